package org.needsline.organisation;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A person is away and a colleague stands in.
 *
 * @param firstDay from the beginning of this day, local time
 * @param lastDay to the end of this day, local time
 * @param fromAt the same as a moment
 * @param untilAt the moment at which it is over
 * @param reason why, if anybody need know
 */
record Absence(
        long id,
        String userId,
        String deputyId,
        LocalDate firstDay,
        LocalDate lastDay,
        Instant fromAt,
        Instant untilAt,
        @Nullable String reason,
        State state) {

    /** Where an absence stands; only an active one lends anything. */
    enum State {
        PLANNED,
        ACTIVE,
        OVER,
        CANCELLED;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }

        static State of(String code) {
            return valueOf(code.toUpperCase(java.util.Locale.ROOT));
        }
    }
}
