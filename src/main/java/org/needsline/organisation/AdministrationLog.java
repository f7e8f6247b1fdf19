package org.needsline.organisation;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.needsline.wording.Bilingual;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What administrators did. Rows are never changed, and say which fields changed but not what stands in them. */
@Repository
public class AdministrationLog {

    private static final int LONGEST_DETAIL = 500;
    private static final int LONGEST_SUBJECT = 100;

    private final JdbcClient jdbc;
    private final Clock clock;

    AdministrationLog(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One act. */
    public record Act(Instant at, String by, String act, String subject, Bilingual detail) {}

    /**
     * Writes an act in the caller's transaction.
     *
     * @param act its kind, a short code
     * @param subject what it was done to: a user id, a unit, a case
     * @param detail without personal data
     */
    public void record(String by, String act, String subject, Bilingual detail) {
        jdbc.sql("insert into administration_log (happened_at, by_user, act, subject, detail_zh, detail_en)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .params(
                        clock.instant().atOffset(ZoneOffset.UTC),
                        by,
                        act,
                        cut(subject, LONGEST_SUBJECT),
                        cut(detail.zh(), LONGEST_DETAIL),
                        cut(detail.en(), LONGEST_DETAIL))
                .update();
    }

    /** The newest first. */
    List<Act> newest(int page, int size) {
        return jdbc.sql("select happened_at, by_user, act, subject, detail_zh, detail_en from administration_log"
                        + " order by happened_at desc, id desc limit ? offset ?")
                .params(size, (long) page * size)
                .query((row, i) -> new Act(
                        row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                        row.getString("by_user"),
                        row.getString("act"),
                        row.getString("subject"),
                        Bilingual.of(row.getString("detail_zh"), row.getString("detail_en"))))
                .list();
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - 1) + "…";
    }
}
