package org.needsline.access.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.access.AccessEnding;
import org.needsline.access.AccessFiling;
import org.needsline.access.AccessRequest;
import org.needsline.calendar.Deadline;
import org.needsline.notification.NotificationEvents;
import org.needsline.organisation.Role;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Component;

/** Complete, or back once with everything that is missing. */
@Component
class CheckApplicationDelegate implements JavaDelegate {

    private final AccessFiling filing;
    private final FilingForm form;
    private final AccessCards cards;
    private final AccessDates dates;
    private final AccessMessages messages;

    CheckApplicationDelegate(
            AccessFiling filing, FilingForm form, AccessCards cards, AccessDates dates, AccessMessages messages) {
        this.filing = filing;
        this.form = form;
        this.cards = cards;
        this.dates = dates;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {

        LinkForm step = LinkForm.of(execution);
        String outcome = step.text(AffairsAccess.CHECK_OUTCOME);
        if (!"complete".equals(outcome) && !"incomplete".equals(outcome)) {
            throw Refusal.invalid("请选择材料是否齐全。", "Choose whether the request is complete.");
        }
        String missing = step.text(AffairsAccess.PRIVATE_MISSING);
        String number = step.number();
        switch (filing.checked(number, "complete".equals(outcome), missing, step.by())) {
            case COMPLETE -> {
                Deadline total = dates.begin(execution, "AccessTotal");
                filing.totalClockBegins(number, total.dueAt());
                step.set(AffairsAccess.TOTAL_DUE, AccessDates.due(total)).set(AffairsAccess.APPLY_OUTCOME, "complete");
            }
            case SUPPLEMENT -> {
                AccessRequest request = filing.view(number);
                form.fill(execution, request);
                step.set(AffairsAccess.APPLY_OUTCOME, "supplement");
                messages.tell(
                        number,
                        NotificationEvents.ACCESS_MISSING,
                        List.of(Role.OFFICER.group(request.department())),
                        Map.of("question", String.valueOf(missing)));
            }
            case LAPSED ->
                step.set(AffairsAccess.APPLY_OUTCOME, "lapsed").set(AffairsAccess.ENDING, AccessEnding.LAPSED.code());
        }
        cards.show(execution, number);
    }
}
