package org.needsline.need.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.need.Actor;
import org.needsline.need.NeedService;
import org.needsline.need.Status;
import org.needsline.notification.NotificationEvents;
import org.springframework.stereotype.Component;

/** Twice the time has passed, or three times not done: a supervision order, which scores. */
@Component
class BeginSupervisionDelegate implements JavaDelegate {

    private final NeedService needs;
    private final NeedMessages messages;

    BeginSupervisionDelegate(NeedService needs, NeedMessages messages) {
        this.needs = needs;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {

        Step step = Step.of(execution);
        if (needs.view(step.number()).status() != Status.SUPERVISING) {
            needs.supervisionStarted(step.number(), Actor.clock());
        }
        messages.tellGroups(
                step.number(),
                NotificationEvents.NEED_SUPERVISION,
                List.of(step.variable(NeedLifecycle.SUPERVISOR_GROUP), step.variable(NeedLifecycle.DELIVERER_GROUP)),
                Map.of());
    }
}
