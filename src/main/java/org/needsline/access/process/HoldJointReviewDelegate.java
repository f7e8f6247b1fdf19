package org.needsline.access.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.access.AccessReview;
import org.needsline.access.Coded;
import org.needsline.access.Verdict;
import org.springframework.stereotype.Component;

/** What the joint review recommends to the leading group. */
@Component
class HoldJointReviewDelegate implements JavaDelegate {

    private final AccessReview review;
    private final AccessCards cards;

    HoldJointReviewDelegate(AccessReview review, AccessCards cards) {
        this.review = review;
        this.cards = cards;
    }

    @Override
    public void execute(DelegateExecution execution) {

        LinkForm step = LinkForm.of(execution);
        Verdict verdict = Coded.of(Verdict.class, step.text(AffairsAccess.RECOMMENDATION), "会审意见", "recommendation");
        review.jointlyReviewed(step.number(), verdict, step.text(AffairsAccess.PRIVATE_NOTE), step.by());
        cards.show(execution, step.number());
    }
}
