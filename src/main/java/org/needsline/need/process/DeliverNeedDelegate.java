package org.needsline.need.process;

import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.need.Actor;
import org.needsline.need.DeliveryResult;
import org.needsline.need.ExtensionRequest;
import org.needsline.need.Level;
import org.needsline.need.NeedService;
import org.needsline.need.NeedView;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Component;

/** The unit says it is done, asks for an extension, or hands back. */
@Component
class DeliverNeedDelegate implements JavaDelegate {

    private final NeedService needs;

    DeliverNeedDelegate(NeedService needs) {
        this.needs = needs;
    }

    @Override
    public void execute(DelegateExecution execution) {

        Step step = Step.of(execution);
        NeedView need = needs.view(step.number());
        Actor actor = step.actor(need.responsible());
        switch (step.variable(NeedLifecycle.DELIVERY_OUTCOME)) {
            case "delivered" -> {
                needs.delivered(
                        step.number(),
                        new DeliveryResult(step.required("privateResult", "落实情况", "what was done")),
                        actor);
                step.set(NeedLifecycle.DELIVERY_RESULT, "delivered");
            }
            case "extend" -> {
                LocalDate extendTo = step.requiredDate(NeedLifecycle.EXTEND_TO, "延期至", "new date");
                needs.extensionRequested(
                        step.number(),
                        new ExtensionRequest(extendTo, step.required("privateReason", "理由", "reason")),
                        actor);
                // The supervisor's form shows it.
                step.set(NeedLifecycle.EXTEND_TO, extendTo.toString());
            }
            case "handBack" -> {
                needs.handedBack(step.number(), step.required("privateReason", "理由", "reason"), actor);
                step.set(NeedLifecycle.DELIVERY_RESULT, "handedBack")
                        .set(NeedLifecycle.LEVEL, Ladder.above(need.level()));
                if (need.level() == Level.DISTRICT) {
                    needs.awaitsAssignment(step.number(), Actor.of("system", null));
                }
            }
            default -> throw Refusal.invalid("请选择落实情况。", "Please choose how it stands.");
        }
        step.forget("privateResult", "privateReason");
    }
}
