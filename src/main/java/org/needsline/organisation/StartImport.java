package org.needsline.organisation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Loads the files named by {@code --import-units=FILE} and {@code --import-staff=FILE}, after which the application ends: exit code 0 if
 * every line was loaded, 2 if any was not. Files named in the settings are loaded too, and the application goes on.
 */
@Component
@Order(20)
class StartImport implements ApplicationRunner, ExitCodeGenerator {

    private static final Logger LOG = LoggerFactory.getLogger(StartImport.class);
    private static final int SOME_REJECTED = 2;

    private final UnitImport units;
    private final StaffImport staff;
    private final FirstAdministrator firstAdministrator;
    private final OrganisationSettings settings;
    private volatile int exitCode;

    StartImport(
            UnitImport units, StaffImport staff, FirstAdministrator firstAdministrator, OrganisationSettings settings) {
        this.units = units;
        this.staff = staff;
        this.firstAdministrator = firstAdministrator;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        exitCode = 0;
        List<Path> unitFiles = files(arguments, "import-units", settings.importUnits());
        unitFiles.forEach(file -> load(file, units::load));
        if (!unitFiles.isEmpty() && settings.importUnits() != null) {
            // Now there may be a district to hold office in.
            firstAdministrator.settle();
        }
        files(arguments, "import-staff", settings.importStaff()).forEach(this::loadStaff);
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }

    private void loadStaff(Path file) {
        PasswordSheet sheet = new PasswordSheet(file);
        load(file, text -> staff.load(text, InitialPassword::next, sheet::add));
        if (Files.exists(sheet.file())) {
            LOG.info("初始密码写入 First passwords are in {}", sheet.file());
        }
    }

    private void load(Path file, Function<byte[], ImportResult> importer) {
        ImportResult result;
        try {
            result = importer.apply(Files.readAllBytes(file));
        } catch (IOException e) {
            exitCode = SOME_REJECTED;
            LOG.error("文件{}无法读取。 The file {} cannot be read: {}", file, file, e.toString());
            return;
        } catch (Refusal refusal) {
            exitCode = SOME_REJECTED;
            LOG.error("{}: {}", file, refusal.sentence());
            return;
        }
        result.rejected()
                .forEach(rejected ->
                        LOG.error("{} 第{}行 line {}: {}", file, rejected.line(), rejected.line(), rejected.reason()));
        LOG.info(
                "{}: 载入{}行，{}行无变化，拒绝{}行。 {} lines loaded, {} unchanged, {} rejected.",
                file,
                result.loaded(),
                result.unchanged(),
                result.rejected().size(),
                result.loaded(),
                result.unchanged(),
                result.rejected().size());
        if (!result.rejected().isEmpty()) {
            exitCode = SOME_REJECTED;
        }
    }

    private static List<Path> files(ApplicationArguments arguments, String option, @Nullable Path setting) {
        List<String> values = arguments.getOptionValues(option);
        if (values != null && !values.isEmpty()) {
            return values.stream().map(Path::of).toList();
        }
        return setting == null ? List.of() : List.of(setting);
    }
}
