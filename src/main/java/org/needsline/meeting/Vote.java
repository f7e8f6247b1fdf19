package org.needsline.meeting;

import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;

/**
 * One show of hands, in heads.
 *
 * @param yes for
 * @param no against
 * @param abstain neither
 */
public record Vote(int yes, int no, int abstain) {

    /**
     * @throws Refusal when a count is negative
     */
    public Vote {
        if (yes < 0 || no < 0 || abstain < 0) {
            throw Refusal.invalid("票数不能是负数。", "A number of votes cannot be negative.");
        }
    }

    /** Acceptance needs more than half of those present, not of those who voted (domain, 3.3). */
    public boolean carriedBy(int present) {
        return 2L * yes > present;
    }

    /** How many hands were counted. */
    public long cast() {
        return (long) yes + no + abstain;
    }

    public Bilingual wording() {
        return Bilingual.of(
                "赞成" + yes + " 反对" + no + " 弃权" + abstain, "yes " + yes + ", no " + no + ", abstain " + abstain);
    }
}
