package org.needsline.access.process;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.access.AccessEvent;
import org.needsline.access.AccessLateness;
import org.needsline.access.Link;
import org.needsline.calendar.Calendars;
import org.needsline.calendar.Deadline;
import org.needsline.calendar.Deadlines;
import org.needsline.notification.NotificationEvents;
import org.needsline.organisation.Role;
import org.needsline.scoring.ScoreEvents;
import org.needsline.scoring.ScoreFact;
import org.needsline.scoring.ScoreLedger;
import org.springframework.stereotype.Component;

/** What the clock says of a link: a reminder before it is due, the district supervisor when it is over, the leading group (of link 7: the manager)
 * at twice its time. Each is told once a round. The input {@code step} names the link. */
@Component
class TellLinkLateDelegate implements JavaDelegate {

    private final AccessOwners owners;
    private final AccessLateness lateness;
    private final AccessMessages messages;
    private final Deadlines deadlines;
    private final ScoreLedger scores;
    private final Calendars calendars;
    private final Clock clock;

    TellLinkLateDelegate(
            AccessOwners owners,
            AccessLateness lateness,
            AccessMessages messages,
            Deadlines deadlines,
            ScoreLedger scores,
            Calendars calendars,
            Clock clock) {
        this.owners = owners;
        this.lateness = lateness;
        this.messages = messages;
        this.deadlines = deadlines;
        this.scores = scores;
        this.calendars = calendars;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {

        LinkForm form = LinkForm.of(execution);
        String number = form.number();
        String step = form.variable("step");
        String district = form.variable(AffairsAccess.DISTRICT);
        Link link = Link.of(step).orElseThrow(() -> new IllegalArgumentException("No link " + step));
        Deadline due = deadlines.latest(execution.getProcessInstanceId(), step).orElseThrow();
        if (clock.instant().isBefore(due.dueAt())) {
            if (lateness.noted(number, AccessEvent.REMINDED, step, due.startedAt())) {
                messages.tell(
                        number,
                        NotificationEvents.ACCESS_REMINDER,
                        owners.of(number, link, district),
                        facts(link, due));
            }
            return;
        }
        if (lateness.noted(number, AccessEvent.OVERDUE, step, due.startedAt())) {
            List<String> groups = new ArrayList<>(List.of(Role.SUPERVISOR.group(district)));
            groups.addAll(
                    link == Link.TOTAL
                            ? List.of(Role.LEADING_GROUP.group(district))
                            : owners.of(number, link, district));
            messages.tell(number, NotificationEvents.ACCESS_LATE, groups, facts(link, due));
            if (link != Link.TOTAL) {
                count(number, link, district, due);
            }
        }
        if (twiceOver(execution, link) && lateness.noted(number, AccessEvent.TWICE_OVERDUE, step, due.startedAt())) {
            messages.tell(
                    number,
                    NotificationEvents.ACCESS_TWICE_LATE,
                    List.of(link == Link.DECIDE ? Role.MANAGER.group(district) : Role.LEADING_GROUP.group(district)),
                    facts(link, due));
        }
    }

    private boolean twiceOver(DelegateExecution execution, Link link) {
        return deadlines
                .latest(execution.getProcessInstanceId(), link.step() + ".twice")
                .filter(twice -> !clock.instant().isBefore(twice.dueAt()))
                .isPresent();
    }

    private void count(String number, Link link, String district, Deadline due) {
        scores.count(ScoreFact.of(
                ScoreEvents.ACCESS_LINK_LATE,
                owners.subject(number, link, district),
                String.valueOf(calendars.current().today().getYear()),
                number,
                link.step() + "-" + due.id(),
                "DISTRICT",
                AffairsAccess.KEY));
    }

    private Map<String, String> facts(Link link, Deadline due) {
        return Map.of(
                "step",
                link.label().toString(),
                "due",
                calendars.current().dateOf(due.dueAt()).toString());
    }
}
