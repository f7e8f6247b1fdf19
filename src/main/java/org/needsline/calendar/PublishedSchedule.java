package org.needsline.calendar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.needsline.wording.Refusal;

/**
 * Reads the file of a yearly notice: {@code {"years": {"2026": {"off": ["2026-01-01/2026-01-03"], "makeUpWorkdays": ["2026-01-04"]}}}}.
 */
final class PublishedSchedule {

    private static final ObjectMapper JSON = new ObjectMapper();

    private PublishedSchedule() {}

    /**
     * The years that the text describes, at least one.
     *
     * @throws Refusal invalid, naming what cannot be understood
     */
    static List<CalendarYear> read(String text) {
        JsonNode years;
        try {
            years = JSON.readTree(text.startsWith("\uFEFF") ? text.substring(1) : text)
                    .path("years");
        } catch (JsonProcessingException e) {
            throw Refusal.invalid("文件不是有效的JSON。", "The file is not valid JSON.");
        }
        if (!years.isObject() || years.isEmpty()) {
            throw Refusal.invalid("文件中没有“years”或其中没有年份。", "The file has no \"years\", or no year in it.");
        }
        List<CalendarYear> read = new ArrayList<>();
        for (Map.Entry<String, JsonNode> entry : years.properties()) {
            read.add(year(entry.getKey(), entry.getValue()));
        }
        return read;
    }

    private static CalendarYear year(String name, JsonNode node) {
        if (!name.matches("20\\d\\d")) {
            throw Refusal.invalid("“" + name + "”不是年份。", "\"" + name + "\" is not a year.");
        }
        int year = Integer.parseInt(name);
        Map<LocalDate, Boolean> days = new HashMap<>();
        put(days, year, node.path("off"), false);
        put(days, year, node.path("makeUpWorkdays"), true);
        if (days.isEmpty()) {
            throw Refusal.invalid(year + "年没有任何放假日期。", "The year " + year + " has no day off.");
        }
        return new CalendarYear(year, days);
    }

    private static void put(Map<LocalDate, Boolean> days, int year, JsonNode list, boolean workday) {
        if (!list.isArray()) {
            throw Refusal.invalid(
                    year + "年须有“off”和“makeUpWorkdays”两个列表。",
                    "The year " + year + " must have the lists \"off\" and \"makeUpWorkdays\".");
        }
        for (JsonNode item : list) {
            String[] ends = item.asText().split("/", -1);
            LocalDate last = date(ends[ends.length - 1], year);
            LocalDate date = date(ends[0], year);
            if (ends.length > 2 || last.isBefore(date)) {
                throw Refusal.invalid(
                        "日期范围“" + item.asText() + "”有误。", "The range \"" + item.asText() + "\" is not in order.");
            }
            for (; !date.isAfter(last); date = date.plusDays(1)) {
                if (days.put(date, workday) != null) {
                    throw Refusal.invalid(date + "出现了两次。", "The day " + date + " is named twice.");
                }
            }
        }
    }

    private static LocalDate date(String text, int year) {
        LocalDate date;
        try {
            date = LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw Refusal.invalid(
                    "“" + text + "”不是日期（应如2026-10-01）。", "\"" + text + "\" is not a date such as 2026-10-01.");
        }
        // A notice may begin with the last days of December before.
        if (date.getYear() != year && !date.equals(LocalDate.of(year - 1, 12, Math.max(25, date.getDayOfMonth())))) {
            throw Refusal.invalid(date + "不属于" + year + "年。", "The day " + date + " is not in " + year + ".");
        }
        return date;
    }
}
