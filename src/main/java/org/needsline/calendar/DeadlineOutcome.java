package org.needsline.calendar;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;

/** What became of a deadline. */
public enum DeadlineOutcome {
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
    public @Nullable Boolean kept() {
        return switch (this) {
            case KEPT -> true;
            case LATE, LAPSED, OVERDUE -> false;
            case OPEN, OVER, REPLACED, ENDED -> null;
        };
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * In words that fit where nothing more exact is known.
     *
     * @param workdaysLate over the deadline
     */
    public Bilingual words(int workdaysLate) {
        return switch (this) {
            case OPEN -> Bilingual.of("进行中", "Running");
            case OVERDUE -> lateness("已超期", workdaysLate, "overdue");
            case KEPT -> Bilingual.of("按期", "In time");
            case LATE -> lateness("超期", workdaysLate, "late");
            case LAPSED -> Bilingual.of("超时自动流转", "Moved on automatically after the deadline");
            case OVER -> Bilingual.of("期满", "Time over");
            case REPLACED -> Bilingual.of("期限已另定", "Another date took its place");
            case ENDED -> Bilingual.of("案件已转走，不再计算", "The case went another way; no longer counted");
        };
    }

    private static Bilingual lateness(String zh, int days, String en) {
        if (days == 0) {
            return Bilingual.of(zh + "不足1个工作日", "Less than a working day " + en);
        }
        return Bilingual.of(zh + days + "个工作日", days + (days == 1 ? " working day " : " working days ") + en);
    }
}
