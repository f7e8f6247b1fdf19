package org.needsline.need;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * All that other systems may read of a need. Title and place are the clerk's, masked once more; nothing here was written by a resident.
 *
 * @param number its number
 * @param village 12 digits
 * @param category category
 * @param title official title; null before triage, and where only the category may be shown
 * @param place official place; null where the title is, and for what concerns one household
 * @param status where it stands
 * @param ending how it ended; null while it is open
 * @param planYear year of the plan that takes it up
 * @param mergedInto the need that it was merged into
 * @param unit who delivers it, or holds it as long as nobody does
 * @param requestedAt when it was reported; of needs brought in from a village's book the beginning of that day
 * @param updatedAt last step
 * @param closedAt closed at
 * @param promisedOn promised day
 * @param posted whether everybody may read it
 * @param version counts the steps
 */
public record OutwardNeed(
        String number,
        String village,
        Category category,
        @Nullable String title,
        @Nullable String place,
        Status status,
        @Nullable Ending ending,
        @Nullable Integer planYear,
        @Nullable String mergedInto,
        String unit,
        Instant requestedAt,
        Instant updatedAt,
        @Nullable Instant closedAt,
        @Nullable LocalDate promisedOn,
        boolean posted,
        long version) {

    public boolean isClosed() {
        return status == Status.CLOSED;
    }
}
