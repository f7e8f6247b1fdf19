package org.needsline.meeting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One need on a meeting's agenda, and what became of it.
 *
 * @param position from 1, most urgent first
 * @param decision null until the meeting is recorded with a quorum
 * @param toldAt when the need was told, null until then
 */
public record AgendaItem(
        int position,
        WaitingNeed need,
        @Nullable Decision decision,
        @Nullable Instant toldAt,
        @Nullable Telling telling) {

    /** What telling the need came to. */
    public enum Telling {
        /** The need took the outcome. */
        TOLD,
        /** The need no longer waited for a meeting: nothing was changed. */
        SKIPPED
    }
}
