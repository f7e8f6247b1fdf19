package org.needsline.need;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.needsline.wording.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Loads the sheets named by {@code --import-needs=FILE}, CSV or XLSX. Exit code 0 if every line is registered, 2 if any is not; rejected
 * lines are in {@code FILE-rejected.csv} with their reasons.
 */
@Component
@Order(30)
class NeedImportStart implements ApplicationRunner, ExitCodeGenerator {

    private static final Logger LOG = LoggerFactory.getLogger(NeedImportStart.class);
    private static final int SOME_REJECTED = 2;

    private final NeedImport needs;
    private volatile int exitCode;

    NeedImportStart(NeedImport needs) {
        this.needs = needs;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        List<String> files = arguments.getOptionValues("import-needs");
        if (files != null) {
            files.forEach(file -> load(Path.of(file)));
        }
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }

    private void load(Path file) {
        try {
            Sheet sheet = Sheet.read(Files.readAllBytes(file));
            NeedImport.Result result;
            try (ProgressBar bar = new ProgressBarBuilder()
                    .setTaskName("导入需求 Needs")
                    .setInitialMax(sheet.rows().size())
                    .build()) {
                result = needs.load(sheet, bar::stepTo);
            }
            Path rejected = NeedImport.rejectedFile(file);
            NeedImport.writeRejected(rejected, sheet.columns(), result.rejected());
            LOG.info(
                    "{}: 登记{}项，{}项此前已登记，拒绝{}行。 {} needs registered, {} known before, {} lines rejected.",
                    file,
                    result.registered(),
                    result.known(),
                    result.rejected().size(),
                    result.registered(),
                    result.known(),
                    result.rejected().size());
            if (!result.rejected().isEmpty()) {
                exitCode = SOME_REJECTED;
                LOG.error("被拒绝的行及原因见{}。 The rejected lines and their reasons are in {}.", rejected, rejected);
            }
        } catch (IOException e) {
            exitCode = SOME_REJECTED;
            LOG.error("文件{}无法读写。 The file {} cannot be read or written: {}", file, file, Objects.toString(e));
        } catch (Refusal refusal) {
            exitCode = SOME_REJECTED;
            LOG.error("{}: {}", file, refusal.sentence());
        }
    }
}
