package org.needsline.need.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.need.Actor;
import org.needsline.need.NeedService;
import org.springframework.stereotype.Component;

/** Nobody objected to the merge in time. Where the need to merge into has gone meanwhile, this one stands by itself. */
@Component
class EndMergeTimeDelegate implements JavaDelegate {

    private final NeedService needs;

    EndMergeTimeDelegate(NeedService needs) {
        this.needs = needs;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        boolean stands = needs.mergeOver(step.number(), Actor.clock());
        step.set(NeedLifecycle.LEAD_STANDS, stands);
        if (!stands) {
            step.forget(NeedLifecycle.TRIAGE_OUTCOME, NeedLifecycle.ENDING);
        }
    }
}
