package org.needsline.access.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.access.AccessReview;
import org.needsline.access.Coded;
import org.needsline.access.Stance;
import org.springframework.stereotype.Component;

/** What one target community says. */
@Component
class ConsultCommunityDelegate implements JavaDelegate {

    private final AccessReview review;

    ConsultCommunityDelegate(AccessReview review) {
        this.review = review;
    }

    @Override
    public void execute(DelegateExecution execution) {

        LinkForm step = LinkForm.of(execution);
        Stance stance = Coded.of(Stance.class, step.text(AffairsAccess.STANCE), "态度", "answer");
        review.consulted(
                step.number(),
                step.community(),
                stance,
                step.whole(AffairsAccess.BURDEN, "负担感受", "burden"),
                step.text(AffairsAccess.PRIVATE_WORDS),
                step.by());
    }
}
