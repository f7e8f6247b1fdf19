package org.needsline.access.process;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.access.AccessDecisions;
import org.needsline.access.AccessEnding;
import org.needsline.access.AccessFiling;
import org.needsline.access.Coded;
import org.needsline.access.Verdict;
import org.needsline.calendar.Deadline;
import org.needsline.notification.NotificationEvents;
import org.needsline.organisation.Role;
import org.springframework.stereotype.Component;

/** What the leading group decides. */
@Component
class DecideAccessDelegate implements JavaDelegate {

    private final AccessFiling filing;
    private final AccessDecisions decisions;
    private final AccessCards cards;
    private final AccessDates dates;
    private final AccessMessages messages;

    DecideAccessDelegate(
            AccessFiling filing,
            AccessDecisions decisions,
            AccessCards cards,
            AccessDates dates,
            AccessMessages messages) {
        this.filing = filing;
        this.decisions = decisions;
        this.cards = cards;
        this.dates = dates;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {

        LinkForm step = LinkForm.of(execution);
        String number = step.number();
        Verdict verdict = Coded.of(Verdict.class, step.text(AffairsAccess.DECISION), "决定", "decision");
        AccessDecisions.Decided decided =
                decisions.decided(number, verdict, step.text(AffairsAccess.PRIVATE_NOTE), step.by());
        step.set(AffairsAccess.APPROVE_OUTCOME, decided.name().toLowerCase(Locale.ROOT))
                .set(AffairsAccess.URGENCY, "ordinary")
                .set(AffairsAccess.PRIORITY, 50)
                .set(AffairsAccess.TOTAL_DUE, AccessDates.NEVER)
                .set(AffairsAccess.EMERGENCY_UNTIL, AccessDates.NEVER)
                .set(AffairsAccess.EMERGENCY_REMIND_AT, AccessDates.NEVER);
        switch (decided) {
            case REFUSED -> step.set(AffairsAccess.ENDING, AccessEnding.REFUSED.code());
            case EMERGENCY -> {
                Deadline until = dates.begin(execution, "EmergencyValidity");
                decisions.emergencyAdmitted(number, until.dueAt(), step.by());
                step.set(AffairsAccess.EMERGENCY_UNTIL, AccessDates.due(until))
                        .set(AffairsAccess.EMERGENCY_REMIND_AT, AccessDates.reminder(until));
                messages.tellAll(number, NotificationEvents.ACCESS_EMERGENCY, Map.of());
            }
            default -> {
                // Posting or signing follows; the communities are told there.
            }
        }
        messages.tell(
                number,
                NotificationEvents.ACCESS_DECIDED,
                List.of(Role.OFFICER.group(filing.view(number).department())),
                Map.of("decision", verdict.label().toString()));
        cards.show(execution, number);
    }
}
