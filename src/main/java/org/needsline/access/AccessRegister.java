package org.needsline.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.needsline.retention.CaseRegister;
import org.needsline.retention.KeptCase;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Requests and reports of unadmitted work as cases that have their time: closed is a request that ended, a report that was answered. */
@Repository
class AccessRegister implements CaseRegister {

    private static final String SELECT =
            """
            select number, closed_at, erased_at from (
              select number, ended_at as closed_at, erased_at, erase_when_closed from access_request
              union all
              select number, answered_at as closed_at, erased_at, erase_when_closed from unadmitted_report
            ) kept
            """;

    private final JdbcClient jdbc;

    AccessRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<KeptCase> find(String number) {
        return jdbc.sql(SELECT + "where number = ?")
                .param(number)
                .query(AccessRegister::kept)
                .optional();
    }

    @Override
    public List<KeptCase> due(Instant closedBefore, String after, int limit) {
        return jdbc.sql(SELECT + "where closed_at is not null and erased_at is null and number > :after"
                        + " and (closed_at < :before or erase_when_closed = true) order by number limit :limit")
                .param("before", closedBefore.atOffset(ZoneOffset.UTC))
                .param("after", after)
                .param("limit", limit)
                .query(AccessRegister::kept)
                .list();
    }

    @Override
    public void erased(String number, Instant at) {
        for (String table : List.of("access_request", "unadmitted_report")) {
            jdbc.sql("update " + table + " set erased_at = coalesce(erased_at, ?) where number = ?")
                    .params(at.atOffset(ZoneOffset.UTC), number)
                    .update();
        }
    }

    @Override
    public void eraseWhenClosed(String number) {
        for (String table : List.of("access_request", "unadmitted_report")) {
            jdbc.sql("update " + table + " set erase_when_closed = true where number = ?")
                    .param(number)
                    .update();
        }
    }

    private static KeptCase kept(ResultSet row, int index) throws SQLException {
        return new KeptCase(row.getString("number"), instant(row, "closed_at"), instant(row, "erased_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
