package org.needsline.organisation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import org.apache.commons.csv.CSVFormat;

/** The first passwords of new people, written beside the imported file for its owner only. They stand nowhere else, least of all in a log. */
final class PasswordSheet {

    private final Path file;

    PasswordSheet(Path imported) {
        String name = String.valueOf(imported.getFileName());
        this.file = imported.resolveSibling(
                (name.endsWith(".csv") ? name.substring(0, name.length() - 4) : name) + ".passwords.csv");
    }

    Path file() {
        return file;
    }

    void add(Staff person, String password) {
        try {
            if (Files.notExists(file)) {
                Files.createFile(file);
                if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
                }
                append("\uFEFFuserId,name,password\r\n");
            }
            append(CSVFormat.EXCEL.format(person.userId(), person.name(), password) + "\r\n");
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "The password of " + person.userId() + " could not be written to " + file, e);
        }
    }

    private void append(String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.UTF_8, StandardOpenOption.APPEND);
    }
}
