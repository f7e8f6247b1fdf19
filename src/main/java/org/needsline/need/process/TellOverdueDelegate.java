package org.needsline.need.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.need.Actor;
import org.needsline.need.NeedService;
import org.needsline.notification.NotificationEvents;
import org.springframework.stereotype.Component;

/** The promised day has passed: it scores, and the supervisor above is told. */
@Component
class TellOverdueDelegate implements JavaDelegate {

    private final NeedService needs;
    private final NeedMessages messages;

    TellOverdueDelegate(NeedService needs, NeedMessages messages) {
        this.needs = needs;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {

        Step step = Step.of(execution);
        needs.deliveryOverdue(step.number(), Actor.clock());
        step.set(NeedLifecycle.OVERDUE_AT, execution.getVariable(NeedLifecycle.SUPERVISE_AT));
        messages.tellGroups(
                step.number(),
                NotificationEvents.NEED_OVERDUE,
                List.of(step.variable(NeedLifecycle.SUPERVISOR_GROUP), step.variable(NeedLifecycle.DELIVERER_GROUP)),
                Map.of());
    }
}
