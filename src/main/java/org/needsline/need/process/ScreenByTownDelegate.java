package org.needsline.need.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.need.DecidedBy;
import org.needsline.need.NeedService;
import org.needsline.need.RejectionReason;
import org.needsline.need.ScreeningDecision;
import org.needsline.need.ScreeningOutcome;
import org.springframework.stereotype.Component;

/** The town decides in place of the meeting, and the record says so. */
@Component
class ScreenByTownDelegate implements JavaDelegate {

    private final NeedService needs;
    private final Cards cards;

    ScreenByTownDelegate(NeedService needs, Cards cards) {
        this.needs = needs;
        this.cards = cards;
    }

    @Override
    public void execute(DelegateExecution execution) {

        Step step = Step.of(execution);
        ScreeningOutcome outcome = ScreeningOutcome.of(step.variable(NeedLifecycle.SCREENING_OUTCOME));
        String reason = step.text("rejectionReason");
        needs.screened(
                step.number(),
                new ScreeningDecision(
                        outcome,
                        DecidedBy.TOWN,
                        reason == null || outcome != ScreeningOutcome.REJECTED ? null : RejectionReason.of(reason),
                        step.text("privateReason"),
                        null,
                        null),
                step.actorOf(NeedLifecycle.TOWN));
        Endings.afterScreening(step, outcome, needs.view(step.number()));
        cards.show(execution, needs.view(step.number()));
    }
}
