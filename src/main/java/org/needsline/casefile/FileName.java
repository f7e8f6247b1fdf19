package org.needsline.casefile;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** What is left of a name that came with a file: for showing and saving, never for finding anything on this machine. */
final class FileName {

    private static final int LONGEST = 100;
    private static final int LONGEST_EXTENSION = 8;

    /** Control and formatting characters, among them those that turn the direction of writing around; private and unassigned ones. */
    private static final Pattern INVISIBLE = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}]");

    /** What means something to a file system, a shell or a browser. */
    private static final Pattern SPECIAL = Pattern.compile("[<>:\"'|?*&`$%;#{}\\\\/]");

    private FileName() {}

    /** The name without path, invisible and special characters, at most 100 characters; {@code file} if nothing is left. */
    static String clean(String given) {
        String name = INVISIBLE
                .matcher(Normalizer.normalize(given, Normalizer.Form.NFC))
                .replaceAll("");
        name = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        name = SPECIAL.matcher(name)
                .replaceAll("_")
                .replaceAll("[\\s\\p{Z}]+", " ")
                .strip();
        name = name.replaceAll("^[.\\s]+|[.\\s]+$", "");
        return name.isEmpty() ? "file" : shortened(name);
    }

    /** In small letters without the dot; empty if there is none. */
    static String extension(String name) {
        int dot = name.lastIndexOf('.');
        String extension = dot < 1 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        return extension.length() > LONGEST_EXTENSION || !extension.matches("[a-z0-9]*") ? "" : extension;
    }

    private static String shortened(String name) {
        if (name.codePointCount(0, name.length()) <= LONGEST) {
            return name;
        }
        String extension = extension(name);
        String ending = extension.isEmpty() ? "" : "." + extension;
        return name.substring(0, name.offsetByCodePoints(0, LONGEST - 1 - ending.length())) + "…" + ending;
    }
}
