package org.needsline.monitoring;

import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.needsline.calendar.Calendars;
import org.needsline.calendar.WorkCalendar;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps which steps wait and how long the others took, in the transaction in which they begin and end. */
@Service
public class StepRecord {

    private static final Period KEPT = Period.ofMonths(13);

    private final WaitingSteps steps;
    private final Calendars calendars;
    private final Clock clock;

    StepRecord(WaitingSteps steps, Calendars calendars, Clock clock) {
        this.steps = steps;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** A step begins to wait for people. */
    @Transactional
    public void began(WaitingStep step) {
        steps.add(step);
    }

    /** Its deadline has moved. */
    @Transactional
    public void moved(String taskId, @Nullable Instant dueAt) {
        steps.moved(taskId, dueAt);
    }

    /** It was taken, or the case went on without it. */
    @Transactional
    public void ended(String taskId, Instant since) {
        WorkCalendar calendar = calendars.current();
        Instant now = clock.instant();
        steps.done(taskId, now, calendar.workdaysBetween(calendar.dateOf(since), calendar.dateOf(now)));
    }

    /** Whether nothing is kept of a process yet: the first start since it is watched. */
    @Transactional(readOnly = true)
    public boolean knowsNothingOf(String process) {
        return steps.hasNoneOf(process);
    }

    /** A year's figures and the month before it are enough. */
    @Scheduled(cron = "0 40 2 * * *", zone = "${needsline.zone}")
    @Transactional
    public void forgetOld() {
        steps.forget(clock.instant().atOffset(ZoneOffset.UTC).minus(KEPT).toInstant());
    }
}
