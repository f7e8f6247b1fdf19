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

/** A send task of the model: the input {@code event} says what happened. Who is told follows from the event. */
@Component
class TellDelegate implements JavaDelegate {

    private final NeedMessages messages;
    private final NeedService needs;

    TellDelegate(NeedMessages messages, NeedService needs) {
        this.messages = messages;
        this.needs = needs;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        String event = step.variable("event");
        String village = step.variable(NeedLifecycle.VILLAGE);
        switch (event) {
            case NotificationEvents.NEED_MEETING_REMINDER ->
                messages.tellGroups(
                        step.number(),
                        event,
                        List.of(Role.SECRETARY.group(village), Role.CLERK.group(village)),
                        Map.of());
            case NotificationEvents.NEED_CLAIM_REMINDER ->
                messages.tellGroups(
                        step.number(),
                        event,
                        List.of(step.variable(NeedLifecycle.CLAIM_GROUPS).split(",")),
                        Map.of());
            case NotificationEvents.NEED_DELIVERY_REMINDER ->
                messages.tellGroups(
                        step.number(), event, List.of(step.variable(NeedLifecycle.DELIVERER_GROUP)), Map.of());
            case NotificationEvents.NEED_RATING_INVITED -> {
                needs.awaitsRating(step.number(), null, Actor.of("system", null));
                messages.tellReporters(step.number(), event, Map.of());
            }
            default -> messages.tellReporters(step.number(), event, Map.of());
        }
    }
}
