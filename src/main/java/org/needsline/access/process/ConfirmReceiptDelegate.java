package org.needsline.access.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.access.AccessOperation;
import org.springframework.stereotype.Component;

/** A community has received agreement and money. */
@Component
class ConfirmReceiptDelegate implements JavaDelegate {

    private final AccessOperation operation;

    ConfirmReceiptDelegate(AccessOperation operation) {
        this.operation = operation;
    }

    @Override
    public void execute(DelegateExecution execution) {

        LinkForm step = LinkForm.of(execution);
        operation.received(
                step.number(),
                step.community(),
                step.amount(AffairsAccess.PAID, "到账经费", "money that has arrived"),
                step.by());
    }
}
