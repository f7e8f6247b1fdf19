package org.needsline.organisation;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values that a spreadsheet opens as they are meant: UTF-8 with byte order mark, and a cell that a spreadsheet would take for
 * a formula has an apostrophe before it, which reading takes off again.
 */
final class CsvText {

    private static final String FORMULA = "=+-@\t\r";
    private static final char APOSTROPHE = '\'';

    private final StringBuilder text = new StringBuilder("\uFEFF");

    CsvText(List<String> heading) {
        line(heading);
    }

    void add(@Nullable String... cells) {
        line(java.util.Arrays.stream(cells).map(CsvText::guarded).toList());
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void line(List<String> cells) {
        text.append(CSVFormat.EXCEL.format(cells.toArray())).append("\r\n");
    }

    private static String guarded(@Nullable String cell) {
        String written = cell == null ? "" : cell;
        return startsFormula(written) || unguarded(written).length() < written.length()
                ? APOSTROPHE + written
                : written;
    }

    /** The cell without the apostrophe that kept it from being a formula. */
    static String unguarded(String cell) {
        return cell.length() > 1
                        && cell.charAt(0) == APOSTROPHE
                        && (startsFormula(cell.substring(1)) || cell.charAt(1) == APOSTROPHE)
                ? cell.substring(1)
                : cell;
    }

    private static boolean startsFormula(String cell) {
        return !cell.isEmpty() && FORMULA.indexOf(cell.charAt(0)) >= 0;
    }
}
