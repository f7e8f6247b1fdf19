package org.needsline.need.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.need.Actor;
import org.needsline.need.Assignment;
import org.needsline.need.Ending;
import org.needsline.need.NeedService;
import org.needsline.need.NeedView;
import org.needsline.notification.NotificationEvents;
import org.needsline.organisation.Organisation;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Component;

/** At the top of the ladder: an order, an honest explanation, or a place in a plan. */
@Component
class AssignNeedDelegate implements JavaDelegate {

    private final NeedService needs;
    private final Cards cards;
    private final Promises promises;
    private final NeedMessages messages;
    private final Organisation organisation;

    AssignNeedDelegate(
            NeedService needs, Cards cards, Promises promises, NeedMessages messages, Organisation organisation) {
        this.needs = needs;
        this.cards = cards;
        this.promises = promises;
        this.messages = messages;
        this.organisation = organisation;
    }

    @Override
    public void execute(DelegateExecution execution) {

        Step step = Step.of(execution);
        Actor supervisor = step.actorOf(NeedLifecycle.DISTRICT);
        String reason = step.required("privateReason", "理由", "reason");
        switch (step.variable(NeedLifecycle.ASSIGN_OUTCOME)) {
            case "assign" -> {
                boolean needsBudget = step.flag("needsBudget");
                NeedView need = needs.view(step.number());
                Assignment order = new Assignment(
                        step.required("assignUnit", "承办单位", "unit"),
                        step.requiredDate("promisedOn", "完成日期", "date"),
                        needsBudget,
                        reason);
                String group = Groups.actingFor(organisation.require(order.unit()));
                cards.show(
                        execution,
                        needs.assigned(step.number(), order, promises.cap(execution, need, needsBudget), supervisor));
                step.set(NeedLifecycle.LADDER_OUTCOME, "claimed");
                messages.tellGroups(
                        step.number(), NotificationEvents.NEED_ASSIGNED, List.of(group), Map.of("reason", reason));
                messages.tellReporters(step.number(), NotificationEvents.NEED_ASSIGNED, Map.of());
            }
            case "explain" -> {
                needs.explained(step.number(), reason, supervisor);
                step.set(NeedLifecycle.LADDER_OUTCOME, "closed").set(NeedLifecycle.ENDING, Ending.EXPLAINED.code());
            }
            case "plan" -> {
                needs.planned(
                        step.number(), step.wholeNumber("planYear", 0, "计划年度", "year of the plan"), reason, supervisor);
                step.set(NeedLifecycle.LADDER_OUTCOME, "closed").set(NeedLifecycle.ENDING, Ending.PLANNED.code());
            }
            default -> throw Refusal.invalid("请选择处置方式。", "Please choose what to do.");
        }
        step.forget("assignUnit", "promisedOn", "needsBudget", "planYear");
    }
}
