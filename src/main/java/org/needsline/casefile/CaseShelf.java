package org.needsline.casefile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.needsline.casefile.CaseFile.ColleagueNote;
import org.needsline.casefile.CaseFile.EvidenceItem;
import org.needsline.casefile.CaseFile.Happening;
import org.needsline.casefile.CaseFile.Score;

/**
 * What stands beside the facts of a case of any kind.
 *
 * @param handled what happened to its evidence
 * @param accesses how often somebody looked; null for those who may not see who
 */
record CaseShelf(
        List<Score> scores,
        List<EvidenceItem> evidence,
        List<ColleagueNote> colleagueNotes,
        List<Told> handled,
        @Nullable Integer accesses,
        boolean takesEvidence) {

    /**
     * A line of the timeline with what it is sorted by.
     *
     * @param position among those of the same moment
     */
    record Told(Instant at, long position, Happening happening) {}

    /** What happened to the case and to its evidence, newest first. */
    List<Happening> timeline(List<Told> happened) {
        List<Told> all = new ArrayList<>(happened);
        all.addAll(handled);
        return all.stream()
                .sorted(Comparator.comparing(Told::at)
                        .thenComparingLong(Told::position)
                        .reversed())
                .map(Told::happening)
                .toList();
    }
}
