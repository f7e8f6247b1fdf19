package org.needsline.access.process;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.access.AccessEnding;
import org.needsline.access.AccessFiling;
import org.needsline.access.AccessOperation;
import org.needsline.access.AccessRequest;
import org.needsline.access.LegacyItems;
import org.needsline.notification.NotificationEvents;
import org.springframework.stereotype.Component;

/** The ledger shows how it ended, and everybody concerned is told. */
@Component
class CloseAccessDelegate implements JavaDelegate {

    private final AccessOperation operation;
    private final AccessFiling filing;
    private final LegacyItems legacy;
    private final AccessProcess process;
    private final AccessMessages messages;
    private final AccessCards cards;

    CloseAccessDelegate(
            AccessOperation operation,
            AccessFiling filing,
            LegacyItems legacy,
            AccessProcess process,
            AccessMessages messages,
            AccessCards cards) {
        this.operation = operation;
        this.filing = filing;
        this.legacy = legacy;
        this.process = process;
        this.messages = messages;
        this.cards = cards;
    }

    @Override
    public void execute(DelegateExecution execution) {

        LinkForm step = LinkForm.of(execution);
        AccessEnding ending = operation.closed(step.number());
        step.set(AffairsAccess.ENDING, ending.code());
        messages.tellWhoKnows(
                step.number(),
                NotificationEvents.ACCESS_ENDED,
                Map.of("ending", ending.label().toString()));
        cards.show(execution, step.number());
        AccessRequest request = filing.view(step.number());
        if (request.legacyNumber() != null
                && request.signedAt() == null
                && legacy.released(request.legacyNumber(), request.number())) {
            process.legacyReleased(request.legacyNumber());
        }
    }
}
