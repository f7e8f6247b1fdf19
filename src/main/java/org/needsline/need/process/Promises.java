package org.needsline.need.process;

import java.time.Clock;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.needsline.calendar.Calendars;
import org.needsline.calendar.DeadlineFacts;
import org.needsline.calendar.Deadlines;
import org.needsline.calendar.WorkCalendar;
import org.needsline.need.NeedView;
import org.needsline.need.PromiseCap;
import org.springframework.stereotype.Component;

/** How late a day may be promised: the cap of the decision StepDeadline for delivering such a need. */
@Component
class Promises {

    private final Deadlines deadlines;
    private final Calendars calendars;
    private final Clock clock;

    Promises(Deadlines deadlines, Calendars calendars, Clock clock) {
        this.deadlines = deadlines;
        this.calendars = calendars;
        this.clock = clock;
    }

    PromiseCap cap(DelegateExecution execution, NeedView need, boolean needsBudget) {
        DeadlineFacts facts = StepFacts.of(execution, need, "DeliverNeed", clock.instant(), needsBudget);
        Integer workdays = deadlines.rule(facts).capWorkdays();
        if (workdays == null) {
            throw new IllegalStateException("The decision StepDeadline has no cap for DeliverNeed");
        }
        WorkCalendar calendar = calendars.current();
        return new PromiseCap(
                workdays,
                calendar.dateOf(calendar.plusWorkdays(clock.instant(), workdays).instant()));
    }

    int workdaysSince(LocalDate day) {
        WorkCalendar calendar = calendars.current();
        return Math.max(0, calendar.workdaysBetween(day, calendar.today()));
    }
}
