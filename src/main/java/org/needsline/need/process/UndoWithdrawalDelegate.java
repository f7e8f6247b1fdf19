package org.needsline.need.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.need.Ending;
import org.needsline.need.NeedService;
import org.needsline.need.NeedView;
import org.needsline.need.Status;
import org.needsline.need.Urgency;
import org.springframework.stereotype.Component;

/** The reporter wants it after all: it goes on where it stood, or joins the need that took its place. */
@Component
class UndoWithdrawalDelegate implements JavaDelegate {

    private final NeedService needs;

    UndoWithdrawalDelegate(NeedService needs) {
        this.needs = needs;
    }

    @Override
    public void execute(DelegateExecution execution) {

        Step step = Step.of(execution);
        if ("successor".equals(step.variable(NeedLifecycle.WITHDRAWAL_OUTCOME))) {
            step.set(NeedLifecycle.ENDING, Ending.MERGED.code());
            return;
        }
        NeedView need = needs.view(step.number());
        // Without it the decision on the class of the need would take an urgent one for ordinary.
        step.set("danger", need.urgency() == Urgency.URGENT)
                .set(NeedLifecycle.WITHDRAWAL_OUTCOME, "resumed")
                .set(NeedLifecycle.STAGE, Stages.of(need.status()))
                .forget(NeedLifecycle.ENDING);
        if (need.status() == Status.REJECTED) {
            Endings.notAccepted(step, need);
        }
    }
}
