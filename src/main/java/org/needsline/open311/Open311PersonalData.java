package org.needsline.open311;

import java.util.Map;
import org.needsline.retention.ErasableRows;
import org.needsline.retention.Extent;
import org.needsline.retention.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A hotline's own number leads to the caller in the hotline's books. What is erased is told to nobody any more. */
@Component
class Open311PersonalData implements PersonalData {

    private final ErasableRows contact;
    private final ErasableRows all;

    Open311PersonalData(JdbcClient jdbc) {
        this.contact = new ErasableRows(jdbc)
                .blank("open311_request", "reference = null", "number = :number and reference is not null");
        this.all = new ErasableRows(jdbc)
                .delete("open311_push", "number = :number")
                .delete("open311_request", "number = :number");
    }

    @Override
    public Map<String, Long> found(String caseNumber, Extent extent) {
        return (extent == Extent.CONTACT ? contact : all).found(caseNumber);
    }

    @Override
    public Map<String, Long> erased(String caseNumber, Extent extent) {
        return (extent == Extent.CONTACT ? contact : all).erased(caseNumber);
    }
}
