package org.needsline.access.process;

import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.access.AccessFiling;
import org.needsline.access.AccessRequest;
import org.needsline.access.AccessReview;
import org.needsline.access.Tally;
import org.springframework.stereotype.Component;

/** What the three reviews say, as the decision table asks it. */
@Component
class SumUpOpinionsDelegate implements JavaDelegate {

    private final AccessFiling filing;
    private final AccessReview review;

    SumUpOpinionsDelegate(AccessFiling filing, AccessReview review) {
        this.filing = filing;
        this.review = review;
    }

    @Override
    public void execute(DelegateExecution execution) {

        LinkForm step = LinkForm.of(execution);
        AccessRequest request = filing.view(step.number());
        Tally tally = review.tally(step.number());
        step.set(
                        AffairsAccess.LEGAL_OPINION,
                        Objects.requireNonNull(request.legalOpinion()).code())
                .set(
                        AffairsAccess.FUNDING_OPINION,
                        Objects.requireNonNull(request.fundingOpinion()).code())
                .set(AffairsAccess.OPPOSE_PERCENT, tally.opposePercent())
                .set(AffairsAccess.CONDITIONAL_PERCENT, tally.conditionalPercent());
    }
}
