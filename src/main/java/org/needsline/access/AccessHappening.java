package org.needsline.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A line of the timeline.
 *
 * @param step the stem of the step it is about
 * @param unit the community or department it is about
 * @param by user id, or {@code clock}
 */
public record AccessHappening(
        Instant at, AccessEvent event, @Nullable String step, @Nullable String unit, String by, @Nullable String note) {

    /** Who does what nobody did in time. */
    static final String CLOCK = "clock";

    public boolean byClock() {
        return CLOCK.equals(by);
    }
}
