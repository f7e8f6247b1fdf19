package org.needsline.calendar;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Month;
import java.util.Set;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps the schedule of working days complete: adds a year from a file ({@code --add-calendar-year=FILE}, after which the application
 * ends: exit code 0, or 2 if the file was refused), and says in time when next year's is missing.
 */
@Component("workCalendar")
@EnableScheduling
class CalendarUpkeep implements ApplicationRunner, ExitCodeGenerator, HealthIndicator {

    private static final Logger LOG = LoggerFactory.getLogger(CalendarUpkeep.class);
    private static final String OPTION = "add-calendar-year";
    private static final int REFUSED = 2;

    private final Calendars calendars;
    private final DeadlineRecalculation recalculation;
    private volatile int exitCode;

    CalendarUpkeep(Calendars calendars, DeadlineRecalculation recalculation) {
        this.calendars = calendars;
        this.recalculation = recalculation;
    }

    /**
     * What adding a schedule changed.
     *
     * @param years the years that are known now through it
     * @param moved open deadlines whose date is another now
     * @param failed cases that are tried again during the night
     */
    record Added(Set<Integer> years, int moved, int failed) {}

    /**
     * Adds the years of a published schedule and counts open deadlines again.
     *
     * @throws Refusal invalid, if the text cannot be understood
     */
    Added add(String json) {
        Set<Integer> years = calendars.add(json);
        DeadlineRecalculation.Result result = recalculation.run();
        LOG.info("Calendar of {} added", years);
        return new Added(years, result.moved(), result.failed());
    }

    @Override
    public void run(ApplicationArguments arguments) {
        exitCode = 0;
        if (arguments.containsOption(OPTION)) {
            arguments.getOptionValues(OPTION).forEach(file -> addFile(Path.of(file)));
        } else {
            daily();
        }
    }

    @Override
    public int getExitCode() {
        return exitCode;
    }

    /** A little after midnight of the district, whatever the server's zone. */
    @Scheduled(cron = "0 7 0 * * *", zone = "${needsline.zone:Asia/Shanghai}")
    void daily() {
        calendars.refresh();
        recalculation.run();
        if (nextYearIsOverdue()) {
            LOG.warn("{}", missing());
        }
    }

    /** Another node, or a start with the option, may have added a year. */
    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    void refresh() {
        calendars.refresh();
    }

    /** Up in any case: people can work without next year, they must only not forget it. */
    @Override
    public Health health() {
        WorkCalendar calendar = calendars.current();
        Health.Builder health = Health.up()
                .withDetail("years", calendar.years().stream().sorted().toList());
        if (nextYearIsOverdue()) {
            health.withDetail("warning", missing().toString());
        }
        return health.build();
    }

    private boolean nextYearIsOverdue() {
        LocalDate today = calendars.current().today();
        return !calendars.current().isPublished(today.getYear())
                || (today.getMonth() == Month.DECEMBER && !calendars.current().isPublished(today.getYear() + 1));
    }

    private Bilingual missing() {
        LocalDate today = calendars.current().today();
        int year = calendars.current().isPublished(today.getYear()) ? today.getYear() + 1 : today.getYear();
        return Bilingual.of(
                "缺少" + year + "年的放假安排，相关期限暂只扣除周末；请管理员用--add-calendar-year=文件或POST /api/admin/calendar补充。",
                "The schedule of " + year
                        + " is missing, deadlines that reach into it leave out weekends only: an administrator"
                        + " adds it with --add-calendar-year=FILE or POST /api/admin/calendar.");
    }

    private void addFile(Path file) {
        try {
            Added added = add(Files.readString(file, StandardCharsets.UTF_8));
            LOG.info(
                    "已添加{}年放假安排，{}个期限随之变动。 Schedule of {} added, {} deadlines moved.",
                    added.years(),
                    added.moved(),
                    added.years(),
                    added.moved());
        } catch (IOException e) {
            exitCode = REFUSED;
            LOG.error("文件{}无法读取。 The file {} cannot be read: {}", file, file, e.toString());
        } catch (Refusal refusal) {
            exitCode = REFUSED;
            LOG.error("{}: {}", file, refusal.sentence());
        }
    }
}
