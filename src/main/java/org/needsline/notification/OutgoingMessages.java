package org.needsline.notification;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** Table {@code outgoing_message}: what is to leave the house, with recipient and text. */
@Repository
class OutgoingMessages {

    private final JdbcTemplate jdbc;
    private final MessageDispatch dispatch;

    OutgoingMessages(JdbcTemplate jdbc, MessageDispatch dispatch) {
        this.jdbc = jdbc;
        this.dispatch = dispatch;
    }

    /**
     * A message to be written.
     *
     * @param waits whether it may not leave in the quiet hours
     */
    record Draft(
            String event,
            String caseNumber,
            Channel channel,
            String recipient,
            String subject,
            String body,
            boolean waits,
            OffsetDateTime at) {}

    /** Writes the messages and hands each to a job of its own, all in the caller's transaction. */
    void sendAll(List<Draft> drafts) {
        if (drafts.isEmpty()) {
            return;
        }
        List<String> ids = new ArrayList<>();
        jdbc.batchUpdate(
                "insert into outgoing_message (id, event, case_number, channel, recipient, subject, body, waits, state, attempts,"
                        + " created_at) values (?, ?, ?, ?, ?, ?, ?, ?, 'due', 0, ?)",
                drafts,
                drafts.size(),
                (statement, draft) -> {
                    String id = UUID.randomUUID().toString();
                    ids.add(id);
                    statement.setString(1, id);
                    statement.setString(2, draft.event());
                    statement.setString(3, draft.caseNumber());
                    statement.setString(4, draft.channel().code());
                    statement.setString(5, draft.recipient());
                    statement.setString(6, draft.subject());
                    statement.setString(7, draft.body());
                    statement.setBoolean(8, draft.waits());
                    statement.setObject(9, draft.at());
                });
        ids.forEach(dispatch::begin);
    }

    Optional<OutgoingMessage> find(String id) {
        return jdbc
                .query(
                        "select id, channel, recipient, subject, body, state, waits, attempts from outgoing_message where id = ?",
                        (row, i) -> new OutgoingMessage(
                                row.getString("id"),
                                Channel.of(row.getString("channel")).orElse(Channel.CLERK),
                                row.getString("recipient"),
                                row.getString("subject"),
                                row.getString("body"),
                                row.getString("state"),
                                row.getBoolean("waits"),
                                row.getInt("attempts")),
                        id)
                .stream()
                .findFirst();
    }

    /** Takes the message for one attempt. False when it is sent, or another attempt that began after {@code deadBefore} has it. */
    boolean claim(String id, OffsetDateTime now, OffsetDateTime deadBefore) {
        return jdbc.update(
                        "update outgoing_message set state = 'sending', claimed_at = ?, attempts = attempts + 1 where id = ?"
                                + " and (state = 'due' or (state = 'sending' and claimed_at < ?))",
                        now,
                        id,
                        deadBefore)
                == 1;
    }

    void sent(String id, OffsetDateTime at) {
        jdbc.update("update outgoing_message set state = 'sent', sent_at = ?, last_error = null where id = ?", at, id);
    }

    void failed(String id, String why) {
        jdbc.update(
                "update outgoing_message set state = 'due', last_error = ? where id = ?",
                why.length() > 400 ? why.substring(0, 400) : why,
                id);
    }

    /** Forgets to whom letters went and what they said, once they are delivered. Returns how many. */
    int forgetDelivered(OffsetDateTime sentBefore) {
        return jdbc.update(
                "update outgoing_message set recipient = '', subject = '', body = '' where state = 'sent' and sent_at < ?"
                        + " and recipient <> ''",
                sentBefore);
    }
}
