package org.needsline.meeting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One gathering: a meeting that too few attend is convened again.
 *
 * @param convening 1 for the first
 * @param present null until it is recorded
 */
public record MeetingSession(
        String meetingId,
        int convening,
        Instant meetsAt,
        String venue,
        int representatives,
        @Nullable Integer present,
        @Nullable String chair,
        @Nullable String recusals,
        boolean quorate,
        @Nullable Vote listVote) {

    /** How many must come. */
    public int quorum() {
        return Quorum.of(representatives);
    }
}
