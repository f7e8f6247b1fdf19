package org.needsline.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** Tables {@code retention_state}, {@code retention_run} and {@code retention_run_case}. */
@Repository
class RetentionRuns {

    /** A node that died in the middle of a run is given up after this. Each case renews it. */
    private static final Duration LEASE = Duration.ofMinutes(10);

    private static final int KEPT_RUNS = 60;

    private final JdbcClient jdbc;
    private final Erasures erasures;

    RetentionRuns(JdbcClient jdbc, Erasures erasures) {
        this.jdbc = jdbc;
        this.erasures = erasures;
    }

    /** Whether the nightly run erases, and who decided that. */
    record State(boolean erasing, @Nullable String changedBy, @Nullable Instant changedAt) {}

    /** A run, and what it found or erased. */
    record Run(
            long id,
            boolean dryRun,
            Instant closedBefore,
            Instant startedAt,
            String startedBy,
            @Nullable Instant finishedAt,
            int cases,
            int failed,
            Map<String, Long> rows) {}

    /** A case in a run. */
    record RunCase(String number, Instant closedAt, int rows) {}

    State state() {
        return jdbc.sql("select erasing, changed_by, changed_at from retention_state where id = 1")
                .query((row, i) -> new State(
                        row.getBoolean("erasing"),
                        row.getString("changed_by"),
                        instant(row.getObject("changed_at", OffsetDateTime.class))))
                .single();
    }

    void switched(boolean erasing, String by, Instant at) {
        jdbc.sql("update retention_state set erasing = ?, changed_by = ?, changed_at = ? where id = 1")
                .params(erasing, by, moment(at))
                .update();
    }

    /** Takes or renews the lease on running; false while another node holds it. */
    boolean lease(String holder, Instant now) {
        return jdbc.sql("update retention_state set run_by = ?, run_until = ?"
                                + " where id = 1 and (run_by is null or run_by = ? or run_until < ?)")
                        .params(holder, moment(now.plus(LEASE)), holder, moment(now))
                        .update()
                == 1;
    }

    void release(String holder) {
        jdbc.sql("update retention_state set run_by = null, run_until = null where id = 1 and run_by = ?")
                .param(holder)
                .update();
    }

    long begin(boolean dryRun, Instant closedBefore, Instant at, String by) {
        jdbc.sql("delete from retention_run where id <= (select coalesce(max(r.id), 0) from retention_run r) - ?")
                .param(KEPT_RUNS)
                .update();
        GeneratedKeyHolder key = new GeneratedKeyHolder();
        jdbc.sql("insert into retention_run (dry_run, closed_before, started_at, started_by, cases, failed, row_counts)"
                        + " values (?, ?, ?, ?, 0, 0, '{}')")
                .params(dryRun, moment(closedBefore), moment(at), by)
                .update(key, "id");
        return Objects.requireNonNull(key.getKey(), "The database gave no id").longValue();
    }

    void add(long run, KeptCase kept, Map<String, Long> rows) {
        jdbc.sql("insert into retention_run_case (run_id, case_number, closed_at, rows_found) values (?, ?, ?, ?)")
                .params(
                        run,
                        kept.number(),
                        moment(Objects.requireNonNull(kept.closedAt())),
                        rows.values().stream().mapToInt(Long::intValue).sum())
                .update();
    }

    void progress(long run, int cases, int failed, Map<String, Long> rows, @Nullable Instant finishedAt) {
        jdbc.sql("update retention_run set cases = ?, failed = ?, row_counts = ?, finished_at = ? where id = ?")
                .params(cases, failed, erasures.written(rows), finishedAt == null ? null : moment(finishedAt), run)
                .update();
    }

    /** The newest first. */
    List<Run> newest(int limit) {
        return jdbc.sql("select * from retention_run order by id desc limit ?")
                .param(limit)
                .query((row, i) -> new Run(
                        row.getLong("id"),
                        row.getBoolean("dry_run"),
                        row.getObject("closed_before", OffsetDateTime.class).toInstant(),
                        row.getObject("started_at", OffsetDateTime.class).toInstant(),
                        row.getString("started_by"),
                        instant(row.getObject("finished_at", OffsetDateTime.class)),
                        row.getInt("cases"),
                        row.getInt("failed"),
                        erasures.read(row.getString("row_counts"))))
                .list();
    }

    /** The cases of a run in the order of their numbers. */
    List<RunCase> cases(long run, String after, int limit) {
        return jdbc.sql("select case_number, closed_at, rows_found from retention_run_case"
                        + " where run_id = ? and case_number > ? order by case_number limit ?")
                .params(run, after, limit)
                .query((row, i) -> new RunCase(
                        row.getString("case_number"),
                        row.getObject("closed_at", OffsetDateTime.class).toInstant(),
                        row.getInt("rows_found")))
                .list();
    }

    private static OffsetDateTime moment(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
