package org.needsline.access.process;

import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.access.AccessOperation;
import org.needsline.access.AccessRequest;
import org.needsline.calendar.Deadline;
import org.needsline.notification.NotificationEvents;
import org.springframework.stereotype.Component;

/** Signed, entered in the ledger, handed down to the communities. */
@Component
class SignAgreementDelegate implements JavaDelegate {

    private final AccessOperation operation;
    private final AccessCards cards;
    private final AccessDates dates;
    private final AccessMessages messages;
    private final AccessProcess process;

    SignAgreementDelegate(
            AccessOperation operation,
            AccessCards cards,
            AccessDates dates,
            AccessMessages messages,
            AccessProcess process) {
        this.operation = operation;
        this.cards = cards;
        this.dates = dates;
        this.messages = messages;
        this.process = process;
    }

    @Override
    public void execute(DelegateExecution execution) {

        LinkForm step = LinkForm.of(execution);
        String number = step.number();
        AccessRequest request = operation.signed(
                number,
                step.text(AffairsAccess.PRIVATE_AGREEMENT),
                step.date(AffairsAccess.RUNS_FROM),
                step.date(AffairsAccess.EXPIRES_ON),
                step.by());
        Deadline payment = dates.begin(execution, "ConfirmReceipt");
        step.set(AffairsAccess.EXPIRES_AT, dates.endOf(Objects.requireNonNull(request.expiresOn())))
                .set(AffairsAccess.RECEIPT_DUE, AccessDates.due(payment))
                .set(AffairsAccess.RECEIPT_REMIND_AT, AccessDates.reminder(payment))
                .set(AffairsAccess.RECEIPT_TWICE_AT, AccessDates.due(dates.begin(execution, "ConfirmReceipt.twice")));
        if (request.refersTo() != null) {
            process.replaced(request.refersTo(), number);
        }
        if (request.legacyNumber() != null) {
            process.legacySigned(request.legacyNumber());
        }
        messages.tellAll(number, NotificationEvents.ACCESS_SIGNED, Map.of());
        cards.show(execution, number);
    }
}
