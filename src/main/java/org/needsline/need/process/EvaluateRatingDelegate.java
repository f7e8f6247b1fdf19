package org.needsline.need.process;

import java.time.Clock;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.calendar.Calendars;
import org.needsline.calendar.Deadline;
import org.needsline.calendar.Deadlines;
import org.needsline.need.Actor;
import org.needsline.need.Ending;
import org.needsline.need.Level;
import org.needsline.need.NeedService;
import org.needsline.need.NeedView;
import org.needsline.need.Rating;
import org.springframework.stereotype.Component;

/** Reporter and merged reporters together: the majority counts. */
@Component
class EvaluateRatingDelegate implements JavaDelegate {

    private final NeedService needs;
    private final Deadlines deadlines;
    private final Calendars calendars;
    private final Clock clock;

    EvaluateRatingDelegate(NeedService needs, Deadlines deadlines, Calendars calendars, Clock clock) {
        this.needs = needs;
        this.deadlines = deadlines;
        this.calendars = calendars;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {

        Step step = Step.of(execution);
        NeedView need = needs.view(step.number());
        if (need.rating() != Rating.DISSATISFIED) {
            step.set(NeedLifecycle.RATING_OUTCOME, "settled").set(NeedLifecycle.ENDING, Ending.MET.code());
            return;
        }
        if (!need.reworked()) {
            Deadline rework = deadlines.begin(StepFacts.of(execution, need, "ReworkNeed", clock.instant()));
            needs.reworkStarted(step.number(), calendars.current().dateOf(rework.dueAt()), Actor.of("system", null));
            step.set(NeedLifecycle.RATING_OUTCOME, "rework");
        } else {
            needs.disputeStarted(step.number(), Actor.of("system", null));
            step.set(NeedLifecycle.RATING_OUTCOME, "dispute")
                    .set(NeedLifecycle.UP_LADDER_ALLOWED, !need.disputed() && need.level() != Level.DISTRICT);
        }
    }
}
