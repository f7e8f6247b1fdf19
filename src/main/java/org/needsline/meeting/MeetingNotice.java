package org.needsline.meeting;

import java.time.Instant;

/**
 * A public notice: a meeting will be held.
 *
 * @param convening 1 for the first, more when too few came before
 * @param agendaSize how many needs are on the agenda
 */
public record MeetingNotice(
        String meetingId,
        int convening,
        String village,
        Instant publishedAt,
        Instant meetsAt,
        String venue,
        int agendaSize) {}
