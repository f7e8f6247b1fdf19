package org.needsline.monitoring;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;

/**
 * Who lets people wait, of all cases in a manager's unit and below.
 *
 * @param asOf when this was so, local
 * @param scope the manager's own units
 * @param dueSoonDays working days that count as soon
 * @param units worst first: most overdue, then most open
 * @param steps how long each step took lately, slowest first
 * @param stepDays days back that {@code steps} counts
 */
record Overview(String asOf, List<Place> scope, int dueSoonDays, List<Waiting> units, List<Pace> steps, int stepDays) {

    /** A unit by code and names. */
    record Place(String code, String zh, String en) {}

    /**
     * What waits for a unit.
     *
     * @param level village, town or district at which it works
     * @param longest working days that the oldest open step has waited
     */
    record Waiting(Place unit, Bilingual level, int open, int dueSoon, int overdue, int longest) {}

    /** Median working days of a step, of how many. */
    record Pace(String step, Bilingual name, double medianWorkdays, int done) {}

    /**
     * One unit.
     *
     * @param cases what waits for it, longest overdue first
     * @param more whether there are more than are shown
     */
    record OfUnit(Place unit, Bilingual level, List<Pace> steps, int stepDays, List<OpenCase> cases, boolean more) {}

    /**
     * A step that waits.
     *
     * @param id for nudging
     * @param number the case; with {@code file} there is a case file to open
     * @param late working days past its date, 0 while in time or without a date
     * @param waited working days since it began
     * @param nudged when somebody last nudged, local date and time
     */
    record OpenCase(
            String id,
            String number,
            boolean file,
            @Nullable String title,
            Place village,
            Bilingual step,
            String since,
            @Nullable String due,
            boolean overdue,
            int late,
            int waited,
            @Nullable String nudged) {}
}
