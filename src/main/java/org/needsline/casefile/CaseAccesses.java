package org.needsline.casefile;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who looked at what, when and why: the table {@code case_access}. Rows are never changed. */
@Repository
class CaseAccesses {

    /** One look at a case. */
    record Access(String caseNumber, String userId, Instant at, CaseAction action, @Nullable String reason) {}

    private final JdbcClient jdbc;

    CaseAccesses(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Access access) {
        jdbc.sql("insert into case_access (case_number, user_id, at, action, reason) values (?, ?, ?, ?, ?)")
                .param(access.caseNumber())
                .param(access.userId())
                .param(access.at().atOffset(ZoneOffset.UTC))
                .param(access.action().code())
                .param(access.reason())
                .update();
    }

    /** Whether the person did the same with the case after that moment. */
    boolean since(String number, String userId, CaseAction action, Instant moment) {
        return jdbc.sql(
                                "select count(*) from case_access where case_number = ? and user_id = ? and at > ? and action = ?")
                        .param(number)
                        .param(userId)
                        .param(moment.atOffset(ZoneOffset.UTC))
                        .param(action.code())
                        .query(Integer.class)
                        .single()
                > 0;
    }

    int count(String number) {
        return jdbc.sql("select count(*) from case_access where case_number = ?")
                .param(number)
                .query(Integer.class)
                .single();
    }

    /** Newest first, at most {@code limit}. */
    List<Access> ofCase(String number, int limit) {
        return jdbc.sql("select case_number, user_id, at, action, reason from case_access where case_number = ?"
                        + " order by id desc fetch first " + limit + " rows only")
                .param(number)
                .query((row, n) -> new Access(
                        row.getString("case_number"),
                        row.getString("user_id"),
                        row.getObject("at", OffsetDateTime.class).toInstant(),
                        CaseAction.of(row.getString("action")),
                        row.getString("reason")))
                .list();
    }
}
