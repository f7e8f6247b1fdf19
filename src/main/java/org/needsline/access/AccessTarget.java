package org.needsline.access;

import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A target community of a request: what it said, what it received, whether it wants to get out.
 *
 * @param burden 1 to 5, as the community feels it
 * @param paid yuan that have arrived
 */
public record AccessTarget(
        String community,
        @Nullable Stance stance,
        @Nullable Integer burden,
        @Nullable String words,
        @Nullable Instant answeredAt,
        @Nullable BigDecimal paid,
        @Nullable Instant receivedAt,
        @Nullable ExitGround exitGround,
        @Nullable String exitWords,
        @Nullable Instant exitAskedAt) {}
