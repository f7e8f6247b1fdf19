package org.needsline.calendar;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What decides a deadline, and where it belongs.
 *
 * @param caseNumber number of the need, meeting, report or request
 * @param step the stem of the step, such as {@code TriageNeed}
 * @param level {@code VILLAGE}, {@code TOWN} or {@code DISTRICT}, where the step has one
 * @param from when the step began
 * @param processInstanceId where the step's timers and tasks are; none for a deadline outside the engine
 */
public record DeadlineFacts(
        String caseNumber,
        String step,
        @Nullable String level,
        @Nullable String kind,
        @Nullable String scope,
        @Nullable String urgency,
        boolean needsBudget,
        Instant from,
        @Nullable String processInstanceId) {

    /** Facts of a step whose deadline depends on nothing else. */
    public static DeadlineFacts of(String caseNumber, String step, Instant from, @Nullable String processInstanceId) {
        return new DeadlineFacts(caseNumber, step, null, null, null, null, false, from, processInstanceId);
    }
}
