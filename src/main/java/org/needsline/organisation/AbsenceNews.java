package org.needsline.organisation;

import java.time.LocalDate;

/**
 * Something about an absence that both people should know; published in the transaction in which it happened.
 *
 * @param absence its id
 * @param person the name of whoever is away
 * @param deputy the name of whoever stands in
 */
public record AbsenceNews(
        Kind kind,
        long absence,
        String userId,
        String person,
        String deputyId,
        String deputy,
        LocalDate firstDay,
        LocalDate lastDay) {

    /** What happened. */
    public enum Kind {
        PLANNED,
        BEGUN,
        OVER,
        CANCELLED
    }
}
