package org.needsline.scoring;

import org.needsline.wording.Bilingual;

/**
 * A fact to be entered into the ledger.
 *
 * @param subject the unit or person whom it counts for or against
 * @param period the year, for instance {@code 2026}
 * @param rule the row of {@code ScoreEvent} that gave the points
 * @param points may be negative or zero
 * @param caseNumber the case in which it happened
 * @param factId tells two facts of the same kind in one case apart, for instance the level that held it or the round of delivery
 * @param reason why, as the subject will read it
 * @param author who or what wrote it
 */
public record NewScore(
        String subject,
        String period,
        String rule,
        int points,
        String caseNumber,
        String factId,
        Bilingual reason,
        String author) {}
