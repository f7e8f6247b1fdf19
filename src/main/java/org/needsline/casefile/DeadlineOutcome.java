package org.needsline.casefile;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What became of a deadline. */
enum DeadlineOutcome {
    /** The step lasts, its time is not over. */
    OPEN,
    /** The step lasts, its time is over. */
    OVERDUE,
    /** Done in time. */
    KEPT,
    /** Done, but after its time. */
    LATE,
    /** Nobody acted: the case moved on by itself. */
    LAPSED,
    /** A time in which others could act is over. */
    OVER,
    /** Another date took its place. */
    REPLACED,
    /** The case went another way, or ended, before it was due. */
    ENDED;

    /** Null while that is open, and where nobody had to act. */
    @Nullable
    Boolean kept() {
        return switch (this) {
            case KEPT -> true;
            case LATE, LAPSED, OVERDUE -> false;
            case OPEN, OVER, REPLACED, ENDED -> null;
        };
    }

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
