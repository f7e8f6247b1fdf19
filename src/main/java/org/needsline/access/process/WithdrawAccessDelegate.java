package org.needsline.access.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.access.AccessEnding;
import org.springframework.stereotype.Component;

/** The department took its request back. */
@Component
class WithdrawAccessDelegate implements JavaDelegate {

    @Override
    public void execute(DelegateExecution execution) {

        execution.setVariable(AffairsAccess.ENDING, AccessEnding.WITHDRAWN.code());
    }
}
