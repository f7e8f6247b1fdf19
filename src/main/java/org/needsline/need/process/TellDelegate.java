package org.needsline.need.process;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.calendar.Calendars;
import org.needsline.calendar.Deadlines;
import org.needsline.calendar.WorkCalendar;
import org.needsline.need.Actor;
import org.needsline.need.NeedEvent;
import org.needsline.need.NeedService;
import org.needsline.need.NeedView;
import org.needsline.need.TimelineEntry;
import org.needsline.notification.NotificationEvents;
import org.needsline.organisation.Role;
import org.springframework.stereotype.Component;

/** A send task of the model: the input {@code event} says what happened. Who is told follows from the event. */
@Component
class TellDelegate implements JavaDelegate {

    private final NeedMessages messages;
    private final NeedService needs;
    private final Deadlines deadlines;
    private final Calendars calendars;
    private final Clock clock;

    TellDelegate(NeedMessages messages, NeedService needs, Deadlines deadlines, Calendars calendars, Clock clock) {
        this.messages = messages;
        this.needs = needs;
        this.deadlines = deadlines;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** What the clerk asked: everything that is missing, in one message. */
    private String question(String number) {
        String asked = null;
        for (TimelineEntry entry : needs.timelineOf(number)) {
            if (entry.event() == NeedEvent.ASKED_REPORTER) {
                asked = entry.note();
            }
        }
        return Objects.requireNonNull(asked);
    }

    /** The last day of the step that begins next, by the same rule. */
    private Map<String, String> until(DelegateExecution execution, String next) {
        NeedView need = needs.view(execution.getProcessBusinessKey());
        Integer workdays = deadlines
                .rule(StepFacts.of(execution, need, next, clock.instant()))
                .amount();
        if (workdays == null) {
            return Map.of();
        }
        WorkCalendar calendar = calendars.current();
        return Map.of(
                "due",
                calendar.dateOf(calendar.plusWorkdays(clock.instant(), workdays).instant())
                        .toString());
    }

    private static Map<String, String> with(String name, String fact, Map<String, String> facts) {
        Map<String, String> more = new LinkedHashMap<>(facts);
        more.put(name, fact);
        return more;
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
                messages.tellReporters(step.number(), event, until(execution, "AwaitRating"));
            }
            case NotificationEvents.NEED_QUESTION ->
                messages.tellReporters(
                        step.number(),
                        event,
                        with("question", question(step.number()), until(execution, "SupplementNeed")));
            case NotificationEvents.NEED_MERGED ->
                messages.tellReporters(step.number(), event, until(execution, "AwaitMergeObjection"));
            case NotificationEvents.NEED_REJECTED -> {
                NeedView need = needs.view(step.number());
                messages.tellReporters(
                        step.number(),
                        need.outsideRemit() ? NotificationEvents.NEED_OUTSIDE_REMIT : event,
                        need.appealUsed() ? Map.of() : until(execution, "AwaitAppeal"));
            }
            case NotificationEvents.NEED_APPEAL_DECIDED ->
                messages.tellReporters(step.number(), event, Map.of("decision", "维持原决定 dismissed"));
            default -> messages.tellReporters(step.number(), event, Map.of());
        }
    }
}
