package org.needsline.need.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.need.Actor;
import org.needsline.need.NeedService;
import org.springframework.stereotype.Component;

/** The time for rating is over: those who rated count; if nobody did, somebody calls. */
@Component
class EndRatingTimeDelegate implements JavaDelegate {

    private final NeedService needs;

    EndRatingTimeDelegate(NeedService needs) {
        this.needs = needs;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        step.set(
                NeedLifecycle.ANYONE_RATED,
                needs.ratingOver(step.number(), Actor.clock()).rating() != null);
    }
}
