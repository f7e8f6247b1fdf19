package org.needsline.access.process;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.access.AccessEnding;
import org.needsline.access.AccessOperation;
import org.needsline.access.Coded;
import org.needsline.access.EvaluationOutcome;
import org.needsline.notification.NotificationEvents;
import org.springframework.stereotype.Component;

/** What the access office concludes. */
@Component
class EvaluateAccessDelegate implements JavaDelegate {

    private final AccessOperation operation;
    private final AccessCards cards;
    private final AccessMessages messages;

    EvaluateAccessDelegate(AccessOperation operation, AccessCards cards, AccessMessages messages) {
        this.operation = operation;
        this.cards = cards;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {

        LinkForm step = LinkForm.of(execution);
        String number = step.number();
        EvaluationOutcome outcome =
                Coded.of(EvaluationOutcome.class, step.text(AffairsAccess.EVALUATION_OUTCOME), "结论", "conclusion");
        operation.evaluated(number, outcome, step.text(AffairsAccess.PRIVATE_NOTE), step.by());
        step.set(AffairsAccess.EVALUATION_OUTCOME, outcome.code());
        if (outcome == EvaluationOutcome.EXIT) {
            step.set(AffairsAccess.ENDING, AccessEnding.EXITED.code());
        }
        messages.tellAll(
                number,
                NotificationEvents.ACCESS_EVALUATED,
                Map.of("decision", outcome.label().toString()));
        cards.show(execution, number);
    }
}
