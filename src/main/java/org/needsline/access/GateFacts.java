package org.needsline.access;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;

/** What the file of any case at the gate has. Days and times are local to the district, as text: {@code 2026-03-09} and {@code 2026-03-09 17:30}. */
public sealed interface GateFacts permits AccessFile, UnadmittedFile {

    String number();

    String title();

    Bilingual status();

    /** Every deadline that it has or had, oldest first. */
    List<Clocked> deadlines();

    /** Newest first; shown together with what happened to the evidence. */
    @JsonIgnore
    List<Happened> timeline();

    /** A unit by its names; an unknown one keeps its code. */
    record Name(String code, String zh, String en) {}

    /**
     * A deadline and what became of it.
     *
     * @param link number of the link that it belongs to; null for what is no part of one
     * @param kept null while that is open, and where nobody had to act
     * @param outcome code of {@link org.needsline.calendar.DeadlineOutcome}
     * @param byHours counted round the clock in hours, else in working days
     * @param used of what is allowed, so far or in all
     */
    record Clocked(
            @Nullable Integer link,
            Bilingual step,
            String from,
            String due,
            boolean provisional,
            Bilingual explanation,
            @Nullable Boolean kept,
            String outcome,
            Bilingual outcomeText,
            int workdaysLate,
            boolean byHours,
            int used,
            int allowed,
            @Nullable String endedAt,
            @Nullable Bilingual endedBy) {}

    /** A line of the timeline. */
    record Happened(
            String at, Instant moment, Bilingual sentence, Bilingual by, boolean byClock, @Nullable String note) {}
}
