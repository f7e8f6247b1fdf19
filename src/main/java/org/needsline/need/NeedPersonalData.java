package org.needsline.need;

import java.util.Map;
import org.needsline.retention.ErasableRows;
import org.needsline.retention.Extent;
import org.needsline.retention.PersonalData;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the library knows of persons: the reporter, everything that residents said, and what staff noted, which may quote them. Kind,
 * category, days, ratings and scores stay, and so does the official title unless somebody asked for the erasure.
 */
@Component
class NeedPersonalData implements PersonalData {

    /** Stands where the resident's words stood; the column takes no null. */
    private static final String ERASED = "（已按规定清除 Erased as the rules ask）";

    /** No code has this hash, so the receipt opens nothing any more. */
    private static final String NO_HASH = "0".repeat(64);

    private final ErasableRows contact;
    private final ErasableRows all;
    private final ErasableRows allAndTitle;
    private final Needs needs;

    NeedPersonalData(JdbcClient jdbc, Needs needs) {
        this.needs = needs;
        this.contact = reporter(new ErasableRows(jdbc));
        this.all = texts(reporter(new ErasableRows(jdbc)));
        this.allAndTitle = texts(reporter(new ErasableRows(jdbc)))
                .blank("need", "title = null", "number = :number and title is not null")
                .blank("need_posting", "title = null", "number = :number and title is not null");
    }

    private static ErasableRows reporter(ErasableRows rows) {
        return rows.blank(
                        "need_reporter",
                        "anonymous = true, reporter_name = null, phone = null, email = null, consent_to_name = false,"
                                + " submission = null, code_hash = '" + NO_HASH + "'",
                        "number = :number and code_hash <> '" + NO_HASH + "'")
                .delete("resident_link", "number = :number");
    }

    private static ErasableRows texts(ErasableRows rows) {
        return rows.blank(
                        "need",
                        "description = '" + ERASED + "', reported_place = null, place = null, answer = null",
                        "number = :number and description <> '" + ERASED + "'")
                .blank(
                        "need_timeline",
                        // Who was in charge is written by hand in these two; the promised day stands in the need's row
                        // as well.
                        "note = null, facts = case when event in ('claimed', 'assigned') then null else facts end",
                        "number = :number and (note is not null or event in ('claimed', 'assigned') and facts is not null)")
                .blank(
                        "need_posting",
                        "description = null, place = null, reporter = null",
                        "number = :number and (description is not null or place is not null or reporter is not null)")
                .blank(
                        "outside_words",
                        "proposed = '" + ERASED + "', shown = null, state = 'hidden'",
                        "number = :number and proposed <> '" + ERASED + "'")
                .blank(
                        "need_objection",
                        "objection = '" + ERASED + "', objector_name = null, objector_phone = null, answer = null",
                        "number = :number and objection <> '" + ERASED + "'");
    }

    private ErasableRows rows(Extent extent) {
        return switch (extent) {
            case CONTACT -> contact;
            case RETENTION -> all;
            case REQUEST -> allAndTitle;
        };
    }

    @Override
    public Map<String, Long> found(String caseNumber, Extent extent) {
        return rows(extent).found(caseNumber);
    }

    @Override
    public Map<String, Long> erased(String caseNumber, Extent extent) {
        Map<String, Long> erased = rows(extent).erased(caseNumber);
        if (!erased.isEmpty()) {
            // Nobody finds it any more by what it no longer says.
            needs.makeFindableAnew(caseNumber);
        }
        return erased;
    }
}
