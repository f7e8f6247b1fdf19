package org.needsline.casefile;

import java.util.Map;
import org.needsline.retention.ErasableRows;
import org.needsline.retention.Extent;
import org.needsline.retention.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the case file adds to a case: who looked at a contact stays recorded, why they did so may quote the resident and goes. */
@Component
class CaseFilePersonalData implements PersonalData {

    private static final String ERASED = "（已清除 erased）";

    private final ErasableRows rows;

    CaseFilePersonalData(JdbcClient jdbc) {
        this.rows = new ErasableRows(jdbc)
                .blank(
                        "contact_reveal",
                        "reason = '" + ERASED + "'",
                        "need_number = :number and reason <> '" + ERASED + "'");
    }

    @Override
    public Map<String, Long> found(String caseNumber, Extent extent) {
        return rows.found(caseNumber);
    }

    @Override
    public Map<String, Long> erased(String caseNumber, Extent extent) {
        return rows.erased(caseNumber);
    }
}
