package org.needsline.access.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.access.AccessFiling;
import org.needsline.access.AccessRequest;
import org.needsline.notification.NotificationEvents;
import org.needsline.organisation.Role;
import org.springframework.stereotype.Component;

/** The department files; an emergency goes straight to the leading group. */
@Component
class FileAccessRequestDelegate implements JavaDelegate {

    private final AccessFiling filing;
    private final FilingForm form;
    private final AccessCards cards;
    private final AccessMessages messages;
    private final AccessProcess process;

    FileAccessRequestDelegate(
            AccessFiling filing, FilingForm form, AccessCards cards, AccessMessages messages, AccessProcess process) {
        this.filing = filing;
        this.form = form;
        this.cards = cards;
        this.messages = messages;
        this.process = process;
    }

    @Override
    public void execute(DelegateExecution execution) {

        LinkForm step = LinkForm.of(execution);
        AccessRequest request = filing.filed(step.number(), form.read(step), step.by());
        step.set(AffairsAccess.COMMUNITIES, AccessCards.codes(filing.communitiesOf(request.number())))
                .set(AffairsAccess.APPLY_OUTCOME, request.emergency() ? "emergency" : "complete");
        if (request.emergency()) {
            step.set(AffairsAccess.URGENCY, "urgent").set(AffairsAccess.PRIORITY, 90);
        }
        if (request.legacyNumber() != null) {
            process.legacyFiled(request.legacyNumber());
        }
        messages.tell(
                request.number(),
                NotificationEvents.ACCESS_FILED,
                List.of(
                        request.emergency()
                                ? Role.LEADING_GROUP.group(request.district())
                                : Role.ACCESS_OFFICE.group(request.district())),
                Map.of());
        cards.show(execution, request.number());
    }
}
