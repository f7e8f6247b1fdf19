package org.needsline.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.needsline.organisation.Absence.State;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** Tables {@code absence} and {@code absence_takeover}. */
@Repository
class AbsenceRows {

    private static final String SELECT =
            "select id, user_id, deputy_id, first_day, last_day, from_at, until_at, reason, state from absence ";

    private final JdbcClient jdbc;

    AbsenceRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A task that a deputy has taken over. */
    record Takeover(long absence, String step, @Nullable String caseNumber, Instant at) {}

    long add(Absence absence, String by, Instant at) {
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql(
                        "insert into absence (user_id, deputy_id, first_day, last_day, from_at, until_at, reason, made_by, made_at, state)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        absence.userId(),
                        absence.deputyId(),
                        absence.firstDay(),
                        absence.lastDay(),
                        absence.fromAt().atOffset(ZoneOffset.UTC),
                        absence.untilAt().atOffset(ZoneOffset.UTC),
                        absence.reason(),
                        by,
                        at.atOffset(ZoneOffset.UTC),
                        absence.state().code())
                .update(key, "id");
        return Objects.requireNonNull(key.getKey(), "The database gave no id").longValue();
    }

    Optional<Absence> find(long id) {
        return jdbc.sql(SELECT + "where id = ?")
                .param(id)
                .query(AbsenceRows::absence)
                .optional();
    }

    /** Moves it on; false where another node, or a person, was faster. */
    boolean moved(long id, State from, State to) {
        return jdbc.sql("update absence set state = ? where id = ? and state = ?")
                        .params(to.code(), id, from.code())
                        .update()
                == 1;
    }

    /** Planned ones whose time has come or has passed. */
    List<Absence> toBegin(Instant now) {
        return jdbc.sql(SELECT + "where state = 'planned' and from_at <= ? order by id")
                .param(now.atOffset(ZoneOffset.UTC))
                .query(AbsenceRows::absence)
                .list();
    }

    List<Absence> toEnd(Instant now) {
        return jdbc.sql(SELECT + "where state = 'active' and until_at <= ? order by id")
                .param(now.atOffset(ZoneOffset.UTC))
                .query(AbsenceRows::absence)
                .list();
    }

    /** Of that person, planned and active. */
    List<Absence> openOf(String userId) {
        return jdbc.sql(SELECT + "where user_id = ? and state in ('planned', 'active') order by first_day, id")
                .param(userId)
                .query(AbsenceRows::absence)
                .list();
    }

    /** In which that person stands in, planned and active. */
    List<Absence> openOfDeputy(String deputyId) {
        return jdbc.sql(SELECT + "where deputy_id = ? and state in ('planned', 'active') order by first_day, id")
                .param(deputyId)
                .query(AbsenceRows::absence)
                .list();
    }

    /** The newest first, whatever their state. */
    List<Absence> newest(int limit) {
        return jdbc.sql(SELECT + "order by id desc limit ?")
                .param(limit)
                .query(AbsenceRows::absence)
                .list();
    }

    void takenOver(long absence, String taskId, String step, @Nullable String caseNumber, Instant at) {
        jdbc.sql(
                        "insert into absence_takeover (absence_id, task_id, step, case_number, taken_at) values (?, ?, ?, ?, ?)")
                .params(absence, taskId, step, caseNumber, at.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** What deputies took over for a person, the newest first. */
    List<Takeover> takeoversOf(long absence) {
        return jdbc.sql("select absence_id, step, case_number, taken_at from absence_takeover where absence_id = ?"
                        + " order by id desc")
                .param(absence)
                .query((row, i) -> new Takeover(
                        row.getLong("absence_id"),
                        row.getString("step"),
                        row.getString("case_number"),
                        row.getObject("taken_at", OffsetDateTime.class).toInstant()))
                .list();
    }

    private static Absence absence(ResultSet row, int index) throws SQLException {
        return new Absence(
                row.getLong("id"),
                row.getString("user_id"),
                row.getString("deputy_id"),
                row.getObject("first_day", LocalDate.class),
                row.getObject("last_day", LocalDate.class),
                row.getObject("from_at", OffsetDateTime.class).toInstant(),
                row.getObject("until_at", OffsetDateTime.class).toInstant(),
                row.getString("reason"),
                State.of(row.getString("state")));
    }
}
