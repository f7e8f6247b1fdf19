package org.needsline.calendar;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;

/**
 * The time that a step of a case has, as the case file shows it.
 *
 * @param startedAt when the step began
 * @param dueAt when its time is over
 * @param remindAt when to remind; null for no reminder
 * @param explanation how the date was counted, or who promised it
 * @param provisional reaches into a year whose schedule is not published yet
 */
public record Deadline(
        long id,
        String caseNumber,
        String step,
        Instant startedAt,
        Instant dueAt,
        @Nullable Instant remindAt,
        Bilingual explanation,
        boolean provisional) {}
