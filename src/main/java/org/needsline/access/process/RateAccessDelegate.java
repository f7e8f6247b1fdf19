package org.needsline.access.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.access.AccessOperation;
import org.needsline.access.Coded;
import org.needsline.access.Wish;
import org.springframework.stereotype.Component;

/** What one community says of the department. */
@Component
class RateAccessDelegate implements JavaDelegate {

    private final AccessOperation operation;

    RateAccessDelegate(AccessOperation operation) {
        this.operation = operation;
    }

    @Override
    public void execute(DelegateExecution execution) {

        LinkForm step = LinkForm.of(execution);
        operation.rated(
                step.number(),
                step.community(),
                step.whole(AffairsAccess.PROMISE_KEPT, "兑现承诺", "promise kept"),
                step.whole(AffairsAccess.BURDEN, "负担感受", "burden"),
                Coded.of(Wish.class, step.text(AffairsAccess.WISH), "意愿", "wish"),
                step.text(AffairsAccess.PRIVATE_WORDS),
                step.by());
    }
}
