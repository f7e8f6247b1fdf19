package org.needsline.calendar;

import java.time.LocalDate;
import java.util.Map;

/**
 * What the State Council's notice says of one year.
 *
 * @param year the year of the notice
 * @param days only the days that differ from the week: false for a public holiday, true for a make-up workday; may reach into the last
 *     days of the year before
 */
record CalendarYear(int year, Map<LocalDate, Boolean> days) {

    CalendarYear {
        days = Map.copyOf(days);
    }
}
