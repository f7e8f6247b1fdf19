package org.needsline.need.process;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.need.Actor;
import org.needsline.need.Ending;
import org.needsline.need.NeedService;
import org.needsline.notification.NotificationEvents;
import org.springframework.stereotype.Component;

/** Publishes the result and tells the reporter. */
@Component
class CloseNeedDelegate implements JavaDelegate {

    private final NeedService needs;
    private final NeedMessages messages;

    CloseNeedDelegate(NeedService needs, NeedMessages messages) {
        this.needs = needs;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {

        Step step = Step.of(execution);
        Ending ending = Ending.of(step.variable(NeedLifecycle.ENDING));
        Actor system = Actor.of("system", null);
        boolean carriedOut = ending == Ending.MET
                || ending == Ending.CLOSED_AFTER_DISPUTE
                || ending == Ending.EXPLAINED
                || ending == Ending.PLANNED;
        if (carriedOut && needs.postingsOf(step.number()).isEmpty()) {
            needs.posted(step.number(), null, system);
        }
        needs.closed(step.number(), ending, system);
        messages.tellReporters(step.number(), NotificationEvents.NEED_CLOSED, Map.of());
    }
}
