package org.needsline.access.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.access.AccessReview;
import org.needsline.access.Coded;
import org.needsline.access.FundingOpinion;
import org.springframework.stereotype.Component;

/** What the finance office says. */
@Component
class ReviewFundingDelegate implements JavaDelegate {

    private final AccessReview review;

    ReviewFundingDelegate(AccessReview review) {
        this.review = review;
    }

    @Override
    public void execute(DelegateExecution execution) {

        LinkForm step = LinkForm.of(execution);
        FundingOpinion opinion =
                Coded.of(FundingOpinion.class, step.text(AffairsAccess.FUNDING_OPINION), "经费意见", "funding opinion");
        review.fundingReviewed(step.number(), opinion, step.text(AffairsAccess.PRIVATE_NOTE), step.by());
    }
}
