package org.needsline.access.process;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.access.AccessOperation;
import org.needsline.access.EvaluationCause;
import org.needsline.calendar.Deadline;
import org.needsline.notification.NotificationEvents;
import org.springframework.stereotype.Component;

/** Link 10 opens: the communities are asked. */
@Component
class OpenEvaluationDelegate implements JavaDelegate {

    private final AccessOperation operation;
    private final AccessCards cards;
    private final AccessDates dates;
    private final AccessMessages messages;

    OpenEvaluationDelegate(AccessOperation operation, AccessCards cards, AccessDates dates, AccessMessages messages) {
        this.operation = operation;
        this.cards = cards;
        this.dates = dates;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {

        LinkForm step = LinkForm.of(execution);
        Deadline rating = dates.begin(execution, "RateAccess");
        EvaluationCause cause = operation.evaluationOpened(step.number(), rating.dueAt());
        step.set(AffairsAccess.RATING_DUE, AccessDates.due(rating))
                .set(AffairsAccess.RATING_REMIND_AT, AccessDates.reminder(rating));
        messages.tellAll(
                step.number(),
                NotificationEvents.ACCESS_EVALUATION,
                Map.of("reason", cause.label().toString()));
        cards.show(execution, step.number());
    }
}
