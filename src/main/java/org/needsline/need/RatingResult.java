package org.needsline.need;

import org.jspecify.annotations.Nullable;

/**
 * The ratings together: the majority counts; of equals, the less satisfied.
 *
 * @param rating null while nobody has rated
 * @param rated how many have rated
 * @param raters how many may rate: the reporter and those merged into the need
 * @param complete all have rated
 */
public record RatingResult(@Nullable Rating rating, int rated, int raters, boolean complete) {

    /**
     * Counts.
     *
     * @param votes how many gave each rating, best first
     */
    static RatingResult of(int[] votes, int rated, int raters) {
        Rating most = null;
        for (Rating rating : Rating.values()) {
            int count = votes[rating.ordinal()];
            // Worse ones come later and win a tie.
            if (count > 0 && (most == null || count >= votes[most.ordinal()])) {
                most = rating;
            }
        }
        return new RatingResult(most, rated, raters, rated == raters);
    }
}
