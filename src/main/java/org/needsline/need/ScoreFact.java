package org.needsline.need;

import java.time.Instant;

/**
 * Something that scores.
 *
 * @param type what
 * @param unit whom it is about
 * @param level level that held the need
 * @param days working days: held before the claim, or late; else 0
 * @param at when
 * @param entry id of the timeline entry, unique
 */
public record ScoreFact(ScoreType type, String unit, Level level, int days, Instant at, long entry) {}
