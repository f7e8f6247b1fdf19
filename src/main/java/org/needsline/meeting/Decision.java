package org.needsline.meeting;

import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;

/**
 * What a meeting decided about one need.
 *
 * @param reason only when rejected
 * @param vote the vote that decided, null when the need was taken out of the list without one
 */
public record Decision(
        String needNumber, ScreeningOutcome outcome, @Nullable RejectionReason reason, How how, @Nullable Vote vote) {

    /** How a decision came about. */
    public enum How {
        /** With the list as a whole. */
        LIST,
        /** By a vote on this need. */
        SINGLE,
        /** Taken out of the list before the vote. */
        TAKEN_OUT
    }

    /** The vote in words, for the minutes and the need's timeline. */
    public Bilingual voteWording() {
        Bilingual votes = vote == null ? Bilingual.of("", "") : vote.wording();
        return switch (how) {
            case LIST -> Bilingual.of("整单表决 " + votes.zh(), "List vote: " + votes.en());
            case SINGLE -> Bilingual.of("单独表决 " + votes.zh(), "Single vote: " + votes.en());
            case TAKEN_OUT -> Bilingual.of("表决前移出清单", "Taken out of the list before the vote");
        };
    }

    /** Outcome and, where there is one, its reason. */
    public Bilingual wording() {
        return reason == null
                ? outcome.wording()
                : Bilingual.of(
                        outcome.wording().zh() + "：" + reason.wording().zh(),
                        outcome.wording().en() + ": " + reason.wording().en());
    }
}
