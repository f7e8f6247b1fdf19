package org.needsline.need.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.need.Actor;
import org.needsline.need.NeedService;
import org.needsline.notification.NotificationEvents;
import org.needsline.organisation.Role;
import org.springframework.stereotype.Component;

/**
 * A deadline passed and the case moves on by itself. The record says just that. Serves every step that lapses: the step's name is the
 * input {@code step}.
 */
@Component
class DeadlineLapsedDelegate implements JavaDelegate {

    private final NeedService needs;
    private final NeedMessages messages;

    DeadlineLapsedDelegate(NeedService needs, NeedMessages messages) {
        this.needs = needs;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        String number = step.number();
        Actor clock = Actor.clock();
        switch (step.variable("step")) {
            case "ConfirmUrgency" -> {
                needs.urgencyLapsed(number, clock);
                step.set(NeedLifecycle.INTAKE_OUTCOME, "urgent");
            }
            case "TriageNeed" -> {
                needs.triageLapsed(number, clock);
                step.set(NeedLifecycle.INTAKE_OUTCOME, "screening")
                        .forget(
                                "kind",
                                "category",
                                "scope",
                                "households",
                                "hardship",
                                "leftBehind",
                                NeedLifecycle.DUPLICATES,
                                NeedLifecycle.ASKED_ONCE);
            }
            case "SupplementNeed" -> {
                needs.supplementLapsed(number, clock);
                step.forget(NeedLifecycle.TRIAGE_OUTCOME);
            }
            case "ReviewMerge" -> {
                needs.mergeReviewed(number, false, null, clock);
                step.forget(NeedLifecycle.TRIAGE_OUTCOME, NeedLifecycle.ENDING);
            }
            case "AwaitScreening" -> needs.screeningPassedToTown(number, clock);
            case "ReviewObjection" -> {
                String district = step.variable(NeedLifecycle.DISTRICT);
                needs.unitInvolved(number, district, clock);
                lapsed(step, Role.SUPERVISOR.group(district));
            }
            case "ClaimNeed" -> needs.claimLapsed(number, clock);
            case "DecideExtension" -> needs.extensionLapsed(number, clock);
            case "VerifyDelivery" -> {
                needs.verificationLapsed(number, clock);
                step.set(NeedLifecycle.DELIVERY_RESULT, "delivered");
            }
            case "CallBack" -> needs.notRated(number, clock);
            default -> throw new IllegalArgumentException("No step lapses under the name " + step.variable("step"));
        }
    }

    private void lapsed(Step step, String group) {
        messages.tellGroups(
                step.number(),
                NotificationEvents.CASE_DEADLINE_LAPSED,
                List.of(group),
                Map.of("step", "复核异议 Review objection"));
    }
}
