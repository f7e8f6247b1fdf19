package org.needsline.access.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.access.AccessReview;
import org.needsline.calendar.Deadline;
import org.springframework.stereotype.Component;

/** Law, communities and funding are asked at the same time; the dates of the consultation are computed once for all. */
@Component
class BeginReviewDelegate implements JavaDelegate {

    private final AccessReview review;
    private final AccessCards cards;
    private final AccessDates dates;

    BeginReviewDelegate(AccessReview review, AccessCards cards, AccessDates dates) {
        this.review = review;
        this.cards = cards;
        this.dates = dates;
    }

    @Override
    public void execute(DelegateExecution execution) {

        LinkForm step = LinkForm.of(execution);
        Deadline consultation = dates.begin(execution, "ConsultCommunity");
        review.begun(step.number(), consultation.dueAt());
        step.set(AffairsAccess.CONSULT_DUE, AccessDates.due(consultation))
                .set(AffairsAccess.CONSULT_REMIND_AT, AccessDates.reminder(consultation));
        cards.show(execution, step.number());
    }
}
