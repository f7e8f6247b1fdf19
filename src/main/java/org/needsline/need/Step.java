package org.needsline.need;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Who takes a step, and when.
 *
 * @param actor who
 * @param at when
 * @param days the calendar
 */
record Step(Actor actor, Instant at, Days days) {

    /** What a need must know of the calendar. */
    interface Days {

        /** The local day of a moment. */
        LocalDate dateOf(Instant moment);

        /** Working days after the first day up to and including the second. */
        int workdaysBetween(LocalDate from, LocalDate to);
    }

    LocalDate today() {
        return days.dateOf(at);
    }
}
