package org.needsline.meeting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One screening meeting of a village, however often it had to be convened.
 *
 * @param id its number, {@code M-<village>-<year>-<nn>}
 * @param calledBy who called it, null when the system proposed or the clock ordered it
 * @param townOrder what the town wrote when it ordered the meeting
 * @param convenings how often it was convened
 * @param adjournments how often too few representatives came
 * @param corrections how often its record was sent back for correction
 */
public record Meeting(
        String id,
        String village,
        String calledHow,
        @Nullable String calledBy,
        Instant calledAt,
        @Nullable String townOrder,
        Status status,
        int convenings,
        int adjournments,
        int corrections,
        @Nullable Instant endedAt) {

    /** Where a meeting stands. */
    public enum Status {
        CALLED,
        CONVENED,
        ADJOURNED,
        HELD,
        PUBLISHED,
        CLOSED,
        CANCELLED,
        FAILED;

        /** Nothing more will happen at this meeting. */
        public boolean ended() {
            return this == CLOSED || this == CANCELLED || this == FAILED;
        }
    }
}
