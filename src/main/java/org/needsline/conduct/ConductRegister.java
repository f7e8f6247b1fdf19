package org.needsline.conduct;

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

/** Conduct reports as a register of cases that have their time: closed is what discipline has decided. */
@Repository
class ConductRegister implements CaseRegister {

    private static final String SELECT = "select number, decided_at, erased_at from conduct_report ";

    private final JdbcClient jdbc;

    ConductRegister(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Optional<KeptCase> find(String number) {
        return jdbc.sql(SELECT + "where number = ?")
                .param(number)
                .query(ConductRegister::kept)
                .optional();
    }

    @Override
    public List<KeptCase> due(Instant closedBefore, String after, int limit) {
        return jdbc.sql(SELECT + "where decided_at is not null and erased_at is null and number > :after"
                        + " and (decided_at < :before or erase_when_decided = true) order by number limit :limit")
                .param("before", closedBefore.atOffset(ZoneOffset.UTC))
                .param("after", after)
                .param("limit", limit)
                .query(ConductRegister::kept)
                .list();
    }

    @Override
    public void erased(String number, Instant at) {
        jdbc.sql("update conduct_report set erased_at = coalesce(erased_at, ?) where number = ?")
                .params(at.atOffset(ZoneOffset.UTC), number)
                .update();
    }

    @Override
    public void eraseWhenClosed(String number) {
        jdbc.sql("update conduct_report set erase_when_decided = true where number = ?")
                .param(number)
                .update();
    }

    private static KeptCase kept(ResultSet row, int index) throws SQLException {
        return new KeptCase(
                row.getString("number"),
                instant(row.getObject("decided_at", OffsetDateTime.class)),
                instant(row.getObject("erased_at", OffsetDateTime.class)));
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
