package org.needsline.open311;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code open311_push}: which changes are to be told, and whether they have been. */
@Repository
class StatusPushes {

    private final JdbcClient jdbc;

    StatusPushes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    record Push(String id, String number, String client, String state) {

        boolean isOver() {
            return state.equals("sent") || state.equals("dropped");
        }
    }

    /** The client that filed the need and wants to be told; empty for nearly all needs. */
    Optional<String> whoWantsToKnow(String number) {
        return jdbc.sql("select r.client from open311_request r join open311_client c on c.id = r.client"
                        + " where r.number = ? and c.callback is not null and c.revoked_at is null")
                .param(number)
                .query(String.class)
                .optional();
    }

    /** False when this state of the need is to be told already. */
    boolean add(String id, String number, long needVersion, Instant at) {
        long known = jdbc.sql("select count(*) from open311_push where number = ? and need_version = ?")
                .params(number, needVersion)
                .query(Long.class)
                .single();
        if (known > 0) {
            return false;
        }
        jdbc.sql("insert into open311_push (id, number, need_version, state, attempts, created_at)"
                        + " values (?, ?, ?, 'due', 0, ?)")
                .params(id, number, needVersion, moment(at))
                .update();
        return true;
    }

    Optional<Push> find(String id) {
        return jdbc.sql("select p.id, p.number, r.client, p.state from open311_push p join open311_request r"
                        + " on r.number = p.number where p.id = ?")
                .param(id)
                .query((row, i) -> new Push(
                        row.getString("id"), row.getString("number"), row.getString("client"), row.getString("state")))
                .optional();
    }

    /**
     * What a client has not been told yet.
     *
     * @param waiting how many changes
     * @param lastError why the latest attempt among them failed; null if none has
     */
    record Backlog(int waiting, @Nullable String lastError) {}

    Backlog backlogOf(String client) {
        int waiting = jdbc.sql("select count(*) from open311_push p join open311_request r on r.number = p.number"
                        + " where r.client = ? and p.state in ('due', 'sending')")
                .param(client)
                .query(Integer.class)
                .single();
        List<String> errors = waiting == 0
                ? List.of()
                : jdbc.sql("select p.last_error from open311_push p join open311_request r on r.number = p.number"
                                + " where r.client = ? and p.state in ('due', 'sending') and p.last_error is not null"
                                + " order by p.claimed_at desc, p.id fetch first 1 row only")
                        .param(client)
                        .query(String.class)
                        .list();
        return new Backlog(waiting, errors.isEmpty() ? null : errors.get(0));
    }

    /** Takes the push for one attempt. False when it is over, or another attempt that began after {@code deadBefore} has it. */
    boolean claim(String id, Instant now, Instant deadBefore) {
        return jdbc.sql(
                                "update open311_push set state = 'sending', claimed_at = ?, attempts = attempts + 1 where id = ?"
                                        + " and (state = 'due' or (state = 'sending' and claimed_at < ?))")
                        .params(moment(now), id, moment(deadBefore))
                        .update()
                == 1;
    }

    void sent(String id, Instant at) {
        jdbc.sql("update open311_push set state = 'sent', sent_at = ?, last_error = null where id = ?")
                .params(moment(at), id)
                .update();
    }

    void failed(String id, String why) {
        jdbc.sql("update open311_push set state = 'due', last_error = ? where id = ?")
                .params(why, id)
                .update();
    }

    /** Nobody is to be told any more. */
    void dropped(String id) {
        jdbc.sql("update open311_push set state = 'dropped' where id = ? and state <> 'sent'")
                .param(id)
                .update();
    }

    private static OffsetDateTime moment(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
