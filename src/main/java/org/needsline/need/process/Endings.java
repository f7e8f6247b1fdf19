package org.needsline.need.process;

import org.needsline.need.Ending;
import org.needsline.need.NeedView;
import org.needsline.need.ScreeningOutcome;

/** What screening leads to when the need is not accepted. */
final class Endings {

    private Endings() {}

    static void afterScreening(Step step, ScreeningOutcome outcome, NeedView need) {
        step.set(NeedLifecycle.SCREENING_OUTCOME, outcome.code());
        if (outcome == ScreeningOutcome.REJECTED || outcome == ScreeningOutcome.OUTSIDE_REMIT) {
            notAccepted(step, need);
        }
    }

    /** How it ends unless an appeal is upheld. */
    static void notAccepted(Step step, NeedView need) {
        step.set(NeedLifecycle.APPEALED, need.appealUsed())
                .set(NeedLifecycle.APPEAL_OUTCOME, "dismissed")
                .set(NeedLifecycle.ENDING, (need.outsideRemit() ? Ending.OUTSIDE_REMIT : Ending.REJECTED).code());
    }
}
