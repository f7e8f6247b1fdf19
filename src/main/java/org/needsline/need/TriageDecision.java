package org.needsline.need;

import org.jspecify.annotations.Nullable;

/**
 * The clerk's official version of a need that goes on to screening.
 *
 * @param title written by the clerk, without personal data, at most 80 characters
 * @param place official place, without house number
 * @param kind kind
 * @param category category
 * @param scope scope
 * @param households households that benefit
 * @param hardship hardship household
 * @param leftBehind left-behind group
 */
public record TriageDecision(
        String title,
        @Nullable String place,
        Kind kind,
        Category category,
        Scope scope,
        int households,
        boolean hardship,
        LeftBehind leftBehind) {}
