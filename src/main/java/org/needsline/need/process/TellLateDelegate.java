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
        messages.tellGroups(step.number(), NotificationEvents.CASE_LATE, List.of(above), Map.of("step", name(late)));
    }

    /** The step as the task list calls it. */
    private static String name(String late) {
        return switch (late) {
            case "ScreenByTown" -> "街镇议定 Screen by town";
            case "ReviewAppeal" -> "复核申诉 Review appeal";
            case "AssignNeed" -> "督办交办 Assign need";
            case "SuperviseDelivery" -> "督办 Supervise delivery";
            case "DecideDispute" -> "裁定争议 Decide dispute";
            default -> late;
        };
    }
}
