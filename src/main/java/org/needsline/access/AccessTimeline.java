package org.needsline.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code access_event}: who did what when, and what the clock did. */
@Repository
class AccessTimeline {

    private final JdbcClient jdbc;
    private final Clock clock;

    AccessTimeline(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    void add(String number, AccessEvent event, @Nullable String step, @Nullable String unit, String by) {
        add(number, event, step, unit, by, null, null);
    }

    /**
     * @param said what the answer was or until when, in the system's words
     * @param note what somebody wrote
     */
    void add(
            String number,
            AccessEvent event,
            @Nullable String step,
            @Nullable String unit,
            String by,
            @Nullable Bilingual said,
            @Nullable String note) {
        jdbc.sql("insert into access_event (number, at, event, step, unit, done_by, said_zh, said_en, note)"
                        + " values (?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        number,
                        clock.instant().atOffset(ZoneOffset.UTC),
                        event.code(),
                        step,
                        unit,
                        by,
                        said == null ? null : said.zh(),
                        said == null ? null : said.en(),
                        note)
                .update();
    }

    List<AccessHappening> of(String number) {
        return jdbc.sql(
                        "select at, event, step, unit, done_by, said_zh, said_en, note from access_event where number = ? order by id")
                .param(number)
                .query(AccessTimeline::row)
                .list();
    }

    boolean has(String number, AccessEvent event) {
        return of(number).stream().anyMatch(each -> each.event() == event);
    }

    /** Whether the event is written of the step in these words, at or after that moment. */
    boolean has(String number, AccessEvent event, String step, Instant since, Bilingual said) {
        return of(number).stream()
                .anyMatch(each -> each.event() == event
                        && step.equals(each.step())
                        && said.equals(each.said())
                        && !each.at().isBefore(since));
    }

    private static AccessHappening row(ResultSet row, int number) throws SQLException {
        return new AccessHappening(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Coded.of(AccessEvent.class, row.getString("event"), "事件", "event"),
                row.getString("step"),
                row.getString("unit"),
                row.getString("done_by"),
                said(row.getString("said_zh"), row.getString("said_en")),
                row.getString("note"));
    }

    private static @Nullable Bilingual said(@Nullable String zh, @Nullable String en) {
        return zh == null || en == null ? null : Bilingual.of(zh, en);
    }
}
