package org.needsline.need.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.need.NeedService;
import org.springframework.stereotype.Component;

/** The town keeps a merge or lets the need stand by itself. */
@Component
class ReviewMergeDelegate implements JavaDelegate {

    private final NeedService needs;

    ReviewMergeDelegate(NeedService needs) {
        this.needs = needs;
    }

    @Override
    public void execute(DelegateExecution execution) {

        Step step = Step.of(execution);
        boolean keep = "keep".equals(step.variable(NeedLifecycle.MERGE_DECISION));
        needs.mergeReviewed(step.number(), keep, step.text("privateReason"), step.actorOf(NeedLifecycle.TOWN));
        if (!keep) {
            step.forget(NeedLifecycle.TRIAGE_OUTCOME, NeedLifecycle.ENDING);
        }
    }
}
