package org.needsline.access.process;

import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.access.AccessReview;
import org.needsline.access.Coded;
import org.needsline.access.Verdict;
import org.needsline.wording.Bilingual;
import org.springframework.stereotype.Component;

/** Lays the proposal of the decision table before the joint review, with everything it follows from. */
@Component
class AccessRecommendationDelegate implements JavaDelegate {

    private final AccessReview review;
    private final AccessCards cards;

    AccessRecommendationDelegate(AccessReview review, AccessCards cards) {
        this.review = review;
        this.cards = cards;
    }

    @Override
    public void execute(DelegateExecution execution) {

        LinkForm step = LinkForm.of(execution);
        Map<?, ?> proposal = (Map<?, ?>) Objects.requireNonNull(execution.getVariable(AffairsAccess.PROPOSAL));
        Verdict verdict = Coded.of(Verdict.class, String.valueOf(proposal.get("recommendation")), "建议", "proposal");
        review.proposed(
                step.number(),
                verdict,
                Bilingual.of(String.valueOf(proposal.get("reasonZh")), String.valueOf(proposal.get("reasonEn"))));
        step.set(AffairsAccess.RECOMMENDATION, verdict.code())
                .forget(
                        AffairsAccess.PROPOSAL,
                        AffairsAccess.LEGAL_OPINION,
                        AffairsAccess.FUNDING_OPINION,
                        AffairsAccess.OPPOSE_PERCENT,
                        AffairsAccess.CONDITIONAL_PERCENT);
        cards.show(execution, step.number());
    }
}
