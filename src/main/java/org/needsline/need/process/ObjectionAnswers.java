package org.needsline.need.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.needsline.need.NeedService;
import org.needsline.need.ObjectionAnswer;
import org.needsline.notification.NotificationEvents;
import org.needsline.organisation.Role;
import org.springframework.stereotype.Component;

/** Writes the public answer to an objection, whoever gave it. */
@Component
class ObjectionAnswers {

    private final NeedService needs;
    private final NeedMessages messages;

    ObjectionAnswers(NeedService needs, NeedMessages messages) {
        this.needs = needs;
        this.messages = messages;
    }

    void answer(DelegateExecution execution, String unitVariable) {
        Step step = Step.of(execution);
        long id = ((Number) java.util.Objects.requireNonNull(execution.getVariable(NeedLifecycle.OBJECTION_ID)))
                .longValue();
        boolean upheld = "upheld".equals(step.required(NeedLifecycle.OBJECTION_DECISION, "复核结果", "decision"));
        needs.objectionAnswered(
                step.number(),
                new ObjectionAnswer(id, upheld, step.required("privateAnswer", "公开答复", "public answer")),
                step.actorOf(unitVariable));
        if (upheld) {
            step.set(NeedLifecycle.OBJECTION_UPHELD, true);
        }
        String decision = upheld ? "异议成立 upheld" : "异议不成立 dismissed";
        messages.tellGroups(
                step.number(),
                NotificationEvents.NEED_OBJECTION_ANSWERED,
                List.of(Role.CLERK.group(step.variable(NeedLifecycle.VILLAGE))),
                Map.of("decision", decision));
        needs.objectionsOf(step.number()).stream()
                .filter(objection -> objection.id() == id)
                .forEach(objection -> messages.tellObjector(step.number(), objection, decision));
    }
}
