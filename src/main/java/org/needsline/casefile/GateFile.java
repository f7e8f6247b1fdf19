package org.needsline.casefile;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.needsline.access.AccessFile;
import org.needsline.access.GateFacts;
import org.needsline.casefile.CaseFile.ColleagueNote;
import org.needsline.casefile.CaseFile.EvidenceItem;
import org.needsline.casefile.CaseFile.Happening;
import org.needsline.casefile.CaseFile.Score;

/**
 * The file of a request at the gate, or of a report of unadmitted work: what the gate knows of it, and what colleagues have laid beside it.
 *
 * @param timeline what happened to the case and to its evidence, newest first
 * @param accesses how often somebody looked; null for those who may not see who
 * @param takesEvidence the reader can add photos and documents
 */
record GateFile(
        @JsonUnwrapped GateFacts facts,
        List<Score> scores,
        List<EvidenceItem> evidence,
        List<ColleagueNote> colleagueNotes,
        List<Happening> timeline,
        @Nullable Integer accesses,
        boolean takesEvidence)
        implements AnyCaseFile {

    @Override
    public String caseKind() {
        return facts instanceof AccessFile ? "access" : "unadmitted";
    }
}
