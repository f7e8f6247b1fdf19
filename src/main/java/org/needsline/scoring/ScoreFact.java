package org.needsline.scoring;

import org.jspecify.annotations.Nullable;

/**
 * Something that happened in a case and may count; the decision {@code ScoreEvent} says how much.
 *
 * @param event one of {@link ScoreEvents}
 * @param subject the unit or person whom it counts for or against
 * @param period the year, for instance {@code 2026}
 * @param caseNumber the case in which it happened
 * @param factId tells two facts of the same kind in one case apart
 * @param level {@code VILLAGE}, {@code TOWN} or {@code DISTRICT}: who held the case
 * @param daysLate working days after the deadline, 0 when in time
 * @param rating {@code satisfied}, {@code mostly} or {@code dissatisfied}
 * @param urgency {@code ordinary} or {@code urgent}
 * @param author who or what reports the fact
 */
public record ScoreFact(
        String event,
        String subject,
        String period,
        String caseNumber,
        String factId,
        @Nullable String level,
        int daysLate,
        @Nullable String rating,
        @Nullable String urgency,
        String author) {

    /** A fact that needs neither delay nor rating. */
    public static ScoreFact of(
            String event,
            String subject,
            String period,
            String caseNumber,
            String factId,
            String level,
            String author) {
        return new ScoreFact(event, subject, period, caseNumber, factId, level, 0, null, null, author);
    }
}
