package org.needsline.need.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.need.NeedService;
import org.needsline.need.Urgency;
import org.springframework.stereotype.Component;

/** The clerk says whether it is urgent indeed. */
@Component
class ConfirmUrgencyDelegate implements JavaDelegate {

    private final NeedService needs;
    private final Cards cards;

    ConfirmUrgencyDelegate(NeedService needs, Cards cards) {
        this.needs = needs;
        this.cards = cards;
    }

    @Override
    public void execute(DelegateExecution execution) {

        Step step = Step.of(execution);
        Urgency urgency = Urgency.of(step.variable(NeedLifecycle.URGENCY_DECISION));
        cards.show(
                execution,
                needs.urgencyConfirmed(
                        step.number(), urgency, step.text("privateNote"), step.actorOf(NeedLifecycle.VILLAGE)));
        if (urgency == Urgency.URGENT) {
            step.set(NeedLifecycle.INTAKE_OUTCOME, "urgent");
        } else {
            step.forget(NeedLifecycle.URGENCY);
        }
    }
}
