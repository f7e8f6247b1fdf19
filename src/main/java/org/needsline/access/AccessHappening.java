package org.needsline.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;

/**
 * A line of the timeline.
 *
 * @param step the stem of the step it is about
 * @param unit the community or department it is about
 * @param by user id, or {@code clock}
 * @param said what the answer was or until when, in the system's words
 * @param note what somebody wrote
 */
public record AccessHappening(
        Instant at,
        AccessEvent event,
        @Nullable String step,
        @Nullable String unit,
        String by,
        @Nullable Bilingual said,
        @Nullable String note) {

    /** Who does what nobody did in time. */
    static final String CLOCK = "clock";

    public boolean byClock() {
        return CLOCK.equals(by);
    }
}
