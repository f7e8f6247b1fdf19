package org.needsline.need;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Registers the needs of a sheet, each by itself: a line that fails loses no other. What was registered before, from this sheet or
 * another, is not registered again.
 */
@Component
class NeedImport {

    private static final Logger LOG = LoggerFactory.getLogger(NeedImport.class);
    private static final Actor IMPORT = Actor.of("import", null);
    private static final Bilingual FAILED =
            Bilingual.of("系统未能登记此行，详见日志，可重新导入。", "This line could not be registered; see the log and import it again.");

    private final NeedRegistration registration;

    NeedImport(NeedRegistration registration) {
        this.registration = registration;
    }

    /**
     * What became of a sheet.
     *
     * @param registered lines that are needs now
     * @param known lines that were registered before
     * @param rejected the others
     */
    record Result(int registered, int known, List<Rejected> rejected) {}

    /** A line that was left out, and why. */
    record Rejected(SheetRow row, Bilingual reason) {}

    /**
     * Registers the needs of a sheet.
     *
     * @param progress is told how many lines are done, after each
     * @throws Refusal invalid, if the file is no sheet of needs
     */
    Result load(Sheet sheet, LongConsumer progress) {
        NeedSheet.checkHeading(sheet.columns());
        int registered = 0;
        int known = 0;
        List<Rejected> rejected = new ArrayList<>();
        long done = 0;
        for (SheetRow row : sheet.rows()) {
            try {
                if (registration.register(NeedSheet.report(row), IMPORT).repeated()) {
                    known++;
                } else {
                    registered++;
                }
            } catch (Refusal refusal) {
                rejected.add(new Rejected(row, refusal.sentence()));
            } catch (RuntimeException e) {
                // The line may hold personal data: only its number goes into the log.
                LOG.error("第{}行登记失败 Line {} could not be registered", row.line(), row.line(), e);
                rejected.add(new Rejected(row, FAILED));
            }
            done++;
            progress.accept(done);
        }
        return new Result(registered, known, List.copyOf(rejected));
    }

    /** Where the rejected lines of a file go. */
    static Path rejectedFile(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return file.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + "-rejected.csv");
    }

    /**
     * Writes the rejected lines as they were, with their numbers and the reasons: to be mended there and imported again. Only the owner
     * may read the file, for it holds what the sheet held.
     */
    static void writeRejected(Path target, List<String> columns, List<Rejected> rejected) throws IOException {
        Files.deleteIfExists(target);
        if (rejected.isEmpty()) {
            return;
        }
        List<String> kept = columns.stream()
                .filter(column -> !column.equals("行号") && !column.equals("原因") && !column.equals("reason"))
                .toList();
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(
                    target, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
        StringBuilder text = new StringBuilder("\uFEFF");
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.DEFAULT)) {
            List<String> heading = new ArrayList<>(kept);
            heading.addAll(List.of("行号", "原因", "reason"));
            printer.printRecord(heading);
            for (Rejected line : rejected) {
                List<String> cells = new ArrayList<>();
                kept.forEach(column -> cells.add(line.row().cells().getOrDefault(column, "")));
                cells.add(String.valueOf(line.row().line()));
                cells.add(line.reason().zh());
                cells.add(line.reason().en());
                printer.printRecord(cells);
            }
        }
        Files.writeString(target, text, StandardCharsets.UTF_8);
    }
}
