package org.needsline.meeting;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a meeting decided about a need, with the gathering that did so.
 *
 * @param position place of the need on the agenda, from 1
 * @param session the gathering: when, how many came, the vote on the list
 * @param decision outcome and vote
 * @param minutesPublishedAt null while the minutes are not published
 * @param minutesFile name of the minutes for a download, null while they are not published
 */
public record NeedDecision(
        int position,
        MeetingSession session,
        Decision decision,
        @Nullable Instant minutesPublishedAt,
        @Nullable String minutesFile) {}
