package org.needsline.need;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Refusal;

/**
 * A sheet with a heading, as CSV or as a workbook's first sheet.
 *
 * @param columns the headings
 * @param rows the lines that are not empty
 */
record Sheet(List<String> columns, List<SheetRow> rows) {

    private static final Charset CHINESE = Charset.forName("GB18030");

    /** Only its format tells a day from a number. */
    private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, true);

    /**
     * Reads a file; whether it is a workbook or CSV is told from its content.
     *
     * @throws Refusal invalid, if it is neither
     */
    static Sheet read(byte[] file) {
        if (ReadableWorkbook.isOOXMLZipHeader(file)) {
            return workbook(file);
        }
        if (ReadableWorkbook.isOLE2Header(file)) {
            throw Refusal.invalid(
                    "这是旧版或加密的Excel文件，请另存为不加密的.xlsx或CSV。",
                    "This is an old or encrypted Excel file: save it as .xlsx without a password, or as CSV.");
        }
        return csv(decoded(file));
    }

    private static Sheet csv(String text) {
        CSVFormat format = CSVFormat.DEFAULT.builder().setTrim(true).get();
        try (CSVParser parser = format.parse(new StringReader(text))) {
            List<String> columns = List.of();
            List<SheetRow> rows = new ArrayList<>();
            long line = 1;
            for (CSVRecord row : parser) {
                List<String> cells = row.toList();
                if (columns.isEmpty()) {
                    columns = cells.stream().map(String::strip).toList();
                } else {
                    add(rows, line, columns, cells);
                }
                // The parser stands at the end of a record, which may have run over several lines.
                line = parser.getCurrentLineNumber() + 1;
            }
            return new Sheet(columns, rows);
        } catch (IOException e) {
            throw new UncheckedIOException("A text in memory cannot fail to be read", e);
        } catch (UncheckedIOException | IllegalStateException e) {
            throw Refusal.invalid("文件不是有效的CSV：" + e.getMessage(), "The file is not valid CSV: " + e.getMessage());
        }
    }

    private static Sheet workbook(byte[] file) {
        try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(file), WITH_FORMATS);
                Stream<Row> lines = workbook.getFirstSheet().openStream()) {
            List<String> columns = new ArrayList<>();
            List<SheetRow> rows = new ArrayList<>();
            lines.forEach(row -> {
                List<String> cells = new ArrayList<>();
                for (int column = 0; column < row.getCellCount(); column++) {
                    cells.add(text(row.getOptionalCell(column).orElse(null)));
                }
                if (columns.isEmpty()) {
                    columns.addAll(cells);
                } else {
                    add(rows, row.getRowNum(), columns, cells);
                }
            });
            return new Sheet(List.copyOf(columns), rows);
        } catch (IOException | ExcelReaderException | UncheckedIOException e) {
            throw Refusal.invalid("文件不是有效的.xlsx工作簿。", "The file is not a valid .xlsx workbook.");
        }
    }

    private static void add(List<SheetRow> rows, long line, List<String> columns, List<String> cells) {
        Map<String, String> byColumn = new LinkedHashMap<>();
        for (int column = 0; column < columns.size(); column++) {
            byColumn.put(
                    columns.get(column),
                    column < cells.size() ? cells.get(column).strip() : "");
        }
        SheetRow row = new SheetRow(line, byColumn);
        if (!row.isEmpty()) {
            rows.add(row);
        }
    }

    private static String text(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY || cell.getType() == CellType.ERROR) {
            return "";
        }
        if (cell.getType() == CellType.NUMBER) {
            String format = cell.getDataFormatString();
            // A number shown as a day is a day; codes and phones lose their digits in scientific notation.
            return format != null && format.contains("y")
                    ? cell.asDate().toLocalDate().toString()
                    : cell.asNumber().toPlainString();
        }
        return cell.getText().strip();
    }

    /** UTF-8, or what Chinese spreadsheet programs save by default. */
    private static String decoded(byte[] file) {
        for (Charset charset : List.of(StandardCharsets.UTF_8, CHINESE)) {
            try {
                String text = charset.newDecoder().decode(ByteBuffer.wrap(file)).toString();
                return text.startsWith("\uFEFF") ? text.substring(1) : text;
            } catch (CharacterCodingException e) {
                continue;
            }
        }
        throw Refusal.invalid("文件编码不是UTF-8或GB18030。", "The file is neither UTF-8 nor GB18030.");
    }
}
