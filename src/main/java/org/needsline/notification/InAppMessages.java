package org.needsline.notification;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code in_app_message}. */
@Repository
class InAppMessages {

    private final JdbcTemplate jdbc;
    private final JdbcClient client;

    InAppMessages(JdbcTemplate jdbc, JdbcClient client) {
        this.jdbc = jdbc;
        this.client = client;
    }

    /**
     * A message to be written.
     *
     * @param later what its text becomes when the secret in it has been taken down; null where it holds none
     */
    record Draft(
            String userId,
            String event,
            String caseNumber,
            Filled text,
            @Nullable Bilingual later,
            OffsetDateTime at) {}

    void writeAll(List<Draft> drafts) {
        if (drafts.isEmpty()) {
            return;
        }
        jdbc.batchUpdate(
                "insert into in_app_message (user_id, event, case_number, title_zh, title_en, body_zh, body_en, created_at,"
                        + " later_zh, later_en) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                drafts,
                drafts.size(),
                (statement, draft) -> {
                    statement.setString(1, draft.userId());
                    statement.setString(2, draft.event());
                    statement.setString(3, draft.caseNumber());
                    statement.setString(4, draft.text().title().zh());
                    statement.setString(5, draft.text().title().en());
                    statement.setString(6, draft.text().body().zh());
                    statement.setString(7, draft.text().body().en());
                    statement.setObject(8, draft.at());
                    statement.setString(
                            9, draft.later() == null ? null : draft.later().zh());
                    statement.setString(
                            10, draft.later() == null ? null : draft.later().en());
                });
    }

    /** Takes away what a person was told of an event before: only the newest counts. */
    void forget(String userId, String event) {
        client.sql("delete from in_app_message where user_id = ? and event = ?")
                .params(userId, event)
                .update();
    }

    int unread(String userId) {
        return client.sql("select count(*) from in_app_message where user_id = ? and read_at is null")
                .param(userId)
                .query(Integer.class)
                .single();
    }

    List<InAppMessage> newest(String userId, int limit) {
        return client.sql("select id, event, case_number, title_zh, title_en, body_zh, body_en, created_at, read_at"
                        + " from in_app_message where user_id = ? order by id desc limit ?")
                .param(userId)
                .param(limit)
                .query((row, i) -> new InAppMessage(
                        row.getLong("id"),
                        row.getString("event"),
                        row.getString("case_number"),
                        Bilingual.of(row.getString("title_zh"), row.getString("title_en")),
                        Bilingual.of(row.getString("body_zh"), row.getString("body_en")),
                        row.getObject("created_at", OffsetDateTime.class).toInstant(),
                        instant(row.getObject("read_at", OffsetDateTime.class))))
                .list();
    }

    void read(String userId, long id, OffsetDateTime at) {
        int found = client.sql("update in_app_message set read_at = coalesce(read_at, ?) where id = ? and user_id = ?")
                .param(at)
                .param(id)
                .param(userId)
                .update();
        if (found == 0) {
            throw Refusal.notFound("没有这条消息。", "There is no such message.");
        }
    }

    void readAll(String userId, OffsetDateTime at) {
        client.sql("update in_app_message set read_at = ? where user_id = ? and read_at is null")
                .param(at)
                .param(userId)
                .update();
    }

    /** Takes the secret out of messages that were read, or were written before that moment. Returns how many. */
    int forgetSecrets(OffsetDateTime writtenBefore) {
        return client.sql(
                        "update in_app_message set body_zh = later_zh, body_en = later_en, later_zh = null, later_en = null"
                                + " where later_zh is not null and (read_at is not null or created_at < ?)")
                .param(writtenBefore)
                .update();
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }
}
