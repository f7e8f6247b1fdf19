package org.needsline.casefile;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.needsline.casefile.CaseFile.EvidenceItem;

/** The file of a case of any kind, as panel, page and print show it. */
sealed interface AnyCaseFile permits CaseFile, GateFile {

    /** {@code need}, {@code access} or {@code unadmitted}. */
    @JsonProperty
    String caseKind();

    List<EvidenceItem> evidence();
}
