package org.needsline.calendar;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The yearly schedules that are known, and the calendar that follows from them. */
@Service
@DependsOnDatabaseInitialization
@EnableConfigurationProperties(CalendarSettings.class)
public class Calendars {

    private static final String PACKAGED = "calendar/holidays-cn.json";

    private final CalendarYears years;
    private final CalendarSettings settings;
    private final Clock clock;
    private volatile WorkCalendar current;

    Calendars(CalendarYears years, CalendarSettings settings, Clock clock, TransactionTemplate transaction) {
        this.years = years;
        this.settings = settings;
        this.clock = clock;
        transaction.executeWithoutResult(status -> addPackagedYears(years, clock));
        this.current = read(years, settings, clock);
    }

    /** The calendar of this moment. Ask again for each computation: a year may have been added. */
    public WorkCalendar current() {
        return current;
    }

    /**
     * Stores the years of a published schedule, each in the place of what was known of it.
     *
     * @param json the text of the file
     * @return the years that it describes
     * @throws org.needsline.wording.Refusal invalid, if the file cannot be understood; nothing is stored
     */
    @Transactional
    public Set<Integer> add(String json) {
        List<CalendarYear> published = PublishedSchedule.read(json);
        published.forEach(year -> years.put(year, clock.instant()));
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                refresh();
            }
        });
        return published.stream().map(CalendarYear::year).collect(Collectors.toSet());
    }

    /** Reads the schedules again, for the case that another node or a start with {@code --add-calendar-year} added one. */
    void refresh() {
        current = read();
    }

    private WorkCalendar read() {
        return read(years, settings, clock);
    }

    private static WorkCalendar read(CalendarYears years, CalendarSettings settings, Clock clock) {
        return new WorkCalendar(years.all(), settings.zone(), settings.workingDayEndsAt(), clock);
    }

    private static void addPackagedYears(CalendarYears years, Clock clock) {
        Set<Integer> known = years.all().stream().map(CalendarYear::year).collect(Collectors.toSet());
        try {
            String text = new ClassPathResource(PACKAGED).getContentAsString(StandardCharsets.UTF_8);
            PublishedSchedule.read(text).stream()
                    .filter(year -> !known.contains(year.year()))
                    .forEach(year -> years.put(year, clock.instant()));
        } catch (IOException e) {
            throw new UncheckedIOException("The packaged schedule cannot be read: " + PACKAGED, e);
        }
    }
}
