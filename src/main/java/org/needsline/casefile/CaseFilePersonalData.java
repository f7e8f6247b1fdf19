package org.needsline.casefile;

import java.util.Map;
import org.needsline.retention.ErasableRows;
import org.needsline.retention.Extent;
import org.needsline.retention.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the case file adds to a case: photos and documents, notes between colleagues, and who looked. That somebody looked, and that there
 * was a file of that size and hash, stays recorded; what may quote or show the resident goes.
 */
@Component
class CaseFilePersonalData implements PersonalData {

    private static final String ERASED = "（已清除 erased）";

    private final ErasableRows reasons;
    private final ErasableRows all;
    private final EvidenceFiles files;
    private final EvidenceStore store;

    CaseFilePersonalData(JdbcClient jdbc, EvidenceFiles files, EvidenceStore store) {
        this.files = files;
        this.store = store;
        this.reasons = reasons(new ErasableRows(jdbc));
        this.all = reasons(new ErasableRows(jdbc))
                .blank(
                        "colleague_note",
                        "note = '" + ERASED + "'",
                        "case_number = :number and note <> '" + ERASED + "'")
                .blank(
                        "evidence",
                        "file_name = '" + ERASED + "', caption = null, erased = true,"
                                + " withdrawn_reason = case when withdrawn_at is null then null else '" + ERASED
                                + "' end",
                        "case_number = :number and erased = false");
    }

    private static ErasableRows reasons(ErasableRows rows) {
        return rows.blank(
                "case_access", "reason = '" + ERASED + "'", "case_number = :number and reason <> '" + ERASED + "'");
    }

    private ErasableRows rows(Extent extent) {
        return extent == Extent.CONTACT ? reasons : all;
    }

    @Override
    public Map<String, Long> found(String caseNumber, Extent extent) {
        return rows(extent).found(caseNumber);
    }

    @Override
    public Map<String, Long> erased(String caseNumber, Extent extent) {
        if (extent != Extent.CONTACT) {
            for (Evidence file : files.ofCase(caseNumber)) {
                store.remove(file.key());
                store.remove(file.thumbnailKey());
            }
        }
        return rows(extent).erased(caseNumber);
    }
}
