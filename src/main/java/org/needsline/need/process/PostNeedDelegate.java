package org.needsline.need.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.need.Actor;
import org.needsline.need.NeedService;
import org.springframework.stereotype.Component;

/** Publishes the frozen, masked entry. */
@Component
class PostNeedDelegate implements JavaDelegate {

    private final NeedService needs;

    PostNeedDelegate(NeedService needs) {
        this.needs = needs;
    }

    @Override
    public void execute(DelegateExecution execution) {

        Step step = Step.of(execution);
        Date until = (Date) java.util.Objects.requireNonNull(execution.getVariable("dueDate"));
        needs.posted(step.number(), until.toInstant(), Actor.of("system", null));
        step.set(NeedLifecycle.POSTED_UNTIL, until).set(NeedLifecycle.OBJECTION_UPHELD, false);
    }
}
