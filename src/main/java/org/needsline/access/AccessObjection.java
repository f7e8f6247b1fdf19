package org.needsline.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An objection to a posting, and its public answer.
 *
 * @param upheld null while it is under review
 */
public record AccessObjection(
        long id,
        String words,
        Instant broughtAt,
        @Nullable Boolean upheld,
        @Nullable String answer,
        @Nullable Instant answeredAt) {}
