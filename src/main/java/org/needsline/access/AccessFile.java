package org.needsline.access;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;

/**
 * A request as the case panel shows it. Days and times are local to the district, as text: {@code 2026-03-09} and {@code 2026-03-09 17:30}.
 *
 * @param links the ten links in their order
 * @param total the clock from complete application to decision; null while it has not begun
 * @param workload person-days a year in each community, money yuan a year for each
 */
record AccessFile(
        String number,
        String item,
        Name department,
        @Nullable Bilingual kind,
        Bilingual status,
        @Nullable Bilingual ending,
        boolean emergency,
        @Nullable String responseNumber,
        @Nullable String refersTo,
        @Nullable String legalBasis,
        @Nullable String reason,
        @Nullable String powers,
        @Nullable BigDecimal staff,
        @Nullable BigDecimal money,
        @Nullable BigDecimal workload,
        @Nullable String startsOn,
        @Nullable String endsOn,
        @Nullable String runsFrom,
        @Nullable String expiresOn,
        @Nullable String missing,
        List<Progress> links,
        @Nullable TotalClock total,
        @Nullable Opinion legal,
        @Nullable Opinion funding,
        @Nullable Opinion recommendation,
        @Nullable Opinion decision,
        Tally tally,
        List<Community> communities,
        List<Objected> objections,
        List<Evaluated> evaluations,
        List<Version> ledger,
        List<Happened> timeline) {

    /** A unit by its names; an unknown one keeps its code. */
    record Name(String code, String zh, String en) {}

    /** How far a link is. */
    enum State {
        WAITING,
        OPEN,
        LATE,
        DONE,
        /** An emergency goes past it, or its time ran out with no opinion. */
        SKIPPED
    }

    /**
     * A link as a part of the progress bar.
     *
     * @param daysUsed working days, of those that are allowed
     */
    record Progress(
            int number,
            String step,
            Bilingual label,
            State state,
            @Nullable String begunOn,
            @Nullable String dueAt,
            @Nullable String doneOn,
            @Nullable Integer daysUsed,
            @Nullable Bilingual explanation) {}

    /** The total clock. */
    record TotalClock(String dueAt, int daysUsed, boolean over, boolean stopped) {}

    /** What an office said. */
    record Opinion(Bilingual said, @Nullable String note) {}

    /** A target community. */
    record Community(
            Name community,
            @Nullable Bilingual stance,
            @Nullable Integer burden,
            @Nullable String words,
            @Nullable BigDecimal paid,
            @Nullable String receivedOn,
            @Nullable Bilingual exitGround) {}

    /** An objection; upheld is null while it is under review. */
    record Objected(long id, String words, @Nullable Boolean upheld, @Nullable String answer) {}

    /** An evaluation; outcome is null while it is open. */
    record Evaluated(Bilingual cause, String openedOn, @Nullable Bilingual outcome, @Nullable String note, int rated) {}

    /** A version of the ledger entry. */
    record Version(int version, String from, String until, boolean provisional, @Nullable String conditions) {}

    /** A line of the timeline, newest first. */
    record Happened(
            String at, Bilingual what, @Nullable Name unit, String by, boolean byClock, @Nullable String note) {}
}
