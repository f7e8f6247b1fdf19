package org.needsline.need;

import org.jspecify.annotations.Nullable;

/**
 * One reporter's rating.
 *
 * @param rating rating
 * @param word in their words, at most 1,000 characters
 * @param byClerk taken down by a clerk
 */
public record Rated(Rating rating, @Nullable String word, boolean byClerk) {}
