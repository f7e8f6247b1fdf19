package org.needsline.casefile;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Who saw a reporter's contact in full, when and why. Rows are never changed. */
@Repository
class ContactReveals {

    /** One look at a contact. */
    record Reveal(String needNumber, String userId, Instant at, String reason) {}

    private final JdbcClient jdbc;

    ContactReveals(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(Reveal reveal) {
        jdbc.sql("insert into contact_reveal (need_number, user_id, revealed_at, reason) values (?, ?, ?, ?)")
                .param(reveal.needNumber())
                .param(reveal.userId())
                .param(reveal.at().atOffset(ZoneOffset.UTC))
                .param(reveal.reason())
                .update();
    }

    /** Oldest first. */
    List<Reveal> ofNeed(String number) {
        return jdbc.sql(
                        "select need_number, user_id, revealed_at, reason from contact_reveal where need_number = ? order by id")
                .param(number)
                .query((row, n) -> new Reveal(
                        row.getString("need_number"),
                        row.getString("user_id"),
                        row.getTimestamp("revealed_at").toInstant(),
                        row.getString("reason")))
                .list();
    }
}
