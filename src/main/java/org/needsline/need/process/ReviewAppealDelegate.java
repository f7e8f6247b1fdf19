package org.needsline.need.process;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.need.NeedService;
import org.needsline.need.NeedView;
import org.needsline.need.Status;
import org.needsline.notification.NotificationEvents;
import org.springframework.stereotype.Component;

/** The town decides the one appeal. */
@Component
class ReviewAppealDelegate implements JavaDelegate {

    private final NeedService needs;
    private final NeedMessages messages;

    ReviewAppealDelegate(NeedService needs, NeedMessages messages) {
        this.needs = needs;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {

        Step step = Step.of(execution);
        boolean upheld = "upheld".equals(step.variable(NeedLifecycle.APPEAL_DECISION));
        NeedView need = needs.appealDecided(
                step.number(),
                upheld,
                step.required("privateReason", "理由", "reason"),
                step.actorOf(NeedLifecycle.TOWN));
        step.set(NeedLifecycle.APPEALED, true)
                .set(
                        NeedLifecycle.APPEAL_OUTCOME,
                        !upheld
                                ? "dismissed"
                                : need.status() == Status.SCREENING || need.status() == Status.TRIAGE
                                        ? "screening"
                                        : "posting");
        if (upheld) {
            messages.tellReporters(
                    step.number(), NotificationEvents.NEED_APPEAL_DECIDED, Map.of("decision", "申诉成立 upheld"));
            step.forget(NeedLifecycle.ENDING);
        }
    }
}
