package org.needsline.need.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.need.Ending;
import org.needsline.need.NeedService;
import org.needsline.need.NeedView;
import org.springframework.stereotype.Component;

/** Close with reasons, or one level up the ladder, once. */
@Component
class DecideDisputeDelegate implements JavaDelegate {

    private final NeedService needs;

    DecideDisputeDelegate(NeedService needs) {
        this.needs = needs;
    }

    @Override
    public void execute(DelegateExecution execution) {

        Step step = Step.of(execution);
        NeedView need = needs.view(step.number());
        boolean upLadder = "upLadder".equals(step.text(NeedLifecycle.DISPUTE_OUTCOME));
        needs.disputeDecided(
                step.number(),
                upLadder,
                step.required("privateReason", "理由", "reason"),
                step.actor(Ladder.unitOf(step.variable(NeedLifecycle.SUPERVISOR_GROUP))));
        if (upLadder) {
            step.set(NeedLifecycle.RATING_OUTCOME, "upLadder").set(NeedLifecycle.LEVEL, Ladder.above(need.level()));
        } else {
            step.set(NeedLifecycle.RATING_OUTCOME, "settled")
                    .set(NeedLifecycle.ENDING, Ending.CLOSED_AFTER_DISPUTE.code());
        }
    }
}
