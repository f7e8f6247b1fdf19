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
public record RatingResult(@Nullable Rating rating, int rated, int raters, boolean complete) {}
