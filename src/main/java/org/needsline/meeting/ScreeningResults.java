package org.needsline.meeting;

import org.jspecify.annotations.Nullable;

/** Where a meeting's decisions go: the library of needs takes them. */
public interface ScreeningResults {

    /**
     * Tells one need what the meeting decided, within the caller's transaction.
     *
     * @param reasonCode one of the four standard reasons when rejected ({@link RejectionReason}), else null
     * @param meetingId the meeting's number, {@code M-<village>-<year>-<nn>}
     * @param voteLine the vote in words for the need's timeline, bilingual
     * @return false when the need no longer waits for a meeting; nothing was changed then
     */
    boolean screened(
            String needNumber,
            ScreeningOutcome outcome,
            @Nullable String reasonCode,
            String meetingId,
            String voteLine);
}
