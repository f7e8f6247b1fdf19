package org.needsline.need.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.notification.NotificationEvents;
import org.needsline.organisation.Role;
import org.springframework.stereotype.Component;

/** Somebody who decides is late: whoever stands above is told, and the case goes on waiting. The input {@code step} names the step. */
@Component
class TellLateDelegate implements JavaDelegate {

    private final NeedMessages messages;

    TellLateDelegate(NeedMessages messages) {
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        String late = step.variable("step");
        String district = step.variable(NeedLifecycle.DISTRICT);
        String above =
                switch (late) {
                    case "ScreenByTown", "ReviewAppeal" -> Role.SUPERVISOR.group(district);
                    default -> Role.MANAGER.group(district);
                };
        messages.tellGroups(
                step.number(), NotificationEvents.CASE_DEADLINE_LAPSED, List.of(above), Map.of("step", late));
    }
}
