package org.needsline.notification;

import java.util.Map;
import org.needsline.retention.ErasableRows;
import org.needsline.retention.Extent;
import org.needsline.retention.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Messages about a case: to whom they went and what they said. Letters that have not left yet leave no more. */
@Component
class NotificationPersonalData implements PersonalData {

    private final ErasableRows contact;
    private final ErasableRows all;

    NotificationPersonalData(JdbcClient jdbc) {
        this.contact = new ErasableRows(jdbc)
                .delete("outgoing_message", "case_number = :number")
                // The receipt; what else staff were told, they still need for their work.
                .delete(
                        "in_app_message",
                        "case_number = :number and event = '" + NotificationEvents.NEED_REGISTERED + "'");
        this.all = new ErasableRows(jdbc)
                .delete("outgoing_message", "case_number = :number")
                .delete("in_app_message", "case_number = :number");
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
