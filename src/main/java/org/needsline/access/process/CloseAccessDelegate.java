package org.needsline.access.process;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.access.AccessEnding;
import org.needsline.access.AccessOperation;
import org.needsline.notification.NotificationEvents;
import org.springframework.stereotype.Component;

/** The ledger shows how it ended, and everybody concerned is told. */
@Component
class CloseAccessDelegate implements JavaDelegate {

    private final AccessOperation operation;
    private final AccessMessages messages;
    private final AccessCards cards;

    CloseAccessDelegate(AccessOperation operation, AccessMessages messages, AccessCards cards) {
        this.operation = operation;
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
    }
}
