package org.needsline.need.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.need.Ending;
import org.needsline.need.NeedService;
import org.needsline.need.NeedView;
import org.needsline.need.Supervision;
import org.needsline.notification.NotificationEvents;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Unit;
import org.springframework.stereotype.Component;

/** The supervisor sets a new date, names another unit, or closes with reasons. */
@Component
class SuperviseDeliveryDelegate implements JavaDelegate {

    private final NeedService needs;
    private final Cards cards;
    private final NeedMessages messages;
    private final Organisation organisation;

    SuperviseDeliveryDelegate(NeedService needs, Cards cards, NeedMessages messages, Organisation organisation) {
        this.needs = needs;
        this.cards = cards;
        this.messages = messages;
        this.organisation = organisation;
    }

    @Override
    public void execute(DelegateExecution execution) {

        Step step = Step.of(execution);
        Supervision.Outcome outcome = Supervision.Outcome.of(step.variable(NeedLifecycle.SUPERVISE_OUTCOME));
        boolean close = outcome == Supervision.Outcome.CLOSE;
        String unit = step.text("assignUnit");
        NeedView need = needs.supervised(
                step.number(),
                new Supervision(
                        outcome,
                        close ? null : step.requiredDate("promisedOn", "新的完成日期", "new date"),
                        outcome == Supervision.Outcome.ANOTHER_UNIT ? unit : null,
                        step.required("privateReason", "理由", "reason")),
                step.actor(Ladder.unitOf(step.variable(NeedLifecycle.SUPERVISOR_GROUP))));
        step.forget("promisedOn");
        if (close) {
            step.set(NeedLifecycle.DELIVERY_RESULT, "closed").set(NeedLifecycle.ENDING, Ending.EXPLAINED.code());
            return;
        }
        cards.show(execution, need);
        Unit responsible = organisation.require(java.util.Objects.requireNonNull(need.responsible()));
        messages.tellGroups(
                step.number(), NotificationEvents.NEED_SUPERVISION, List.of(Groups.actingFor(responsible)), Map.of());
    }
}
