package org.needsline.calendar;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Working days by the State Council's yearly schedule: weekends and public holidays off, make-up workdays on. An immutable snapshot; a
 * year added later is seen by the next one from {@link Calendars#current()}.
 */
public final class WorkCalendar {

    private final Map<LocalDate, Boolean> exceptions;
    private final Set<Integer> years;
    private final ZoneId zone;
    private final LocalTime dayEndsAt;
    private final Clock clock;

    WorkCalendar(Collection<CalendarYear> published, ZoneId zone, LocalTime dayEndsAt, Clock clock) {
        Map<LocalDate, Boolean> days = new HashMap<>();
        published.stream()
                .sorted((one, other) -> Integer.compare(one.year(), other.year()))
                .forEach(year -> days.putAll(year.days()));
        this.exceptions = Map.copyOf(days);
        this.years = published.stream().map(CalendarYear::year).collect(Collectors.toUnmodifiableSet());
        this.zone = zone;
        this.dayEndsAt = dayEndsAt;
        this.clock = clock;
    }

    public boolean isWorkday(LocalDate date) {
        Boolean published = exceptions.get(date);
        return published != null ? published : !isWeekend(date);
    }

    /** Whether the schedule of that year is known. */
    public boolean isPublished(int year) {
        return years.contains(year);
    }

    /**
     * The end of working hours of the n-th working day after the day of {@code start}.
     *
     * @param days working days, at least 1
     */
    public DueDate plusWorkdays(Instant start, int days) {
        if (days < 1) {
            throw new IllegalArgumentException("A deadline takes at least one working day, not " + days);
        }
        LocalDate from = dateOf(start);
        LocalDate date = from;
        for (int counted = 0; counted < days; ) {
            date = date.plusDays(1);
            if (isWorkday(date)) {
                counted++;
            }
        }
        Instant due = endOfWorkday(date);
        return new DueDate(
                due,
                DateExplanation.ofWorkdays(this, from, days, date, due),
                !unpublished(from, date).isEmpty());
    }

    /**
     * The end of working hours of the n-th working day before the day of {@code end}.
     *
     * @param days working days, at least 1
     */
    public Instant minusWorkdays(Instant end, int days) {
        LocalDate date = dateOf(end);
        for (int counted = 0; counted < days; ) {
            date = date.minusDays(1);
            if (isWorkday(date)) {
                counted++;
            }
        }
        return endOfWorkday(date);
    }

    /**
     * So many hours later, round the clock.
     *
     * @param hours at least 1
     */
    public DueDate plusHours(Instant start, int hours) {
        if (hours < 1) {
            throw new IllegalArgumentException("A deadline takes at least one hour, not " + hours);
        }
        Instant due = start.plus(hours, ChronoUnit.HOURS);
        return new DueDate(due, DateExplanation.ofHours(this, start, hours, due), false);
    }

    /** Working days after {@code from} up to and including {@code to}; 0 if {@code to} is not later. */
    public int workdaysBetween(LocalDate from, LocalDate to) {
        int count = 0;
        for (LocalDate date = from.plusDays(1); !date.isAfter(to); date = date.plusDays(1)) {
            if (isWorkday(date)) {
                count++;
            }
        }
        return count;
    }

    /** The end of working hours of a day, whether or not it is a working day. */
    public Instant endOfWorkday(LocalDate date) {
        return date.atTime(dayEndsAt).atZone(zone).toInstant();
    }

    public LocalDate dateOf(Instant instant) {
        return instant.atZone(zone).toLocalDate();
    }

    /** What people here call today. */
    public LocalDate today() {
        return dateOf(clock.instant());
    }

    /** Midnight at the beginning of today, local time. */
    public Instant startOfToday() {
        return today().atStartOfDay(zone).toInstant();
    }

    /** Midnight at the end of today, local time: the first moment of tomorrow. */
    public Instant endOfToday() {
        return today().plusDays(1).atStartOfDay(zone).toInstant();
    }

    public ZoneId zone() {
        return zone;
    }

    /** The years without a schedule that the days after {@code from} up to {@code to} reach into. */
    Set<Integer> unpublished(LocalDate from, LocalDate to) {
        Set<Integer> missing = new TreeSet<>();
        for (int year = from.plusDays(1).getYear(); year <= to.getYear(); year++) {
            if (!years.contains(year)) {
                missing.add(year);
            }
        }
        return missing;
    }

    /** A day that the schedule takes out of the week. */
    boolean isHoliday(LocalDate date) {
        return Boolean.FALSE.equals(exceptions.get(date));
    }

    /** A Saturday or Sunday that the schedule makes a working day. */
    boolean isMakeUp(LocalDate date) {
        return Boolean.TRUE.equals(exceptions.get(date)) && isWeekend(date);
    }

    Set<Integer> years() {
        return years;
    }

    private static boolean isWeekend(LocalDate date) {
        return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
