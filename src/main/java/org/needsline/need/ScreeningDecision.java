package org.needsline.need;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was decided about one need.
 *
 * @param outcome outcome
 * @param decidedBy who decided
 * @param reason required when rejected
 * @param explanation for the reporter, at most 1,000 characters; required when outside remit
 * @param reference the meeting and the votes, e.g. its number and 31:2:1
 * @param appealUntil until when the reporter may appeal; null: as long as the step lasts
 */
public record ScreeningDecision(
        ScreeningOutcome outcome,
        DecidedBy decidedBy,
        @Nullable RejectionReason reason,
        @Nullable String explanation,
        @Nullable String reference,
        @Nullable Instant appealUntil) {}
