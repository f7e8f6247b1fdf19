package org.needsline.need.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.need.Actor;
import org.needsline.need.NeedService;
import org.needsline.need.Rated;
import org.needsline.need.Rating;
import org.needsline.need.Status;
import org.springframework.stereotype.Component;

/** The clerk called: the rating as it was said, or nobody was reached. */
@Component
class CallBackDelegate implements JavaDelegate {

    private final NeedService needs;

    CallBackDelegate(NeedService needs) {
        this.needs = needs;
    }

    @Override
    public void execute(DelegateExecution execution) {

        Step step = Step.of(execution);
        Actor clerk = step.actor(Ladder.unitOf(step.variable(NeedLifecycle.CALLER_GROUP)));
        String word = step.text("privateWord");
        if ("reached".equals(step.text(NeedLifecycle.CALL_BACK_OUTCOME))) {
            Rating rating = Rating.of(step.required("rating", "评价", "rating"));
            needs.calledBack(step.number(), new Rated(rating, word, true), clerk);
        } else {
            needs.calledBack(step.number(), null, clerk);
            if (needs.view(step.number()).status() == Status.CALLING_BACK) {
                needs.notRated(step.number(), clerk);
            }
        }
        step.forget("rating");
    }
}
