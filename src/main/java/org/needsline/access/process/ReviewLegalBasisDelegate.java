package org.needsline.access.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.access.AccessReview;
import org.needsline.access.Coded;
import org.needsline.access.LegalOpinion;
import org.springframework.stereotype.Component;

/** What the justice office says. */
@Component
class ReviewLegalBasisDelegate implements JavaDelegate {

    private final AccessReview review;

    ReviewLegalBasisDelegate(AccessReview review) {
        this.review = review;
    }

    @Override
    public void execute(DelegateExecution execution) {

        LinkForm step = LinkForm.of(execution);
        LegalOpinion opinion =
                Coded.of(LegalOpinion.class, step.text(AffairsAccess.LEGAL_OPINION), "合法性意见", "legal opinion");
        review.legalReviewed(step.number(), opinion, step.text(AffairsAccess.PRIVATE_NOTE), step.by());
    }
}
