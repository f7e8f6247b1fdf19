package org.needsline.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.needsline.engine.EngineClock;
import org.needsline.support.SystemTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A receipt code is readable while a clerk copies it, and in no table after that. */
@SystemTest
class MessageExpiryTest {

    private static final Instant NOW = Instant.parse("2026-03-02T01:00:00Z");
    private static final String CODE = "AB12-CD34-EF56";

    @Autowired
    Notifications notifications;

    @Autowired
    MessageExpiry expiry;

    @Autowired
    JdbcClient client;

    @Autowired
    Clock clock;

    @BeforeEach
    void receipt() {
        ((EngineClock) clock).moveTo(NOW);
        client.sql("insert into staff (user_id, name) values ('expiry.clerk', '员')")
                .update();
        notifications.tell(new NotificationEvent(
                NotificationEvents.NEED_REGISTERED,
                "990178100201-2026-00001",
                Map.of("code", CODE, "title", "修路灯"),
                Audience.users("expiry.clerk")));
    }

    @AfterEach
    void clear() {
        ((EngineClock) clock).reset();
        client.sql("delete from in_app_message where user_id = 'expiry.clerk'").update();
        client.sql("delete from outgoing_message where id = 'expiry'").update();
        client.sql("delete from staff where user_id = 'expiry.clerk'").update();
    }

    @Test
    void unreadItStaysForADay() {
        after(Duration.ofDays(1).minusSeconds(1));
        assertThat(body()).contains(CODE);
        after(Duration.ofDays(1).plusSeconds(1));
        assertThat(body()).doesNotContain(CODE).contains("990178100201-2026-00001", "修路灯");
    }

    @Test
    void markedAsReadItGoesAtTheNextRound() {
        notifications.readAll("expiry.clerk");
        assertThat(body()).contains(CODE);
        after(Duration.ofMinutes(10));
        assertThat(body()).doesNotContain(CODE);
    }

    @Test
    void aLetterIsForgottenADayAfterTheMailServerTookIt() {
        client.sql(
                        "insert into outgoing_message (id, event, case_number, channel, recipient, subject, body, state, attempts,"
                                + " created_at, sent_at) values ('expiry', 'need.registered', 'N', 'email', 'a@example.org', 's', ?,"
                                + " 'sent', 1, ?, ?)")
                .params(CODE, NOW.atOffset(java.time.ZoneOffset.UTC), NOW.atOffset(java.time.ZoneOffset.UTC))
                .update();
        after(Duration.ofDays(1).minusSeconds(1));
        assertThat(letter()).isEqualTo("a@example.org " + CODE);
        after(Duration.ofDays(1).plusSeconds(1));
        assertThat(letter()).isBlank();
    }

    private void after(Duration time) {
        ((EngineClock) clock).moveTo(NOW.plus(time));
        expiry.forget();
    }

    private String body() {
        return notifications.inboxOf("expiry.clerk", 1).messages().get(0).body().zh();
    }

    private String letter() {
        return client.sql("select recipient || ' ' || body from outgoing_message where id = 'expiry'")
                .query(String.class)
                .single();
    }
}
