package org.needsline.monitoring;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.needsline.organisation.Reach;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.stereotype.Repository;

/** The table {@code waiting_step}. */
@Repository
class WaitingSteps {

    /** What waits for one unit. */
    record Backlog(String unit, int open, int dueSoon, int overdue, Instant oldest) {}

    /** How long a step took, of those done. */
    record Pace(String step, String name, double medianWorkdays, int done) {}

    /** A step with what was done about it. */
    record Row(WaitingStep step, String unit, @Nullable Instant nudgedAt, @Nullable String nudgedBy) {}

    private final JdbcTemplate jdbc;
    private final NamedParameterJdbcTemplate named;

    WaitingSteps(JdbcTemplate jdbc, NamedParameterJdbcTemplate named) {
        this.jdbc = jdbc;
        this.named = named;
    }

    void add(WaitingStep step) {
        jdbc.update(
                """
                insert into waiting_step
                  (task_id, case_number, process, step, step_name, village, unit, candidate_groups, since, due_at)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                step.taskId(),
                step.caseNumber(),
                step.process(),
                step.step(),
                step.name(),
                step.village(),
                step.unit(),
                String.join(",", step.groups()),
                moment(step.since()),
                moment(step.dueAt()));
    }

    Optional<Row> find(String taskId) {
        return jdbc
                .query("select * from waiting_step where task_id = ? and done_at is null", WaitingSteps::row, taskId)
                .stream()
                .findFirst();
    }

    void moved(String taskId, @Nullable Instant dueAt) {
        jdbc.update("update waiting_step set due_at = ? where task_id = ?", moment(dueAt), taskId);
    }

    void done(String taskId, Instant at, int workdays) {
        jdbc.update(
                "update waiting_step set done_at = ?, workdays = ? where task_id = ? and done_at is null",
                moment(at),
                workdays,
                taskId);
    }

    /** Whether nobody nudged since that moment; then this person has now. */
    boolean nudged(String taskId, Instant notSince, Instant at, String by) {
        return jdbc.update(
                        """
                        update waiting_step set nudged_at = ?, nudged_by = ?
                        where task_id = ? and done_at is null and (nudged_at is null or nudged_at < ?)
                        """,
                        moment(at),
                        by,
                        taskId,
                        moment(notSince))
                == 1;
    }

    int forget(Instant doneBefore) {
        return jdbc.update("delete from waiting_step where done_at < ?", moment(doneBefore));
    }

    boolean hasNoneOf(String process) {
        return jdbc.queryForList("select task_id from waiting_step where process = ? fetch first 1 rows only", process)
                .isEmpty();
    }

    /** What waits for each unit, of the cases of these villages. */
    List<Backlog> backlogs(List<Reach.Villages> villages, Instant now, Instant soon) {
        MapSqlParameterSource values = values(villages);
        values.addValue("now", moment(now)).addValue("soon", moment(soon));
        return named.query(
                "select unit, count(*) as open_steps,"
                        + " count(case when due_at >= :now and due_at < :soon then 1 end) as due_soon,"
                        + " count(case when due_at < :now then 1 end) as overdue, min(since) as oldest"
                        + " from waiting_step where done_at is null and " + within(villages)
                        + " group by unit order by overdue desc, open_steps desc, unit",
                values,
                (row, i) -> new Backlog(
                        text(row, "unit"),
                        row.getInt("open_steps"),
                        row.getInt("due_soon"),
                        row.getInt("overdue"),
                        instant(row, "oldest")));
    }

    /** How long each step took, of those done since then; of one unit or, with null, of all. */
    List<Pace> paces(List<Reach.Villages> villages, @Nullable String unit, Instant since) {
        MapSqlParameterSource values = values(villages);
        values.addValue("since", moment(since)).addValue("unit", unit);
        return named.query(
                "select step, min(step_name) as step_name, count(*) as done,"
                        + " percentile_cont(0.5) within group (order by workdays) as median"
                        + " from waiting_step where done_at >= :since and " + within(villages)
                        + (unit == null ? "" : " and unit = :unit")
                        + " group by step order by median desc, step",
                values,
                (row, i) -> new Pace(
                        text(row, "step"), text(row, "step_name"), row.getDouble("median"), row.getInt("done")));
    }

    /** What waits for a unit, longest overdue first; at most {@code limit}. */
    List<Row> openOf(List<Reach.Villages> villages, String unit, int limit) {
        MapSqlParameterSource values = values(villages);
        values.addValue("unit", unit).addValue("limit", limit);
        return named.query(
                "select * from waiting_step where unit = :unit and done_at is null and " + within(villages)
                        + " order by due_at nulls last, since, task_id fetch first :limit rows only",
                values,
                WaitingSteps::row);
    }

    private static String within(List<Reach.Villages> villages) {
        List<String> ranges = new ArrayList<>();
        for (int i = 0; i < villages.size(); i++) {
            ranges.add("village between :lowest" + i + " and :highest" + i);
        }
        return "(" + String.join(" or ", ranges) + ")";
    }

    private static MapSqlParameterSource values(List<Reach.Villages> villages) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < villages.size(); i++) {
            values.put("lowest" + i, villages.get(i).lowest());
            values.put("highest" + i, villages.get(i).highest());
        }
        return new MapSqlParameterSource(values);
    }

    private static Row row(ResultSet row, int number) throws SQLException {
        OffsetDateTime due = row.getObject("due_at", OffsetDateTime.class);
        OffsetDateTime nudged = row.getObject("nudged_at", OffsetDateTime.class);
        return new Row(
                new WaitingStep(
                        text(row, "task_id"),
                        text(row, "case_number"),
                        text(row, "process"),
                        text(row, "step"),
                        text(row, "step_name"),
                        text(row, "village"),
                        List.of(text(row, "candidate_groups").split(",")),
                        instant(row, "since"),
                        due == null ? null : due.toInstant()),
                text(row, "unit"),
                nudged == null ? null : nudged.toInstant(),
                row.getString("nudged_by"));
    }

    private static String text(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getString(column), column);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(row.getObject(column, OffsetDateTime.class), column)
                .toInstant();
    }

    private static @Nullable OffsetDateTime moment(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }
}
