package org.needsline.need.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.need.NeedService;
import org.needsline.need.Status;
import org.needsline.need.Verification;
import org.springframework.stereotype.Component;

/** The clerk confirms, or says what is missing; the third time the supervisor takes over. */
@Component
class VerifyDeliveryDelegate implements JavaDelegate {

    private final NeedService needs;

    VerifyDeliveryDelegate(NeedService needs) {
        this.needs = needs;
    }

    @Override
    public void execute(DelegateExecution execution) {

        Step step = Step.of(execution);
        boolean done = "done".equals(step.variable(NeedLifecycle.VERIFY_OUTCOME));
        String missing = done ? null : step.required("privateMissing", "还差什么", "list of what is missing");
        needs.verified(
                step.number(),
                new Verification(done, missing),
                step.actor(Ladder.unitOf(step.variable(NeedLifecycle.VERIFIER_GROUP))));
        boolean supervise = needs.view(step.number()).status() == Status.SUPERVISING;
        step.set(NeedLifecycle.VERIFY_RESULT, done ? "done" : supervise ? "supervise" : "notDone")
                .forget("privateMissing");
    }
}
