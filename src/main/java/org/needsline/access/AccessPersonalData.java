package org.needsline.access;

import java.util.Map;
import org.needsline.retention.ErasableRows;
import org.needsline.retention.Extent;
import org.needsline.retention.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What communities and residents said in their own words about a request, or in a report: names of people may stand in it. What offices
 * filed, found and decided is official and stays with the ledger; so do answers, burdens, payments and days. Of an open case nothing goes,
 * because nobody left a contact.
 */
@Component
class AccessPersonalData implements PersonalData {

    private static final String ERASED = "（已按规定清除 Erased as the rules ask）";

    private final ErasableRows words;

    AccessPersonalData(JdbcClient jdbc) {
        this.words = new ErasableRows(jdbc)
                .blank(
                        "access_target",
                        "words = null, exit_words = null",
                        "number = :number and (words is not null or exit_words is not null)")
                .blank(
                        "access_objection",
                        "words = '" + ERASED + "', answer = null",
                        "number = :number and (words <> '" + ERASED + "' or answer is not null)")
                .blank(
                        "access_rating",
                        "words = null",
                        "evaluation_id in (select id from access_evaluation where number = :number) and words is not null")
                // Notes of the timeline quote all of them.
                .blank("access_event", "note = null", "number = :number and note is not null")
                .blank(
                        "unadmitted_report",
                        "what = '" + ERASED + "', answer = null",
                        "number = :number and (what <> '" + ERASED + "' or answer is not null)");
    }

    @Override
    public Map<String, Long> found(String caseNumber, Extent extent) {
        return extent == Extent.CONTACT ? Map.of() : words.found(caseNumber);
    }

    @Override
    public Map<String, Long> erased(String caseNumber, Extent extent) {
        return extent == Extent.CONTACT ? Map.of() : words.erased(caseNumber);
    }
}
