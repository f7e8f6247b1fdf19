package org.needsline.access.process;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
 * at twice its time; whoever is told finds it in a list. Each is told once a round. The input {@code step} names the link. */
@Component
class TellLinkLateDelegate implements JavaDelegate {

    private static final Set<Link> ENDS_BY_ITSELF =
            EnumSet.of(Link.SUPPLEMENT, Link.CONSULT, Link.RATE, Link.EMERGENCY);

    private final AccessOwners owners;
    private final AccessLateness lateness;
    private final LateLinks lateLinks;
    private final AccessMessages messages;
    private final Deadlines deadlines;
    private final ScoreLedger scores;
    private final Calendars calendars;
    private final Clock clock;

    TellLinkLateDelegate(
            AccessOwners owners,
            AccessLateness lateness,
            LateLinks lateLinks,
            AccessMessages messages,
            Deadlines deadlines,
            ScoreLedger scores,
            Calendars calendars,
            Clock clock) {
        this.owners = owners;
        this.lateness = lateness;
        this.lateLinks = lateLinks;
        this.messages = messages;
        this.deadlines = deadlines;
        this.scores = scores;
        this.calendars = calendars;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {

        LinkForm form = LinkForm.of(execution);
        String step = form.variable("step");
        Link link = Link.of(step).orElseThrow(() -> new IllegalArgumentException("No link " + step));
        String instance = execution.getProcessInstanceId();
        rounds(form.number(), instance, step, link)
                .forEach(due -> tell(form.number(), instance, step, link, due, form.variable(AffairsAccess.DISTRICT)));
    }

    /** What is open of the step just now. Of objections several run at a time, each with a date of its own. */
    private List<Deadline> rounds(String number, String instance, String step, Link link) {
        Set<Date> open = lateLinks.dueDates(instance, link.step());
        List<Deadline> rounds = deadlines.ofCase(number).stream()
                .filter(each -> each.step().equals(step) && open.contains(Date.from(each.dueAt())))
                .toList();
        return rounds.isEmpty() ? List.of(deadlines.latest(instance, step).orElseThrow()) : rounds;
    }

    private void tell(String number, String instance, String step, Link link, Deadline due, String district) {
        if (clock.instant().isBefore(due.dueAt())) {
            if (reminderIsDue(due)
                    && lateness.noted(number, AccessEvent.REMINDED, step, due.startedAt(), due.dueAt())) {
                messages.tell(
                        number,
                        NotificationEvents.ACCESS_REMINDER,
                        owners.of(number, link, district),
                        facts(link, due));
            }
            return;
        }
        if (ENDS_BY_ITSELF.contains(link)) {
            // A reminder that fires too late: the clock ends the step, nobody is late.
            return;
        }
        if (lateness.noted(number, AccessEvent.OVERDUE, step, due.startedAt(), due.dueAt())) {
            String supervisor = Role.SUPERVISOR.group(district);
            List<String> groups = new ArrayList<>(List.of(supervisor));
            groups.addAll(
                    link == Link.TOTAL
                            ? List.of(Role.LEADING_GROUP.group(district))
                            : owners.of(number, link, district));
            messages.tell(number, NotificationEvents.ACCESS_LATE, groups, facts(link, due));
            if (link != Link.TOTAL) {
                lateLinks.shownTo(List.of(supervisor), instance, link.step(), Date.from(due.dueAt()));
                count(number, link, district, due);
            }
        }
        if (twiceOver(number, link, due)
                && lateness.noted(number, AccessEvent.TWICE_OVERDUE, step, due.startedAt(), due.dueAt())) {
            List<String> above =
                    List.of(link == Link.DECIDE ? Role.MANAGER.group(district) : Role.LEADING_GROUP.group(district));
            messages.tell(number, NotificationEvents.ACCESS_TWICE_LATE, above, facts(link, due));
            lateLinks.shownTo(above, instance, link.step(), Date.from(due.dueAt()));
        }
    }

    private boolean reminderIsDue(Deadline due) {
        return due.remindAt() != null && !clock.instant().isBefore(due.remindAt());
    }

    /** The date at twice the time is computed right after the date itself. */
    private boolean twiceOver(String number, Link link, Deadline due) {
        return deadlines.ofCase(number).stream()
                .filter(each -> each.step().equals(link.step() + ".twice") && each.id() > due.id())
                .findFirst()
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
