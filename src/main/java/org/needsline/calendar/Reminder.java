package org.needsline.calendar;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** When to remind: at half time, or a lead before the end. Always after the start and before the end. */
final class Reminder {

    /** The lead that means half of the time. */
    static final String HALF = "half";

    private Reminder() {}

    static @Nullable Instant at(
            WorkCalendar calendar,
            Instant start,
            @Nullable Integer amount,
            DeadlineUnit unit,
            @Nullable String lead,
            Instant due) {
        if (lead == null || !due.isAfter(start)) {
            return null;
        }
        if (!HALF.equals(lead)) {
            int before = Integer.parseInt(lead);
            Instant reminder = unit == DeadlineUnit.HOURS
                    ? due.minus(before, ChronoUnit.HOURS)
                    : calendar.minusWorkdays(due, before);
            if (reminder.isAfter(start)) {
                return reminder;
            }
            // The lead is longer than the whole time: half time is the best that is left.
        } else if (unit == DeadlineUnit.WORKDAYS && amount != null && amount > 1) {
            return calendar.plusWorkdays(start, amount / 2).instant();
        }
        return start.plus(Duration.between(start, due).dividedBy(2)).truncatedTo(ChronoUnit.SECONDS);
    }
}
