package org.needsline.casefile;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;

/**
 * What a person must know to decide about a need, as the case panel shows it. Days and times are local to the district, as text:
 * {@code 2026-09-28} and {@code 2026-09-28 17:30}.
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
 * @param objections objections, oldest first
 * @param minutes of the meeting that decided
 * @param timeline newest first
 * @param takesNotes a progress note can be added where it stands
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
        List<Objected> objections,
        @Nullable Document minutes,
        List<Happening> timeline,
        boolean takesNotes) {

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

    /** How long the current step has. */
    record Due(String at, boolean overdue, boolean provisional, Bilingual explanation) {}

    /** An objection and its answer; null while not answered. */
    record Objected(String at, String text, @Nullable Boolean upheld, @Nullable String answer) {}

    /** A document to download. */
    record Document(String id, String publishedOn, String fileName) {}

    /** A line of the timeline. */
    record Happening(String at, Bilingual sentence, Bilingual by, boolean byClock, @Nullable String note) {}
}
