package org.needsline.conduct;

import java.util.Map;
import org.needsline.retention.ErasableRows;
import org.needsline.retention.Extent;
import org.needsline.retention.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Who reported an official, who the official is and what was said. Number, district, days and outcome stay. */
@Component
class ConductPersonalData implements PersonalData {

    private static final String ERASED = "（已按规定清除 Erased as the rules ask）";

    private final ErasableRows contact;
    private final ErasableRows all;

    ConductPersonalData(JdbcClient jdbc) {
        this.contact = reporter(new ErasableRows(jdbc));
        this.all = reporter(new ErasableRows(jdbc))
                .blank(
                        "conduct_report",
                        "account = '" + ERASED + "', concerned = null, answer = null",
                        "number = :number and account <> '" + ERASED + "'");
    }

    private static ErasableRows reporter(ErasableRows rows) {
        return rows.blank(
                "conduct_report",
                "reporter_name = null, reporter_phone = null, reporter_email = null",
                "number = :number and (reporter_name is not null or reporter_phone is not null"
                        + " or reporter_email is not null)");
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
