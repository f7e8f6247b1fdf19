package org.needsline.organisation;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.needsline.wording.Refusal;

/** A file of comma-separated values with a heading, as spreadsheets save it: UTF-8, with or without byte order mark. */
final class CsvLines {

    private CsvLines() {}

    /**
     * A line of the file.
     *
     * @param number the line it begins on, the heading being line 1
     */
    record Line(long number, Map<String, String> cells) {

        /** The cell of that column without surrounding blanks; empty where the line is too short. */
        String cell(String column) {
            return CsvText.unguarded(cells.getOrDefault(column, "").strip());
        }
    }

    /**
     * Reads all lines.
     *
     * @throws Refusal invalid, if it is not UTF-8 or a column is missing
     */
    static List<Line> read(byte[] file, List<String> columns) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setIgnoreEmptyLines(true)
                .setTrim(true)
                .setAllowMissingColumnNames(true)
                .get();
        try (Reader text = new StringReader(decoded(file));
                CSVParser parser = format.parse(text)) {
            List<String> missing = columns.stream()
                    .filter(column -> !parser.getHeaderNames().contains(column))
                    .toList();
            if (!missing.isEmpty()) {
                throw Refusal.invalid(
                        "第1行缺少列：" + String.join("、", missing) + "。",
                        "Line 1 lacks the columns: " + String.join(", ", missing) + ".");
            }
            List<Line> lines = new ArrayList<>();
            long before = parser.getCurrentLineNumber();
            for (CSVRecord row : parser) {
                // The parser stands at the end of a record, which may have run over several lines.
                lines.add(new Line(Math.max(before + 1, 2), row.toMap()));
                before = parser.getCurrentLineNumber();
            }
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory cannot fail to be read", e);
        } catch (UncheckedIOException | IllegalStateException e) {
            throw Refusal.invalid("文件不是有效的CSV：" + e.getMessage(), "The file is not valid CSV: " + e.getMessage());
        }
    }

    private static String decoded(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw Refusal.invalid(
                    "文件不是UTF-8编码，请在表格软件中另存为“CSV UTF-8”。",
                    "The file is not UTF-8; save it as \"CSV UTF-8\" in the spreadsheet program.");
        }
    }
}
