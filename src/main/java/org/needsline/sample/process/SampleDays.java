package org.needsline.sample.process;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import org.needsline.calendar.WorkCalendar;

/**
 * Working days counted back from the next end of a working day. What takes n working days and begins on day n is due next, whatever the
 * time of the start; day 1 and all before it lie in the past.
 */
final class SampleDays {

    private static final int PAST = 60;

    private final WorkCalendar calendar;
    private final Instant now;
    private final List<LocalDate> back = new ArrayList<>();

    SampleDays(WorkCalendar calendar, Instant now) {
        this.calendar = calendar;
        this.now = now;
        LocalDate day = calendar.dateOf(now);
        while (!calendar.isWorkday(day) || !calendar.endOfWorkday(day).isAfter(now)) {
            day = day.plusDays(1);
        }
        while (back.size() <= PAST) {
            if (calendar.isWorkday(day)) {
                back.add(day);
            }
            day = day.minusDays(1);
        }
    }

    Instant now() {
        return now;
    }

    Instant at(int daysAgo, LocalTime time) {
        return back.get(daysAgo).atTime(time).atZone(calendar.zone()).toInstant();
    }

    /** That many working days ago; a negative number lies ahead. */
    LocalDate day(int daysAgo) {
        if (daysAgo >= 0) {
            return back.get(daysAgo);
        }
        LocalDate day = back.get(0);
        int left = -daysAgo;
        while (left > 0) {
            day = day.plusDays(1);
            if (calendar.isWorkday(day)) {
                left--;
            }
        }
        return day;
    }
}
