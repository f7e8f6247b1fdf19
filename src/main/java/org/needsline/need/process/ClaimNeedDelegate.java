package org.needsline.need.process;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.need.Actor;
import org.needsline.need.ClaimPlan;
import org.needsline.need.NeedService;
import org.needsline.need.NeedView;
import org.needsline.notification.NotificationEvents;
import org.needsline.organisation.Organisation;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Component;

/** A unit claims with a plan and a date, or says that it is beyond its means. */
@Component
class ClaimNeedDelegate implements JavaDelegate {

    private final NeedService needs;
    private final Cards cards;
    private final Promises promises;
    private final Organisation organisation;
    private final NeedMessages messages;
    private final Clock clock;

    ClaimNeedDelegate(
            NeedService needs,
            Cards cards,
            Promises promises,
            Organisation organisation,
            NeedMessages messages,
            Clock clock) {
        this.needs = needs;
        this.cards = cards;
        this.promises = promises;
        this.organisation = organisation;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {

        Step step = Step.of(execution);
        NeedView need = needs.view(step.number());
        String unit = unit(step, need);
        Actor actor = step.actor(unit);
        if ("decline".equals(step.text(NeedLifecycle.CLAIM_OUTCOME))) {
            List<String> left =
                    needs.claimDeclined(step.number(), unit, step.required("privateReason", "理由", "reason"), actor);
            step.set(NeedLifecycle.CLAIM_RESULT, left.isEmpty() ? "nobodyLeft" : "othersInvited");
            if (!left.isEmpty()) {
                step.set(
                        NeedLifecycle.CLAIM_GROUPS,
                        left.stream()
                                .flatMap(code -> organisation.unit(code).stream())
                                .map(Groups::actingFor)
                                .distinct()
                                .collect(Collectors.joining(",")));
                remindOnce(execution, step);
            }
            step.forget(
                    "promisedOn",
                    "needsBudget",
                    "privatePlan",
                    "privatePersonInCharge",
                    "privateMilestones",
                    "privateNamedCadre");
            return;
        }
        boolean needsBudget = step.flag("needsBudget");
        ClaimPlan plan = new ClaimPlan(
                unit,
                step.required("privatePlan", "办理打算", "plan"),
                step.required("privatePersonInCharge", "责任人", "person in charge"),
                step.requiredDate("promisedOn", "承诺日期", "promised date"),
                needsBudget,
                step.text("privateMilestones"),
                step.text("privateNamedCadre"));
        NeedView claimed = needs.claimed(step.number(), plan, promises.cap(execution, need, needsBudget), actor);
        cards.show(execution, claimed);
        step.set(NeedLifecycle.CLAIM_RESULT, "claimed")
                .set(NeedLifecycle.LADDER_OUTCOME, "claimed")
                .forget("privateReason");
        messages.tellReporters(
                step.number(),
                NotificationEvents.NEED_CLAIMED,
                Map.of("unit", organisation.require(unit).name()));
    }

    /** The unit as chosen, or the only invited one that the person acts for. */
    private String unit(Step step, NeedView need) {
        String chosen = step.text("claimUnit");
        String userId = step.userId();
        List<String> own = need.invited().stream()
                .filter(code -> userId == null || actsFor(userId, code))
                .toList();
        if (chosen != null) {
            if (!own.contains(chosen)) {
                throw Refusal.forbidden("您不能代表这个单位认领。", "You cannot claim in the name of this unit.");
            }
            return chosen;
        }
        if (own.size() != 1) {
            throw Refusal.invalid("请选择以哪个单位的名义认领。", "Please choose the unit in whose name you act.");
        }
        return own.get(0);
    }

    private boolean actsFor(String userId, String code) {
        return organisation
                .unit(code)
                .map(Groups::actingFor)
                .filter(group -> organisation.rolesOf(userId).stream()
                        .anyMatch(held -> held.role().group(held.unitCode()).equals(group)))
                .isPresent();
    }

    /** The task begins anew for those who are left; a reminder that has been sent must not come again. */
    private void remindOnce(DelegateExecution execution, Step step) {
        Date remindAt = (Date) execution.getVariable(NeedLifecycle.CLAIM_REMIND_AT);
        if (remindAt != null && !remindAt.toInstant().isAfter(clock.instant())) {
            step.set(NeedLifecycle.CLAIM_REMIND_AT, execution.getVariable(NeedLifecycle.CLAIM_DUE));
        }
    }
}
