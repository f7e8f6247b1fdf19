package org.needsline.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.needsline.notification.GatewayDouble.Asked;
import org.needsline.notification.GatewayDouble.Mood;
import org.needsline.retention.Extent;
import org.needsline.support.EngineTables;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.HttpMethod;

/** Text messages and group robots: sent once, with an id, whatever the gateway does; nothing secret is left behind. */
@ExtendWith(OutputCaptureExtension.class)
class ChannelsTest extends OutsideWorld {

    @Autowired
    NotificationPersonalData personalData;

    @Autowired
    ObjectMapper json;

    // ---- text messages

    @Test
    void aResidentWithoutAnAddressGetsOneTextMessage() throws Exception {
        notifications.tell(rejected("+86 139 0000 0001", null, "理由\"甲\"\n第二行"));
        String id = theOnlyMessage();
        EngineTables whileDue = EngineTables.of(database);
        assertThat(whileDue.contain(id)).isTrue();
        for (String secret : List.of(PHONE, "张三丰", "甲")) {
            assertThat(whileDue.placesOf(secret)).as(secret).isEmpty();
        }

        runJobs();
        postman.deliver(id);

        Asked asked = theOnlyRequest();
        assertThat(asked.method()).isEqualTo("POST");
        assertThat(asked.headers())
                .containsEntry("Idempotency-Key", "needsline-" + id)
                .containsEntry("X-Api-Key", KEY);
        JsonNode body = json.readTree(asked.body());
        assertThat(body.path("phone").asText()).isEqualTo(PHONE);
        assertThat(body.path("id").asText()).isEqualTo("needsline-" + id);
        assertThat(body.path("text").asText())
                .startsWith("【群众需求直通车】张三丰，您好！")
                .contains("理由\"甲\" 第二行", "was not accepted")
                .doesNotContain("\n");
        assertThat(stateOf(id)).isEqualTo("sent");
        assertThat(jobs().count()).isZero();
        assertThat(EngineTables.of(database).placesOf(PHONE)).isEmpty();
        assertThat(notifications.inboxOf("channels.clerk", 10).messages()).isEmpty();
    }

    @Test
    void whoLeftAnAddressGetsAMailAndWhoHasALandlineIsToldByTheClerk() {
        notifications.tell(rejected(PHONE, "zhang@example.org", "甲"));
        notifications.tell(rejected("010-66668888", null, "乙"));
        runJobs();
        assertThat(GATEWAY.asked()).isEmpty();
        assertThat(MAIL.getReceivedMessages()).hasSize(1);
        assertThat(notifications.inboxOf("channels.clerk", 10).messages())
                .singleElement()
                .satisfies(message -> assertThat(message.body().zh())
                        .contains("收不到邮件和短信", "乙")
                        .doesNotContain("66668888"));
    }

    @Test
    void theLinkIsForTheResidentOnly() {
        NotificationEvent invited = new NotificationEvent(
                NotificationEvents.NEED_RATING_INVITED,
                NEED,
                Map.of("link", "/site/r/abc"),
                Audience.reporter(null, PHONE, null)
                        .and(Audience.reporter(null, null, null))
                        .and(Audience.groups("clerk." + VILLAGE)));
        client.sql("update notification_template set body_zh = '请看{link}' where id in"
                        + " ('need.ratingInvited.staff', 'need.ratingInvited.clerk')")
                .update();
        rules.forget();
        notifications.tell(invited);
        runJobs();
        assertThat(GATEWAY.delivered()).singleElement().asString().contains("https://needs.example/site/r/abc");
        assertThat(notifications.inboxOf("channels.clerk", 10).messages())
                .hasSize(2)
                .allSatisfy(message -> assertThat(message.body().zh()).isEqualTo("请看—"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Mood.class,
            names = {"FAILS", "HANGS", "HANGS_HALFWAY", "TALKS_WITHOUT_END", "SENDS_ELSEWHERE", "REFUSES"})
    void whatTheGatewayDoesNotTakeIsRetriedBecomesAnIncidentAndLeavesOnce(Mood mood, CapturedOutput log) {
        notifications.tell(rejected(PHONE, null, "理由甲"));
        String id = theOnlyMessage();
        for (int left = 2; left >= 0; left--) {
            assertThat(incidents()).isEmpty();
            GATEWAY.is(mood);
            String job = jobs().singleResult().getId();
            assertThatThrownBy(() -> management.executeJob(job)).hasMessageContaining(id);
            assertThat(jobs().singleResult().getRetries()).isEqualTo(left);
        }
        assertThat(incidents()).singleElement().satisfies(incident -> assertThat(incident.getActivityId())
                .isEqualTo("SendTask_SendNotification"));
        assertThat(GATEWAY.asked()).as("no redirect is followed").hasSize(3).allSatisfy(asked -> assertThat(
                        asked.target())
                .startsWith("/sms"));
        assertThat(GATEWAY.asked().stream().map(asked -> asked.headers().get("Idempotency-Key")))
                .containsOnly("needsline-" + id);
        // The case goes on meanwhile.
        notifications.tell(
                NotificationEvent.of(NotificationEvents.NEED_CLOSED, NEED, Audience.groups("clerk." + VILLAGE)));
        assertThat(notifications.inboxOf("channels.clerk", 10).unread()).isEqualTo(1);
        String error = client.sql("select last_error from outgoing_message where id = ?")
                .param(id)
                .query(String.class)
                .single();
        assertThat(error).doesNotContain(PHONE, KEY, "http:");
        EngineTables written = EngineTables.of(database);
        for (String secret : List.of(PHONE, KEY, "理由甲")) {
            assertThat(written.placesOf(secret)).as(secret).isEmpty();
            assertThat(log.getAll()).doesNotContain(secret);
        }

        GATEWAY.is(Mood.WELL);
        String job = jobs().processInstanceId(instanceOf(id)).singleResult().getId();
        management.setJobRetries(job, 1);
        management.executeJob(job);
        assertThat(stateOf(id)).isEqualTo("sent");
        assertThat(incidents()).isEmpty();
        assertThat(GATEWAY.delivered().stream().filter(body -> body.contains(PHONE)))
                .as("what hung had arrived, and the repeat was recognised")
                .hasSize(1);
    }

    @Test
    void aBusyGatewayIsAskedAgainTwoMinutesLaterAndNoAttemptIsLost() {
        notifications.tell(rejected(PHONE, null, "甲"));
        String id = theOnlyMessage();
        GATEWAY.is(Mood.BUSY);
        runJobs();
        Job timer = jobs().timers().singleResult();
        assertThat(timer.getDuedate().toInstant()).isEqualTo(clock.instant().plus(Duration.ofMinutes(2)));
        assertThat(stateOf(id)).isEqualTo("due");

        GATEWAY.is(Mood.WELL);
        management.executeJob(timer.getId());
        assertThat(jobs().singleResult().getRetries()).isEqualTo(3);
        runJobs();
        assertThat(stateOf(id)).isEqualTo("sent");
    }

    @Test
    void aGatewayThatIsBusyForEverBecomesAnIncident() {
        notifications.tell(rejected(PHONE, null, "甲"));
        String id = theOnlyMessage();
        client.sql("update outgoing_message set attempts = 29 where id = ?")
                .param(id)
                .update();
        GATEWAY.is(Mood.BUSY);
        assertThatThrownBy(() -> postman.deliver(id)).hasMessageContaining("429");
    }

    /** A second answer on the same connection must not be taken for the answer to the next message. */
    @Test
    void aGatewayThatAnswersTwiceConfusesNothing() throws Exception {
        HttpGateway gateway = new HttpGateway(new GatewaySettings(Duration.ofSeconds(2), Duration.ofSeconds(2)));
        try (ServerSocket door = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            Thread answers = new Thread(() -> answerTheFirstTwice(door), "answers-twice");
            answers.setDaemon(true);
            answers.start();
            URI address = URI.create("http://127.0.0.1:" + door.getLocalPort() + "/sms");
            HttpGateway.Answer first = gateway.call(HttpMethod.POST, address, Map.of(), "text/plain", "a", "1");
            assertThat(first.status()).isEqualTo(200);
            assertThat(statusOrNone(gateway, address)).isIn(500, 0);
        }
    }

    private static int statusOrNone(HttpGateway gateway, URI address) {
        try {
            return gateway.call(HttpMethod.POST, address, Map.of(), "text/plain", "b", "2")
                    .status();
        } catch (HttpGateway.NoAnswer e) {
            return 0;
        }
    }

    private static void answerTheFirstTwice(ServerSocket door) {
        String well = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nOK";
        String bad = "HTTP/1.1 500 No\r\nContent-Length: 2\r\n\r\nNO";
        boolean first = true;
        while (!door.isClosed()) {
            try (Socket caller = door.accept()) {
                InputStream in = caller.getInputStream();
                OutputStream out = caller.getOutputStream();
                byte[] read = new byte[8192];
                StringBuilder heard = new StringBuilder();
                for (int count = in.read(read); count >= 0; count = in.read(read)) {
                    heard.append(new String(read, 0, count, StandardCharsets.US_ASCII));
                    int headersEnd = heard.indexOf("\r\n\r\n");
                    if (headersEnd >= 0 && heard.length() == headersEnd + 5) {
                        out.write((first ? well + well : bad).getBytes(StandardCharsets.US_ASCII));
                        out.flush();
                        first = false;
                        heard.setLength(0);
                    }
                }
            } catch (IOException closed) {
                // The caller gave the connection up, as it may.
                first = false;
            }
        }
    }

    // ---- robots

    @Test
    void aGroupOfWeComIsToldOnceInPlainText() throws Exception {
        notifications.tell(new NotificationEvent(
                NotificationEvents.NEED_CLAIM_REMINDER,
                NEED,
                Map.of("title", "修路灯 <@all> [点我](http://x)", "code", "AB12"),
                Audience.groups("clerk." + VILLAGE, "clerk." + VILLAGE)));
        executeOf(Channel.WEBHOOK);

        Asked asked = theOnlyRequest();
        assertThat(asked.target()).isEqualTo("/wecom?key=" + KEY);
        JsonNode body = json.readTree(asked.body());
        assertThat(body.path("msgtype").asText()).isEqualTo("text");
        String id = asked.headers().getOrDefault("Idempotency-Key", "").substring("needsline-".length());
        assertThat(body.path("text").path("content").asText())
                .startsWith("请认领需求 " + NEED)
                .contains("修路灯", "Half the time")
                .endsWith("消息号 No. " + id.substring(0, 8));
        assertThat(EngineTables.of(database).placesOf(KEY)).isEmpty();
        assertThat(client.sql("select recipient from outgoing_message where channel = 'webhook'")
                        .query(String.class)
                        .list())
                .containsExactly("village");
    }

    @Test
    void aGroupOfDingTalkIsToldInMarkdownWithASignature() throws Exception {
        notifications.tell(new NotificationEvent(
                NotificationEvents.NEED_OVERDUE,
                NEED,
                Map.of("title", "修路灯 <@all> [点我](http://x) **粗** # 头"),
                Audience.groups("supervisor." + VILLAGE)));
        executeOf(Channel.WEBHOOK);

        Asked asked = theOnlyRequest();
        long now = clock.millis();
        assertThat(URI.create(asked.target()).getQuery())
                .isEqualTo("access_token=" + KEY + "&timestamp=" + now + "&sign="
                        + RobotCarrier.signature(now, SIGNING_SECRET));
        assertThat(asked.target()).doesNotContain("+").doesNotContain(SIGNING_SECRET);
        JsonNode body = json.readTree(asked.body());
        assertThat(body.path("msgtype").asText()).isEqualTo("markdown");
        assertThat(body.path("msgUuid").asText()).isEqualTo(asked.headers().get("Idempotency-Key"));
        assertThat(body.path("markdown").path("title").asText()).contains("已逾期");
        assertThat(body.path("markdown").path("text").asText())
                .startsWith("**需求 " + NEED)
                .contains("修路灯 ＜＠all＞ ［点我］(http://x) ＊＊粗＊＊ ＃ 头");
    }

    /** The value that DingTalk's own description gives by its Python example. */
    @Test
    void theSignatureIsDingTalks() throws Exception {
        javax.crypto.Mac mac = javax.crypto.Mac.getInstance("HmacSHA256");
        mac.init(new javax.crypto.spec.SecretKeySpec("this is secret".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        byte[] sum = mac.doFinal("1577262236757\nthis is secret".getBytes(StandardCharsets.UTF_8));
        assertThat(RobotCarrier.signature(1577262236757L, "this is secret"))
                .isEqualTo(java.util.Base64.getEncoder().encodeToString(sum));
    }

    @Test
    void aRobotThatRefusesBecomesAnIncidentWithoutItsKey(CapturedOutput log) {
        notifications.tell(
                NotificationEvent.of(NotificationEvents.NEED_OVERDUE, NEED, Audience.groups("supervisor." + VILLAGE)));
        GATEWAY.is(Mood.REFUSES);
        String job = webhookJobs().get(0).getId();
        for (int attempt = 0; attempt < 3; attempt++) {
            assertThatThrownBy(() -> management.executeJob(job)).hasMessageContaining("errcode 310000");
        }
        assertThat(incidents()).hasSize(1);
        EngineTables written = EngineTables.of(database);
        for (String secret : List.of(KEY, SIGNING_SECRET)) {
            assertThat(written.placesOf(secret)).isEmpty();
            assertThat(log.getAll()).doesNotContain(secret);
        }
    }

    @Test
    void aLongMessageIsCutToWhatTheGroupTakes() throws Exception {
        notifications.tell(new NotificationEvent(
                NotificationEvents.NEED_CLAIM_REMINDER,
                NEED,
                Map.of("title", "长".repeat(1200)),
                Audience.groups("clerk." + VILLAGE)));
        executeOf(Channel.WEBHOOK);
        String content = json.readTree(theOnlyRequest().body())
                .path("text")
                .path("content")
                .asText();
        assertThat(content.getBytes(StandardCharsets.UTF_8).length).isBetween(2000, 2048);
        assertThat(content).contains("…\n消息号");
    }

    // ---- what people chose

    @Test
    void aMemberOfStaffIsToldByTheChannelsOfTheirChoice() {
        NotificationEvent overdue =
                NotificationEvent.of(NotificationEvents.NEED_OVERDUE, NEED, Audience.groups("clerk." + VILLAGE));
        choose("need.overdue", "email", false);
        choose("need.overdue", "sms", true);
        choose("need.overdue", "inapp", false);
        notifications.tell(overdue);
        assertThat(notifications.inboxOf("channels.clerk", 10).messages()).isEmpty();
        assertThat(client.sql("select channel || ' ' || recipient from outgoing_message where channel <> 'webhook'")
                        .query(String.class)
                        .list())
                .containsExactly("sms 13800000002");
    }

    @Test
    void whatMustBeKnownCannotBeSwitchedOff() {
        choose("need.supervision", "inapp", false);
        notifications.tell(
                NotificationEvent.of(NotificationEvents.NEED_SUPERVISION, NEED, Audience.groups("clerk." + VILLAGE)));
        assertThat(notifications.inboxOf("channels.clerk", 10).unread()).isEqualTo(1);
    }

    // ---- erasure

    @Test
    void aTextMessageThatWaitsIsErasedWithItsReporterAndLeavesNoMore() {
        at("2026-09-28T22:00");
        notifications.tell(rejected(PHONE, null, "甲"));
        runJobs();
        assertThat(jobs().timers().count()).isEqualTo(1);
        assertThat(EngineTables.andAllOthers(database).placesOf(PHONE))
                .singleElement()
                .asString()
                .isEqualToIgnoringCase("outgoing_message.recipient");

        assertThat(personalData.found(NEED, Extent.CONTACT)).containsEntry("outgoing_message", 1L);
        personalData.erased(NEED, Extent.CONTACT);
        assertThat(EngineTables.andAllOthers(database).placesOf(PHONE)).isEmpty();

        at("2026-09-29T08:00");
        runJobs();
        runJobs();
        assertThat(GATEWAY.asked()).isEmpty();
        assertThat(jobs().count()).isZero();
        assertThat(incidents()).isEmpty();
    }

    private void choose(String event, String channel, boolean wanted) {
        client.sql(
                        "insert into notification_choice (user_id, event, channel, wanted) values ('channels.clerk', ?, ?, ?)")
                .params(event, channel, wanted)
                .update();
    }

    private Asked theOnlyRequest() {
        assertThat(GATEWAY.asked()).hasSize(1);
        return GATEWAY.asked().get(0);
    }

    private List<Incident> incidents() {
        return runtime.createIncidentQuery().list();
    }

    private String instanceOf(String id) {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(id)
                .singleResult()
                .getId();
    }

    private List<Job> webhookJobs() {
        return client
                .sql("select id from outgoing_message where channel = 'webhook'")
                .query(String.class)
                .list()
                .stream()
                .map(id -> jobs().processInstanceId(instanceOf(id)).singleResult())
                .toList();
    }

    private void executeOf(Channel channel) {
        assertThat(channel).isEqualTo(Channel.WEBHOOK);
        webhookJobs().forEach(job -> management.executeJob(job.getId()));
    }
}
