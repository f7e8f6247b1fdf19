package org.needsline.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.needsline.wording.Bilingual;

/**
 * Says how a date was counted: {@code 5 working days from 2026-09-28: 10-01…10-07 holiday, Saturday 10-10 is a make-up workday →
 * 2026-10-10 17:30}. Ordinary weekends go without saying.
 */
final class DateExplanation {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final DateTimeFormatter SHORT = DateTimeFormatter.ofPattern("MM-dd", Locale.ROOT);

    private DateExplanation() {}

    static Bilingual ofWorkdays(WorkCalendar calendar, LocalDate from, int days, LocalDate to, Instant due) {
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        for (LocalDate date = from.plusDays(1); !date.isAfter(to); date = date.plusDays(1)) {
            if (calendar.isHoliday(date)) {
                LocalDate first = date;
                while (date.isBefore(to) && calendar.isHoliday(date.plusDays(1))) {
                    date = date.plusDays(1);
                }
                boolean one = first.equals(date);
                zh.add(shown(first, from) + (one ? "" : "至" + shown(date, first)) + "放假");
                en.add(shown(first, from) + (one ? "" : "…" + shown(date, first)) + " holiday");
            } else if (calendar.isMakeUp(date)) {
                zh.add(shown(date, from) + "（" + date.getDayOfWeek().getDisplayName(TextStyle.SHORT, Locale.CHINA)
                        + "）调休上班");
                en.add(date.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + " " + shown(date, from)
                        + " is a make-up workday");
            }
        }
        Set<Integer> missing = calendar.unpublished(from, to);
        if (!missing.isEmpty()) {
            String years = missing.stream().map(String::valueOf).collect(Collectors.joining("、"));
            zh.add(years + "年放假安排尚未公布，暂只扣除周末");
            en.add("schedule of " + years.replace("、", ", ") + " not yet published, only weekends left out");
        }
        return Bilingual.of(
                "自" + from + "起" + days + "个工作日" + (zh.isEmpty() ? "" : "：" + String.join("，", zh)) + " → "
                        + moment(calendar, due),
                days + (days == 1 ? " working day from " : " working days from ") + from
                        + (en.isEmpty() ? "" : ": " + String.join(", ", en)) + " → " + moment(calendar, due));
    }

    static Bilingual ofHours(WorkCalendar calendar, Instant start, int hours, Instant due) {
        String from = moment(calendar, start);
        return Bilingual.of(
                "自" + from + "起" + hours + "小时，不分昼夜 → " + moment(calendar, due),
                hours + (hours == 1 ? " hour" : " hours") + " round the clock from " + from + " → "
                        + moment(calendar, due));
    }

    static String moment(WorkCalendar calendar, Instant instant) {
        return MOMENT.format(instant.atZone(calendar.zone()));
    }

    private static String shown(LocalDate date, LocalDate reader) {
        return date.getYear() == reader.getYear() ? SHORT.format(date) : date.toString();
    }
}
