package org.needsline.need;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Refusal;

/** Reads a line of the sheet that a village keeps as a report. Headings in Chinese or English, values as people write them. */
final class NeedSheet {

    private static final Map<Column, List<String>> HEADINGS = Map.ofEntries(
            Map.entry(Column.VILLAGE, List.of("村编码", "village")),
            Map.entry(Column.GRID, List.of("网格编码", "grid")),
            Map.entry(Column.CATEGORY, List.of("类别", "category")),
            Map.entry(Column.KIND, List.of("种类", "kind")),
            Map.entry(Column.DESCRIPTION, List.of("描述", "description")),
            Map.entry(Column.PLACE, List.of("地点", "place")),
            Map.entry(Column.SCOPE, List.of("范围", "scope")),
            Map.entry(Column.HOUSEHOLDS, List.of("受益户数", "households")),
            Map.entry(Column.URGENT, List.of("紧急", "urgent")),
            Map.entry(Column.HARDSHIP, List.of("特困", "hardship")),
            Map.entry(Column.LEFT_BEHIND, List.of("三留守", "leftBehind")),
            Map.entry(Column.NAME, List.of("姓名", "name")),
            Map.entry(Column.PHONE, List.of("电话", "phone")),
            Map.entry(Column.CONSENT, List.of("同意署名", "consentToName")),
            Map.entry(Column.REGISTERED_ON, List.of("登记日期", "registeredOn")));

    private static final List<Column> REQUIRED =
            List.of(Column.VILLAGE, Column.CATEGORY, Column.KIND, Column.DESCRIPTION);

    private static final Pattern DAY =
            Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?");
    private static final Pattern PLAIN_DAY = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");

    /** What a spreadsheet program stores of a day, where the cell's format does not say that it is one. */
    private static final Pattern SERIAL_DAY = Pattern.compile("[34]\\d{4}");

    private static final LocalDate SERIAL_EPOCH = LocalDate.of(1899, 12, 30);
    private static final Pattern COUNT = Pattern.compile("(\\d{1,9})\\s*户?");

    private enum Column {
        VILLAGE,
        GRID,
        CATEGORY,
        KIND,
        DESCRIPTION,
        PLACE,
        SCOPE,
        HOUSEHOLDS,
        URGENT,
        HARDSHIP,
        LEFT_BEHIND,
        NAME,
        PHONE,
        CONSENT,
        REGISTERED_ON
    }

    private NeedSheet() {}

    /**
     * Checks the heading.
     *
     * @throws Refusal invalid, if a column that every line needs is missing
     */
    static void checkHeading(List<String> columns) {
        List<String> missing = new ArrayList<>();
        for (Column column : REQUIRED) {
            List<String> names = headings(column);
            if (columns.stream().noneMatch(heading -> names.stream().anyMatch(heading::equalsIgnoreCase))) {
                missing.add(String.join("/", names));
            }
        }
        if (!missing.isEmpty()) {
            throw Refusal.invalid(
                    "第1行缺少列：" + String.join("、", missing) + "。",
                    "Line 1 lacks the columns: " + String.join(", ", missing) + ".");
        }
    }

    /**
     * The report that a line holds.
     *
     * @throws Refusal invalid, with the first thing that is wrong
     */
    static NeedReport report(SheetRow row) {
        String village = required(row, Column.VILLAGE);
        Category category = constant(Category.values(), required(row, Column.CATEGORY), "类别", "category");
        Kind kind = constant(Kind.values(), required(row, Column.KIND), "种类", "kind");
        String description = required(row, Column.DESCRIPTION);
        String place = cell(row, Column.PLACE);
        int households = households(cell(row, Column.HOUSEHOLDS));
        String scopeText = cell(row, Column.SCOPE);
        Scope scope = scopeText.isEmpty()
                ? (households > 1 ? Scope.COMMON : Scope.PERSONAL)
                : constant(Scope.values(), scopeText, "范围", "scope");
        String name = cell(row, Column.NAME);
        String phone = cell(row, Column.PHONE);
        if (name.isEmpty() && !phone.isEmpty()) {
            throw Refusal.invalid("有电话而没有姓名，请补全或一并删去。", "There is a phone but no name: give both or neither.");
        }
        String day = cell(row, Column.REGISTERED_ON);
        String grid = cell(row, Column.GRID);
        return new NeedReport(
                null,
                fingerprint(List.of(village, category.code(), description, place, name, phone, day)),
                false,
                village,
                grid.isEmpty() ? null : grid,
                kind,
                category,
                scope,
                households,
                yes(cell(row, Column.HARDSHIP), "特困", "hardship"),
                leftBehind(cell(row, Column.LEFT_BEHIND)),
                yes(cell(row, Column.URGENT), "紧急", "urgent"),
                Channel.IMPORT,
                description,
                place.isEmpty() ? null : place,
                name.isEmpty()
                        ? null
                        : new Reporter(
                                name,
                                phone.isEmpty() ? null : phone,
                                null,
                                yes(cell(row, Column.CONSENT), "同意署名", "consent to be named")),
                day.isEmpty() ? null : day(day));
    }

    /** The same content is the same need, in whichever sheet it stands. */
    private static String fingerprint(List<String> content) {
        return "sheet "
                + ReceiptCode.sha256(
                        String.join("\u001f", content).replaceAll("\\s+", "").toLowerCase(Locale.ROOT));
    }

    private static List<String> headings(Column column) {
        return HEADINGS.getOrDefault(column, List.of());
    }

    private static String cell(SheetRow row, Column column) {
        for (String heading : headings(column)) {
            for (Map.Entry<String, String> cell : row.cells().entrySet()) {
                if (cell.getKey().equalsIgnoreCase(heading)) {
                    return cell.getValue().strip();
                }
            }
        }
        return "";
    }

    private static String required(SheetRow row, Column column) {
        String text = cell(row, column);
        if (text.isEmpty()) {
            List<String> names = headings(column);
            throw Refusal.invalid("“" + names.get(0) + "”没有填写。", "\"" + names.get(1) + "\" is empty.");
        }
        return text;
    }

    /** By code, by label, or by a part of the Chinese label that fits only one. */
    private static <E extends Coded> E constant(E[] constants, String text, String zh, String en) {
        List<E> parts = new ArrayList<>();
        for (E constant : constants) {
            if (constant.code().equalsIgnoreCase(text)
                    || constant.label().zh().equals(text)
                    || constant.label().en().equalsIgnoreCase(text)) {
                return constant;
            }
            if (text.length() > 1 && constant.label().zh().contains(text)) {
                parts.add(constant);
            }
        }
        if (parts.size() == 1) {
            return parts.get(0);
        }
        String known = String.join(
                "、",
                Arrays.stream(constants).map(constant -> constant.label().zh()).toList());
        String codes =
                String.join(", ", Arrays.stream(constants).map(Coded::code).toList());
        throw Refusal.invalid(
                zh + "“" + text + "”不认识，应为：" + known + "。",
                "The " + en + " \"" + text + "\" is unknown; one of " + codes + ".");
    }

    private static LeftBehind leftBehind(String text) {
        return switch (text) {
            case "", "否", "无", "没有", "不是" -> LeftBehind.NONE;
            default -> constant(LeftBehind.values(), text, "三留守", "left-behind group");
        };
    }

    private static boolean yes(String text, String zh, String en) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "是", "有", "√", "✓", "y", "yes", "true", "1", "紧急", "urgent", "特困", "同意" -> true;
            case "", "否", "无", "不", "×", "n", "no", "false", "0", "一般", "ordinary", "不同意" -> false;
            default ->
                throw Refusal.invalid(
                        zh + "应填“是”或“否”，不能是“" + text + "”。", "For " + en + ", write yes or no, not \"" + text + "\".");
        };
    }

    private static int households(String text) {
        if (text.isEmpty()) {
            return 1;
        }
        Matcher count = COUNT.matcher(text);
        if (!count.matches()) {
            throw Refusal.invalid("受益户数应为数字，不能是“" + text + "”。", "Households must be a number, not \"" + text + "\".");
        }
        return Integer.parseInt(count.group(1));
    }

    private static @Nullable LocalDate day(String text) {
        if (SERIAL_DAY.matcher(text).matches()) {
            return SERIAL_EPOCH.plusDays(Integer.parseInt(text));
        }
        Matcher day = DAY.matcher(text);
        if (!day.matches()) {
            day = PLAIN_DAY.matcher(text);
        }
        try {
            if (day.matches()) {
                return LocalDate.of(
                        Integer.parseInt(day.group(1)), Integer.parseInt(day.group(2)), Integer.parseInt(day.group(3)));
            }
        } catch (DateTimeException e) {
            throw noDay(text);
        }
        throw noDay(text);
    }

    private static Refusal noDay(String text) {
        return Refusal.invalid(
                "登记日期“" + text + "”不是有效日期，例如2026-03-05。",
                "The day of registration \"" + text + "\" is no day, such as 2026-03-05.");
    }
}
