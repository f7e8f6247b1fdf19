package org.needsline.need;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Merge into another need of the same village.
 *
 * @param leadNumber the need that goes on
 * @param objectionUntil until when the reporter may object; null: as long as the step lasts
 */
public record MergeDecision(String leadNumber, @Nullable Instant objectionUntil) {}
