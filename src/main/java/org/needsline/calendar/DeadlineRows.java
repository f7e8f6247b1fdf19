package org.needsline.calendar;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Repository;

/** The table {@code deadline}. */
@Repository
class DeadlineRows {

    private static final String COLUMNS =
            "select id, case_number, step, started_at, amount, unit, reminder_lead, due_at, remind_at,"
                    + " provisional, why_zh, why_en, process_instance_id from deadline ";

    private final JdbcClient jdbc;

    DeadlineRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    DeadlineRow add(DeadlineRow row) {
        GeneratedKeyHolder keys = new GeneratedKeyHolder();
        jdbc.sql(
                        "insert into deadline (case_number, step, started_at, amount, unit, reminder_lead, due_at, remind_at, provisional,"
                                + " why_zh, why_en, process_instance_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        row.caseNumber(),
                        row.step(),
                        Timestamp.from(row.startedAt()),
                        row.amount(),
                        row.unit() == null ? null : row.unit().id(),
                        row.reminderLead(),
                        Timestamp.from(row.dueAt()),
                        timestamp(row.remindAt()),
                        row.provisional(),
                        row.why() == null ? null : row.why().zh(),
                        row.why() == null ? null : row.why().en(),
                        row.processInstanceId())
                .update(keys, "id");
        Number id = keys.getKey();
        if (id == null) {
            throw new IllegalStateException("The database gave no id for a deadline");
        }
        return row.withId(id.longValue());
    }

    void move(DeadlineRow row) {
        jdbc.sql("update deadline set due_at = ?, remind_at = ?, provisional = ? where id = ?")
                .params(Timestamp.from(row.dueAt()), timestamp(row.remindAt()), row.provisional(), row.id())
                .update();
    }

    List<DeadlineRow> ofCase(String caseNumber) {
        return jdbc.sql(COLUMNS + "where case_number = ? order by id")
                .param(caseNumber)
                .query(DeadlineRows::row)
                .list();
    }

    Optional<DeadlineRow> latest(String processInstanceId, String step) {
        return jdbc.sql(COLUMNS + "where process_instance_id = ? and step = ? order by id desc fetch first 1 rows only")
                .params(processInstanceId, step)
                .query(DeadlineRows::row)
                .optional();
    }

    /** What was not due at that moment, in the order of process instances. */
    List<DeadlineRow> dueAfter(Instant moment) {
        return jdbc.sql(COLUMNS + "where due_at > ? order by process_instance_id, id")
                .param(Timestamp.from(moment))
                .query(DeadlineRows::row)
                .list();
    }

    private static @Nullable Timestamp timestamp(@Nullable Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }

    private static DeadlineRow row(ResultSet row, int number) throws SQLException {
        Timestamp remindAt = row.getTimestamp("remind_at");
        String unit = row.getString("unit");
        String why = row.getString("why_zh");
        return new DeadlineRow(
                row.getLong("id"),
                row.getString("case_number"),
                row.getString("step"),
                row.getTimestamp("started_at").toInstant(),
                row.getObject("amount", Integer.class),
                unit == null ? null : DeadlineUnit.of(unit),
                row.getString("reminder_lead"),
                row.getTimestamp("due_at").toInstant(),
                remindAt == null ? null : remindAt.toInstant(),
                row.getBoolean("provisional"),
                why == null ? null : Bilingual.of(why, row.getString("why_en")),
                row.getString("process_instance_id"));
    }
}
