package org.needsline.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** People are left in peace from 21:00 to 8:00 of the district's time, except where a rule lets a message through. */
class QuietHoursTest extends OutsideWorld {

    @Autowired
    QuietHours quiet;

    @AfterEach
    void asShipped() {
        client.sql("update quiet_hours set starts_at = '21:00', ends_at = '08:00', enabled = true, version = 0")
                .update();
        client.sql("update notification_rule set at_night = 'urgent' where event = 'need.rejected'")
                .update();
        rules.forget();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-28T20:59:59, ",
        "2026-09-28T21:00:00, 2026-09-29T08:00:00",
        "2026-09-28T23:59:59, 2026-09-29T08:00:00",
        "2026-09-29T00:00:00, 2026-09-29T08:00:00",
        "2026-09-29T07:59:59, 2026-09-29T08:00:00",
        "2026-09-29T08:00:00, "
    })
    void overNight(String local, String until) {
        assertThat(quiet.until(Channel.SMS, moment(local))
                        .map(Instant::toString)
                        .orElse(""))
                .isEqualTo(until == null ? "" : moment(until).toString());
    }

    @Test
    void atNoonOrNever() {
        quiet.change(row("12:00", "14:00", true));
        assertThat(quiet.until(Channel.SMS, moment("2026-09-28T11:59:59"))).isEmpty();
        assertThat(quiet.until(Channel.SMS, moment("2026-09-28T12:00"))).contains(moment("2026-09-28T14:00"));
        assertThat(quiet.until(Channel.SMS, moment("2026-09-28T14:00"))).isEmpty();
        quiet.change(row("12:00", "14:00", false));
        assertThat(quiet.until(Channel.SMS, moment("2026-09-28T12:00"))).isEmpty();
        quiet.change(row("12:00", "12:00", true));
        assertThat(quiet.until(Channel.SMS, moment("2026-09-28T12:00"))).isEmpty();
    }

    private QuietHours.Row row(String from, String to, boolean enabled) {
        int version = client.sql("select version from quiet_hours where channel = 'sms'")
                .query(Integer.class)
                .single();
        return new QuietHours.Row(
                "sms", java.time.LocalTime.parse(from), java.time.LocalTime.parse(to), enabled, version);
    }

    @Test
    void justBeforeNineItLeavesAtOnce() {
        at("2026-09-28T20:59:59");
        notifications.tell(rejected(PHONE, null, "甲"));
        runJobs();
        assertThat(GATEWAY.delivered()).hasSize(1);
    }

    @Test
    void fromNineOnItWaitsForTheMorningAndLeavesOnce() {
        at("2026-09-28T21:00:00");
        notifications.tell(rejected(PHONE, null, "甲"));
        runJobs();
        assertThat(jobs().timers().singleResult().getDuedate().toInstant()).isEqualTo(moment("2026-09-29T08:00"));
        // Whoever fires the timer by hand too early disturbs nobody either.
        at("2026-09-29T07:59:59");
        runJobs();
        runJobs();
        assertThat(GATEWAY.asked()).isEmpty();
        assertThat(jobs().timers().singleResult().getDuedate().toInstant()).isEqualTo(moment("2026-09-29T08:00"));

        at("2026-09-29T08:00:00");
        runJobs();
        runJobs();
        assertThat(GATEWAY.delivered()).hasSize(1);
        assertThat(jobs().count()).isZero();
    }

    @Test
    void anUrgentCaseDoesNotWaitNorDoesARuleThatSaysSo() {
        at("2026-09-28T23:00:00");
        notifications.tell(new NotificationEvent(
                NotificationEvents.NEED_REJECTED,
                NEED,
                Map.of("urgent", "true"),
                Audience.reporter(null, PHONE, null)));
        runJobs();
        assertThat(GATEWAY.delivered()).hasSize(1);

        client.sql("update notification_rule set at_night = 'go' where event = 'need.rejected'")
                .update();
        rules.forget();
        notifications.tell(rejected("13900000009", null, "甲"));
        runJobs();
        assertThat(GATEWAY.delivered()).hasSize(2);
    }

    @Test
    void whatFailedInTheEveningIsNotTriedAgainAtNight() {
        at("2026-09-28T20:59:00");
        notifications.tell(rejected(PHONE, null, "甲"));
        GATEWAY.is(GatewayDouble.Mood.FAILS);
        String job = jobs().singleResult().getId();
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> management.executeJob(job));
        GATEWAY.is(GatewayDouble.Mood.WELL);
        at("2026-09-28T21:04:00");
        runJobs();
        assertThat(GATEWAY.delivered()).isEmpty();
        assertThat(jobs().timers().count()).isEqualTo(1);
        at("2026-09-29T08:00:00");
        runJobs();
        runJobs();
        assertThat(GATEWAY.delivered()).hasSize(1);
    }

    @Test
    void aMessageInTheApplicationDisturbsNobodyAndDoesNotWait() {
        at("2026-09-28T23:00:00");
        notifications.tell(
                NotificationEvent.of(NotificationEvents.NEED_CLOSED, NEED, Audience.groups("clerk." + VILLAGE)));
        assertThat(notifications.inboxOf("channels.clerk", 10).unread()).isEqualTo(1);
    }
}
