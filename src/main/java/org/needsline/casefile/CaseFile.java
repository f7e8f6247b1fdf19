package org.needsline.casefile;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.needsline.calendar.DeadlineOutcome;
import org.needsline.wording.Bilingual;

/**
 * What a person must know to decide about a need, as the case panel and the page of the case show it. Days and times are local to the
 * district, as text: {@code 2026-09-28} and {@code 2026-09-28 17:30}.
 *
 * @param number number of the need
 * @param title official title, or the category until there is one
 * @param status where it stands
 * @param category category
 * @param village village
 * @param grid grid, if known
 * @param kind kind
 * @param scope scope
 * @param urgent urgent
 * @param hardship hardship household
 * @param leftBehind left-behind group; null: none
 * @param channel how it came in
 * @param households households that benefit
 * @param registeredOn day
 * @param closedOn day, if closed
 * @param ending how it ended, if closed
 * @param rating what the residents' majority said
 * @param planYear year of the plan that takes it up
 * @param description in the reporter's words
 * @param place official place, or as reported
 * @param reporter null if anonymous
 * @param responsible unit that delivers or delivered
 * @param promisedOn day promised
 * @param extensionTo day asked for and not yet decided
 * @param answer the latest public answer
 * @param mergedInto need into which it was merged
 * @param duplicates likely duplicates in the village
 * @param merged needs merged into this one
 * @param ladder where it has been, oldest first
 * @param deadline of the current step
 * @param deadlines every deadline that it had, oldest first
 * @param promises what was promised for when, asked for and ordered, oldest first
 * @param votes what meetings decided, oldest first
 * @param objections objections, oldest first
 * @param posting what the public sees, frozen; of several the latest
 * @param formerPostings what it saw before, oldest first
 * @param minutes of the meeting that decided
 * @param scores score entries, oldest first
 * @param evidence photos and documents, oldest first
 * @param colleagueNotes notes between colleagues, newest first
 * @param timeline newest first
 * @param accesses how often somebody looked; null for those who may not see who
 * @param takesNotes a progress note can be added where it stands
 * @param takesEvidence the reader can add photos and documents where it stands
 */
record CaseFile(
        String number,
        String title,
        Bilingual status,
        Bilingual category,
        UnitName village,
        @Nullable UnitName grid,
        Bilingual kind,
        Bilingual scope,
        boolean urgent,
        boolean hardship,
        @Nullable Bilingual leftBehind,
        Bilingual channel,
        int households,
        String registeredOn,
        @Nullable String closedOn,
        @Nullable Bilingual ending,
        @Nullable Bilingual rating,
        @Nullable Integer planYear,
        String description,
        @Nullable String place,
        @Nullable Contact reporter,
        @Nullable UnitName responsible,
        @Nullable String promisedOn,
        @Nullable String extensionTo,
        @Nullable String answer,
        @Nullable String mergedInto,
        List<Other> duplicates,
        List<Other> merged,
        List<Stay> ladder,
        @Nullable Due deadline,
        List<DeadlineLine> deadlines,
        List<Promise> promises,
        List<Voted> votes,
        List<Objected> objections,
        @Nullable Posting posting,
        List<Posting> formerPostings,
        @Nullable Document minutes,
        List<Score> scores,
        List<EvidenceItem> evidence,
        List<ColleagueNote> colleagueNotes,
        List<Happening> timeline,
        @Nullable Integer accesses,
        boolean takesNotes,
        boolean takesEvidence)
        implements AnyCaseFile {

    @Override
    public String caseKind() {
        return "need";
    }

    /** A unit by its names; an unknown one keeps its code. */
    record UnitName(String code, String zh, String en) {}

    /** Who reported, masked or in full. */
    record Contact(String name, @Nullable String phone, @Nullable String email, boolean consentToName) {}

    /** Another need. */
    record Other(String number, String title, Bilingual status, @Nullable Integer similarity) {}

    /** A stay at a level; days are working days. */
    record Stay(
            Bilingual level,
            UnitName unit,
            List<UnitName> invited,
            @Nullable UnitName responsible,
            String since,
            @Nullable String until,
            int days) {}

    /** How long the current step has; working days that are left, or that it is overdue. */
    record Due(String at, boolean overdue, int workdays, boolean provisional, Bilingual explanation) {}

    /**
     * A deadline that the case has or had.
     *
     * @param step what had to be done by then
     * @param from when it began
     * @param due when it ended
     * @param provisional reaches into a year whose schedule is not published yet
     * @param explanation how it was counted
     * @param kept whether it was kept; null while that is open, and where nobody had to act
     * @param outcome code of {@link DeadlineOutcome}
     * @param outcomeText what became of it, in words
     * @param workdaysLate working days over the deadline, 0 if none
     * @param endedAt when the step ended; null while it lasts
     * @param endedBy who or what ended it
     */
    record DeadlineLine(
            Bilingual step,
            String from,
            String due,
            boolean provisional,
            Bilingual explanation,
            @Nullable Boolean kept,
            String outcome,
            Bilingual outcomeText,
            int workdaysLate,
            @Nullable String endedAt,
            @Nullable Bilingual endedBy) {}

    /** A day promised, asked for, granted or ordered; the day is null where an order named none. */
    record Promise(
            String at,
            Bilingual what,
            @Nullable String day,
            @Nullable UnitName unit,
            Bilingual by,
            @Nullable String note) {}

    /** What a meeting decided: outcome, and the show of hands that led to it, of those present on the list or on this need alone. */
    record Voted(
            String meeting,
            String at,
            String venue,
            int representatives,
            int quorum,
            @Nullable Integer present,
            int position,
            Bilingual outcome,
            Bilingual how,
            @Nullable Integer yes,
            @Nullable Integer no,
            @Nullable Integer abstain,
            @Nullable Document minutes) {}

    /** An objection and its answer; null while not answered. */
    record Objected(String at, String text, @Nullable Boolean upheld, @Nullable String answer) {}

    /** The frozen, masked entry as the public sees it; what is null was not shown. */
    record Posting(
            String from,
            @Nullable String until,
            Bilingual category,
            UnitName village,
            @Nullable String title,
            @Nullable String text,
            @Nullable String place,
            @Nullable String reporter) {}

    /** A document to download. */
    record Document(String id, String publishedOn, String fileName) {}

    /** An entry of the score ledger. */
    record Score(
            long id,
            String subject,
            @Nullable UnitName unit,
            int points,
            Bilingual reason,
            String rule,
            String at,
            boolean reversal,
            boolean reversed) {}

    /**
     * A photo or document.
     *
     * @param id for its address
     * @param fileName cleaned, for showing and saving
     * @param type media type
     * @param hasThumbnail a photo
     * @param size in bytes
     * @param width in pixels, of a photo
     * @param height in pixels, of a photo
     * @param sha256 of the bytes as they are stored, in hex
     * @param caption what it shows
     * @param at when it was added
     * @param by who added it
     * @param released the public may see it
     * @param withdrawn it no longer counts
     * @param withdrawnAt when it was withdrawn
     * @param withdrawnBy by whom
     * @param reason why it was withdrawn
     * @param mayDownload whether the reader may
     * @param mayRelease whether the reader may
     * @param mayWithdraw whether the reader may
     */
    record EvidenceItem(
            String id,
            String fileName,
            String type,
            boolean hasThumbnail,
            long size,
            @Nullable Integer width,
            @Nullable Integer height,
            String sha256,
            @Nullable String caption,
            String at,
            Bilingual by,
            @JsonProperty("public") boolean released,
            boolean withdrawn,
            @Nullable String withdrawnAt,
            @Nullable Bilingual withdrawnBy,
            @Nullable String reason,
            boolean mayDownload,
            boolean mayRelease,
            boolean mayWithdraw) {}

    /** A note between colleagues. */
    record ColleagueNote(String at, Bilingual by, String text) {}

    /** A line of the timeline. */
    record Happening(String at, Bilingual sentence, Bilingual by, boolean byClock, @Nullable String note) {}
}
