package org.needsline.access.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.access.AccessEnding;
import org.needsline.access.AccessOperation;
import org.springframework.stereotype.Component;

/** The last day is over, or a new admission takes its place. */
@Component
class ExpireAccessDelegate implements JavaDelegate {

    private final AccessOperation operation;

    ExpireAccessDelegate(AccessOperation operation) {
        this.operation = operation;
    }

    @Override
    public void execute(DelegateExecution execution) {

        operation.expired(execution.getProcessBusinessKey());
        execution.setVariable(AffairsAccess.ENDING, AccessEnding.EXPIRED.code());
    }
}
