package org.needsline.access;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;

/**
 * A table to take away, as CSV (UTF-8 with a byte order mark, so that spreadsheets read Chinese) or as XLSX.
 *
 * @param title name of the sheet
 * @param rows texts and numbers; null is an empty cell
 */
record AccessSheet(String title, List<String> head, List<List<@Nullable Object>> rows) {

    private static final String ADMITTED = "准入 admitted";
    private static final String LEGACY = "存量 from before";
    private static final String OUT_OF_TIME = "存量，逾期未申报 from before, not filed in time";
    private static final String TOTAL = "合计 Total";

    /** The whole ledger of a district, or what was looked for in it. */
    static AccessSheet ofDistrict(List<AccessViews.Item> items) {
        return new AccessSheet(
                "准入台账 Access ledger",
                List.of(
                        "编号 Number",
                        "事项 Item",
                        "类型 Kind",
                        "部门 Department",
                        "依据 Legal basis",
                        "社区数 Communities",
                        "每社区每年人日 Person-days a year and community",
                        "每社区每年经费（元） Yuan a year and community",
                        "配备人员 Staff",
                        "权限 Powers",
                        "生效 From",
                        "到期 Until",
                        "应急 Emergency",
                        "条件 Conditions",
                        "负担感受 Burden felt"),
                items.stream()
                        .map(item -> row(
                                item.number(),
                                item.item(),
                                item.kind(),
                                item.department().both(),
                                item.legalBasis(),
                                item.communities(),
                                item.workload(),
                                item.money(),
                                item.staff(),
                                item.powers(),
                                item.from(),
                                item.until(),
                                item.provisional() ? "是 yes" : "",
                                item.conditions(),
                                item.burden()))
                        .toList());
    }

    /** What one community has to do, what it carries from before, and last the sum of its year. */
    static AccessSheet of(AccessViews.CommunityView view) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        BigDecimal paid = BigDecimal.ZERO;
        for (AccessViews.Duty duty : view.duties()) {
            AccessViews.Item item = duty.item();
            rows.add(row(
                    item.number(),
                    item.item(),
                    ADMITTED,
                    item.department().both(),
                    item.from(),
                    item.until(),
                    item.workload(),
                    item.money(),
                    duty.paid(),
                    duty.receivedOn(),
                    item.conditions()));
            paid = paid.add(duty.paid() == null ? BigDecimal.ZERO : duty.paid());
        }
        for (AccessViews.Legacy work : view.legacy()) {
            rows.add(row(
                    work.number(),
                    work.item(),
                    work.over() ? OUT_OF_TIME : LEGACY,
                    work.department().both(),
                    null,
                    work.fileUntil(),
                    null,
                    null,
                    null,
                    null,
                    null));
        }
        rows.add(row(null, TOTAL, null, null, null, null, view.personDays(), view.money(), paid, null, null));
        return new AccessSheet(
                "本社区事项 Our work",
                List.of(
                        "编号 Number",
                        "要做什么 What",
                        "性质 Standing",
                        "部门 From whom",
                        "生效 From",
                        "到期（存量为申报期限） Until (from before: to be filed until)",
                        "每年人日 Person-days a year",
                        "每年经费（元） Yuan a year",
                        "已到账（元） Paid, yuan",
                        "确认日 Confirmed on",
                        "条件 Conditions"),
                rows);
    }

    /** What one department has handed down, a line for each community that carries it, and what it still has to file. */
    static AccessSheet of(AccessViews.DepartmentView view) {
        List<List<@Nullable Object>> rows = new ArrayList<>();
        BigDecimal days = BigDecimal.ZERO;
        BigDecimal money = BigDecimal.ZERO;
        BigDecimal paid = BigDecimal.ZERO;
        for (AccessViews.Handed handed : view.items()) {
            AccessViews.Item item = handed.item();
            for (AccessViews.Share share : handed.shares()) {
                rows.add(row(
                        item.number(),
                        item.item(),
                        ADMITTED,
                        share.community().both(),
                        item.from(),
                        item.until(),
                        item.workload(),
                        item.money(),
                        share.paid(),
                        share.receivedOn(),
                        share.exitAsked() ? "是 yes" : "",
                        item.conditions()));
                days = days.add(item.workload());
                money = money.add(item.money());
                paid = paid.add(share.paid() == null ? BigDecimal.ZERO : share.paid());
            }
        }
        for (AccessViews.Legacy work : view.legacy()) {
            rows.add(row(
                    work.number(),
                    work.item(),
                    work.over() ? OUT_OF_TIME : LEGACY,
                    null,
                    null,
                    work.fileUntil(),
                    null,
                    null,
                    null,
                    null,
                    null,
                    null));
        }
        rows.add(row(null, TOTAL, null, null, null, null, days, money, paid, null, null, null));
        return new AccessSheet(
                "本部门事项 Our items",
                List.of(
                        "编号 Number",
                        "事项 Item",
                        "性质 Standing",
                        "社区 Community",
                        "生效 From",
                        "到期（存量为申报期限） Until (from before: to be filed until)",
                        "每年人日 Person-days a year",
                        "每年经费（元） Yuan a year",
                        "已到账（元） Paid, yuan",
                        "确认日 Confirmed on",
                        "要求退出 Asks for exit",
                        "条件 Conditions"),
                rows);
    }

    private static List<@Nullable Object> row(@Nullable Object... cells) {
        return Arrays.asList(cells);
    }

    byte[] csv() {
        StringBuilder text = new StringBuilder("\uFEFF");
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(head);
            for (List<@Nullable Object> row : rows) {
                printer.printRecord(row.stream().map(AccessSheet::plain).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    byte[] xlsx() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "needsline", "1.0")) {
            Worksheet sheet = book.newWorksheet(title);
            for (int column = 0; column < head.size(); column++) {
                sheet.value(0, column, head.get(column));
                sheet.style(0, column).bold().set();
                sheet.width(column, 18);
            }
            sheet.freezePane(0, 1);
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < head.size(); column++) {
                    Object value = rows.get(row).get(column);
                    if (value instanceof Number number) {
                        sheet.value(row + 1, column, number);
                    } else if (value != null) {
                        sheet.value(row + 1, column, value.toString());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** A text that a spreadsheet would take for a formula is marked as text. */
    private static String plain(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof BigDecimal number) {
            return number.stripTrailingZeros().toPlainString();
        }
        String text = value.toString();
        boolean formula = !(value instanceof Number) && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return formula ? "'" + text : text;
    }
}
