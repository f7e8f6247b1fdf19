package org.needsline.need;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The reporter's wish to withdraw.
 *
 * @param evidence of the wish, at most 1,000 characters
 * @param undoUntil until when it may be undone; null: as long as the step lasts
 */
public record Withdrawal(String evidence, @Nullable Instant undoUntil) {}
