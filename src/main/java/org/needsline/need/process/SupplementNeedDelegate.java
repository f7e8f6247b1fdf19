package org.needsline.need.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.need.NeedService;
import org.springframework.stereotype.Component;

/** The reporter's answer; the clerk triages again. */
@Component
class SupplementNeedDelegate implements JavaDelegate {

    private final NeedService needs;

    SupplementNeedDelegate(NeedService needs) {
        this.needs = needs;
    }

    @Override
    public void execute(DelegateExecution execution) {

        Step step = Step.of(execution);
        needs.supplemented(
                step.number(),
                step.required("privateSupplement", "补充内容", "answer"),
                step.actorOf(NeedLifecycle.VILLAGE));
        step.forget(NeedLifecycle.TRIAGE_OUTCOME);
    }
}
