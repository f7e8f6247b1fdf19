package org.needsline.need.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.need.NeedService;
import org.needsline.notification.NotificationEvents;
import org.springframework.stereotype.Component;

/** The supervisor one level up grants or refuses the one extension. */
@Component
class DecideExtensionDelegate implements JavaDelegate {

    private final NeedService needs;
    private final NeedMessages messages;

    DecideExtensionDelegate(NeedService needs, NeedMessages messages) {
        this.needs = needs;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {

        Step step = Step.of(execution);
        step.forget(NeedLifecycle.EXTEND_TO);
        boolean granted = "grant".equals(step.variable(NeedLifecycle.EXTENSION_DECISION));
        needs.extensionDecided(
                step.number(),
                granted,
                step.text("privateReason"),
                step.actor(Ladder.unitOf(step.variable(NeedLifecycle.SUPERVISOR_GROUP))));
        messages.tellGroups(
                step.number(),
                NotificationEvents.NEED_EXTENSION_DECIDED,
                List.of(step.variable(NeedLifecycle.DELIVERER_GROUP)),
                Map.of("decision", granted ? "同意延期 granted" : "不同意延期 refused"));
        if (granted) {
            messages.tellReporters(step.number(), NotificationEvents.NEED_EXTENSION_DECIDED, Map.of());
        }
    }
}
