package org.needsline.access;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;

/**
 * A request as its file and the panel beside a task show it.
 *
 * @param links the ten links in their order
 * @param total the clock from complete application to decision; null while it has not begun
 * @param totalWaits why it has not begun; null once it has, and for an emergency, which has no such clock
 * @param workload person-days a year in each community, money yuan a year for each
 * @param renewedBy requests that refer to this one
 */
public record AccessFile(
        String number,
        String title,
        Name department,
        @Nullable Bilingual kind,
        Bilingual status,
        @Nullable Bilingual ending,
        boolean emergency,
        @Nullable String responseNumber,
        @Nullable String refersTo,
        List<String> renewedBy,
        @Nullable String legacyNumber,
        String openedOn,
        @Nullable String filedOn,
        @Nullable String closedOn,
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
        @Nullable Bilingual totalWaits,
        @Nullable String emergencyUntil,
        @Nullable Opinion legal,
        @Nullable Opinion funding,
        @Nullable Opinion proposal,
        @Nullable Opinion recommendation,
        @Nullable Opinion decision,
        @Nullable Posting posting,
        @Nullable Agreement agreement,
        Tally tally,
        List<Community> communities,
        List<Objected> objections,
        List<Evaluated> evaluations,
        List<Version> ledger,
        List<Clocked> deadlines,
        List<Happened> timeline)
        implements GateFacts {

    /** How far a link is. */
    public enum State {
        WAITING,
        OPEN,
        LATE,
        DONE,
        /** An emergency goes past it, or the case ended before. */
        SKIPPED
    }

    /**
     * A link as a part of the progress bar: its latest round.
     *
     * @param owner whose link it is
     * @param round which time it is gone through, from 1
     * @param byHours counted round the clock in hours, else in working days
     * @param used of what is allowed, so far or in all
     * @param late not in time, running or done
     * @param outcome in time, late, moved on by itself; null before it begins
     * @param by who did it
     * @param clock what else the clock did, oldest first: reminders, lateness, what was sent back
     */
    public record Progress(
            int number,
            String step,
            Bilingual label,
            Bilingual owner,
            State state,
            int round,
            @Nullable String begunOn,
            @Nullable String dueAt,
            @Nullable String doneOn,
            boolean byHours,
            @Nullable Integer used,
            @Nullable Integer allowed,
            boolean late,
            @Nullable Bilingual outcome,
            @Nullable Bilingual by,
            @Nullable Bilingual explanation,
            List<ClockDid> clock) {}

    /** What the clock did. */
    public record ClockDid(String at, Bilingual what) {}

    /** The total clock, in working days. */
    public record TotalClock(String begunOn, String dueAt, int used, int allowed, boolean over, boolean stopped) {}

    /** What an office said. */
    public record Opinion(Bilingual said, @Nullable String note, @Nullable String at, @Nullable Bilingual by) {}

    /** The posting: where it hangs beside the public site, and until when. */
    public record Posting(String from, @Nullable String until, @Nullable String where) {}

    /** What was signed. */
    public record Agreement(String signedOn, @Nullable String words) {}

    /** A target community: its opinion, its receipt, its wish to get out. */
    public record Community(
            Name community,
            @Nullable Bilingual stance,
            @Nullable Integer burden,
            @Nullable String words,
            @Nullable String answeredOn,
            @Nullable BigDecimal paid,
            @Nullable String receivedOn,
            @Nullable Bilingual exitGround,
            @Nullable String exitWords,
            @Nullable String exitAskedOn) {}

    /** An objection; upheld is null while it is under review. */
    public record Objected(
            long id,
            String at,
            String text,
            @Nullable Boolean upheld,
            @Nullable String answer,
            @Nullable String answeredAt) {}

    /** An evaluation; outcome is null while it is open. */
    public record Evaluated(
            Bilingual cause,
            String openedOn,
            String ratesUntil,
            @Nullable Bilingual outcome,
            @Nullable String note,
            @Nullable String concludedOn,
            List<Rated> ratings) {}

    /** What a community said in an evaluation; figures are 1 to 5. */
    public record Rated(Name community, int promiseKept, int burden, Bilingual wish, @Nullable String words) {}

    /** A version of the ledger entry; figures a community and year. */
    public record Version(
            int version,
            Bilingual why,
            String from,
            String until,
            boolean provisional,
            BigDecimal workload,
            BigDecimal staff,
            BigDecimal money,
            @Nullable String powers,
            @Nullable String conditions,
            String enteredOn,
            Bilingual by) {}
}
