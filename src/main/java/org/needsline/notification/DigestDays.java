package org.needsline.notification;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tables {@code digest_day} and {@code digest_person}. */
@Repository
class DigestDays {

    private static final int KEPT_DAYS = 40;

    private final JdbcClient jdbc;

    DigestDays(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    boolean isFinished(LocalDate day) {
        return jdbc.sql("select count(*) from digest_day where digest_on = ?")
                        .param(day)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Everybody was asked; older days are forgotten. */
    void finish(LocalDate day, Instant at) {
        LocalDate old = day.minusDays(KEPT_DAYS);
        jdbc.sql("delete from digest_person where digest_on < ?").param(old).update();
        jdbc.sql("delete from digest_day where digest_on < ?").param(old).update();
        try {
            jdbc.sql("insert into digest_day (digest_on, finished_at) values (?, ?)")
                    .params(day, at.atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException e) {
            // Another node came to its end at the same time.
            return;
        }
    }

    boolean has(LocalDate day, String userId) {
        return jdbc.sql("select count(*) from digest_person where digest_on = ? and user_id = ?")
                        .params(day, userId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    /** Waits for another node that is about to add the same, and fails if it did. */
    void add(LocalDate day, String userId) {
        jdbc.sql("insert into digest_person (digest_on, user_id) values (?, ?)")
                .params(day, userId)
                .update();
    }
}
