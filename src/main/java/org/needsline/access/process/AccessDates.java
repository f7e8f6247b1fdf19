package org.needsline.access.process;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.needsline.calendar.Calendars;
import org.needsline.calendar.Deadline;
import org.needsline.calendar.DeadlineFacts;
import org.needsline.calendar.Deadlines;
import org.needsline.wording.Bilingual;
import org.springframework.stereotype.Component;

/** Deadlines that several tasks or a whole stage share: computed once, kept like every other, moved with the calendar. */
@Component
class AccessDates {

    /** For a timer whose clock does not run; a timer without a date would fail the case. */
    static final Date NEVER = Date.from(Instant.parse("9999-12-31T00:00:00Z"));

    private final Deadlines deadlines;
    private final Calendars calendars;
    private final Clock clock;

    AccessDates(Deadlines deadlines, Calendars calendars, Clock clock) {
        this.deadlines = deadlines;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** The step begins now. */
    Deadline begin(DelegateExecution execution, String step) {
        return deadlines.begin(facts(execution, step));
    }

    /** Something opens ahead of a fixed day, by the lead of the step's rule: the opening follows the calendar, the day stays. */
    Date ahead(DelegateExecution execution, String step, LocalDate day, Bilingual why) {
        return reminder(deadlines.promised(facts(execution, step), day, why));
    }

    Date now() {
        return Date.from(clock.instant());
    }

    Date endOf(LocalDate day) {
        return Date.from(calendars.current().endOfWorkday(day));
    }

    static Date due(Deadline deadline) {
        return Date.from(deadline.dueAt());
    }

    static Date reminder(Deadline deadline) {
        return deadline.remindAt() == null ? NEVER : Date.from(deadline.remindAt());
    }

    private DeadlineFacts facts(DelegateExecution execution, String step) {
        return DeadlineFacts.of(
                execution.getProcessBusinessKey(), step, clock.instant(), execution.getProcessInstanceId());
    }
}
