package org.needsline.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    void add(
            String number,
            AccessEvent event,
            @Nullable String step,
            @Nullable String unit,
            String by,
            @Nullable String note) {
        jdbc.sql("insert into access_event (number, at, event, step, unit, done_by, note) values (?, ?, ?, ?, ?, ?, ?)")
                .params(number, clock.instant().atOffset(ZoneOffset.UTC), event.code(), step, unit, by, note)
                .update();
    }

    List<AccessHappening> of(String number) {
        return jdbc.sql("select at, event, step, unit, done_by, note from access_event where number = ? order by id")
                .param(number)
                .query(AccessTimeline::row)
                .list();
    }

    boolean has(String number, AccessEvent event) {
        return of(number).stream().anyMatch(each -> each.event() == event);
    }

    /** Whether the event is written of the step with this note, at or after that moment. */
    boolean has(String number, AccessEvent event, String step, Instant since, String note) {
        return of(number).stream()
                .anyMatch(each -> each.event() == event
                        && step.equals(each.step())
                        && note.equals(each.note())
                        && !each.at().isBefore(since));
    }

    private static AccessHappening row(ResultSet row, int number) throws SQLException {
        return new AccessHappening(
                row.getObject("at", OffsetDateTime.class).toInstant(),
                Coded.of(AccessEvent.class, row.getString("event"), "事件", "event"),
                row.getString("step"),
                row.getString("unit"),
                row.getString("done_by"),
                row.getString("note"));
    }
}
