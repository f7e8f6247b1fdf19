package org.needsline.open311;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needsline.engine.EngineClock;
import org.needsline.need.Actor;
import org.needsline.need.Category;
import org.needsline.need.Channel;
import org.needsline.need.DecidedBy;
import org.needsline.need.Kind;
import org.needsline.need.LeftBehind;
import org.needsline.need.NeedService;
import org.needsline.need.Scope;
import org.needsline.need.ScreeningDecision;
import org.needsline.need.ScreeningOutcome;
import org.needsline.need.Status;
import org.needsline.need.TriageDecision;
import org.needsline.organisation.Organisation;
import org.needsline.retention.Extent;
import org.needsline.support.EngineTables;
import org.needsline.support.SystemTest;
import org.needsline.wording.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** A hotline is told of changes, by a server of its own that may do what it likes. */
@SystemTest
class StatusPushTest {

    private static final String VILLAGE = "990101100201";
    private static final String PHONE = "13911112222";
    private static final String NAME = "欧阳春梅";
    private static final String WORDS = "我家门口的大坑把三轮车轮子都卡住了";
    private static final Instant MONDAY = Instant.parse("2026-03-02T01:00:00Z");
    private static final Actor CLERK = Actor.of("clerk.201", VILLAGE);
    private static final byte[] KEY = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final String SECRET = "whsec_" + Base64.getEncoder().encodeToString(KEY);

    @TempDir
    static Path folder = Path.of("target");

    private static @Nullable CallbackReceiver hotline;

    @Autowired
    Clients clients;

    @Autowired
    Webhooks webhooks;

    @Autowired
    Filing filing;

    @Autowired
    StatusMessenger messenger;

    @Autowired
    Open311PersonalData personal;

    @Autowired
    Organisation organisation;

    @Autowired
    NeedService needs;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    DataSource database;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ObjectMapper json;

    @Autowired
    Clock clock;

    private String client = "";
    private String number = "";

    @DynamicPropertySource
    static void settings(DynamicPropertyRegistry properties) throws Exception {
        Path keys = CallbackReceiver.certificate(folder);
        hotline = new CallbackReceiver(keys);
        properties.add("needsline.sample-data", () -> true);
        properties.add("needsline.open311.callback.timeout", () -> "1s");
        properties.add("needsline.open311.callback.allowed-networks", () -> "127.0.0.0/8,::1/128");
        properties.add("needsline.open311.callback.trust", () -> "hotline");
        properties.add("spring.ssl.bundle.jks.hotline.truststore.location", () -> "file:" + keys);
        properties.add("spring.ssl.bundle.jks.hotline.truststore.password", () -> CallbackReceiver.PASSWORD);
        properties.add("spring.ssl.bundle.jks.hotline.truststore.type", () -> "PKCS12");
    }

    @AfterAll
    static void hangUp() throws Exception {
        hotline().close();
    }

    private static CallbackReceiver hotline() {
        if (hotline == null) {
            throw new IllegalStateException("The double has not been started");
        }
        return hotline;
    }

    @BeforeEach
    void aClientThatWantsToKnow() {
        ((EngineClock) clock).moveTo(MONDAY);
        hotline().forget();
        client = "h-" + UUID.randomUUID().toString().substring(0, 8);
        clients.add(
                new Client(
                        client, "12345", Channel.HOTLINE, List.of("990101"), MONDAY, null, null, null, 0, null, null),
                ApiKey.random(),
                "admin.district");
        webhooks.register(client(), "https://localhost:" + hotline().port() + "/changes?from=ndl", SECRET);
        Map<String, String[]> fields = new LinkedHashMap<>();
        fields.put("service_code", new String[] {"roads"});
        fields.put("attribute[village]", new String[] {VILLAGE});
        fields.put("attribute[households]", new String[] {"20"});
        fields.put("last_name", new String[] {"欧阳"});
        fields.put("first_name", new String[] {"春梅"});
        fields.put("phone", new String[] {PHONE});
        fields.put("description", new String[] {WORDS});
        number = filing.file(client(), organisation.require("990101"), fields, "own-" + client)
                .number();
        assertThat(pushes()).as("filing it is no news").isZero();
    }

    @AfterEach
    void clear() {
        runtime.createProcessInstanceQuery()
                .processDefinitionKey("StatusPush")
                .unlimitedList()
                .forEach(one -> runtime.deleteProcessInstance(one.getId(), "test"));
        ((EngineClock) clock).reset();
    }

    @Test
    void aChangeIsToldOnceAndSigned() throws Exception {
        triaged();
        assertThat(hotline().calls()).as("the job has not run yet").isEmpty();
        Job job = job();
        String id = pushId();
        for (String secret : List.of(PHONE, WORDS, SECRET, "/changes")) {
            assertThat(EngineTables.of(database).placesOf(secret)).as(secret).isEmpty();
        }

        management.executeJob(job.getId());
        messenger.tell(id);

        assertThat(hotline().calls()).hasSize(1);
        CallbackReceiver.Call call = hotline().calls().get(0);
        assertThat(call.line()).isEqualTo("POST /changes?from=ndl HTTP/1.1");
        assertThat(call.headers())
                .containsEntry("host", "localhost:" + hotline().port())
                .containsEntry("content-type", "application/json; charset=utf-8")
                .containsEntry("webhook-id", id)
                .containsEntry("webhook-timestamp", String.valueOf(MONDAY.getEpochSecond()));
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(KEY, "HmacSHA256"));
        byte[] signed = (id + "." + MONDAY.getEpochSecond() + "." + call.body()).getBytes(StandardCharsets.UTF_8);
        assertThat(call.headers())
                .containsEntry("webhook-signature", "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed)));
        JsonNode news = json.readTree(call.body()).get(0);
        assertThat(news.get("service_request_id").asText()).isEqualTo(number);
        assertThat(news.get("status").asText()).isEqualTo("open");
        assertThat(news.get("status_notes").asText()).isEqualTo("待议定 Waiting for screening");
        assertThat(news.get("description").asText()).isEqualTo("村东桥头路面修复 欧阳＊＊");
        assertThat(call.body() + call.headers()).doesNotContain(PHONE, NAME, "春梅", WORDS);
        assertThat(state(id)).isEqualTo("sent");
        assertThat(running()).isZero();
    }

    @Test
    void whatHappensTogetherIsToldOnceAndWhatIsTakenBackNever() {
        transaction.executeWithoutResult(status -> {
            triaged();
            accepted();
            needs.posted(number, MONDAY.plus(Duration.ofDays(5)), CLERK);
        });
        assertThat(pushes()).isEqualTo(1);
        transaction.executeWithoutResult(status -> {
            needs.postingOver(number, Actor.clock());
            status.setRollbackOnly();
        });
        assertThat(pushes()).isEqualTo(1);
        assertThat(running()).isEqualTo(1);
        management.executeJob(job().getId());
        assertThat(hotline().calls()).singleElement().satisfies(call -> assertThat(call.body())
                .contains("公示中 Posted"));
    }

    @Test
    void aServerThatFailsBecomesAnIncidentTheCaseGoesOnAndARetryTells() {
        triaged();
        String id = pushId();
        hotline().is(CallbackReceiver.Mood.FAILS);
        for (int attempt = 1; attempt <= 6; attempt++) {
            assertThat(incidents()).isEmpty();
            fails("HTTP 500");
            assertThat(job().getRetries()).isEqualTo(6 - attempt);
            later(Duration.ofMinutes(10));
        }
        assertThat(incidents()).singleElement().satisfies(incident -> {
            assertThat(incident.getActivityId()).isEqualTo("SendTask_PushStatus");
            assertThat(incident.getIncidentMessage())
                    .contains(client, "HTTP 500")
                    .doesNotContain("localhost", SECRET);
        });
        assertThat(hotline().calls())
                .hasSize(6)
                .allMatch(call -> id.equals(call.headers().get("webhook-id")));
        assertThat(needs.view(number).status()).isEqualTo(Status.SCREENING);
        accepted();
        assertThat(needs.view(number).status()).isEqualTo(Status.ACCEPTED);

        hotline().is(CallbackReceiver.Mood.TAKES);
        Job failed = management
                .createJobQuery()
                .processDefinitionKey("StatusPush")
                .noRetriesLeft()
                .singleResult();
        management.setJobRetries(failed.getId(), 1);
        management.executeJob(failed.getId());
        assertThat(incidents()).isEmpty();
        assertThat(state(id)).isEqualTo("sent");
        // It tells how things stand now, not how they stood then.
        assertThat(hotline().calls().get(6).body()).contains("已采纳 Accepted");
        assertThat(clients.find(client).orElseThrow().failures()).isZero();
    }

    @Test
    void aServerThatHangsOrDripsOrTalksNonsenseIsLeftInTime() {
        triaged();
        for (Map.Entry<CallbackReceiver.Mood, String> each : Map.of(
                        CallbackReceiver.Mood.HANGS, "no answer in time",
                        CallbackReceiver.Mood.DRIPS, "no answer in time",
                        CallbackReceiver.Mood.SPEAKS_NO_HTTP, "no HTTP answer")
                .entrySet()) {
            hotline().is(each.getKey());
            long begun = System.nanoTime();
            fails(each.getValue());
            assertThat(Duration.ofNanos(System.nanoTime() - begun))
                    .as(each.getKey().name())
                    .isLessThan(Duration.ofSeconds(8));
            later(Duration.ofMinutes(10));
        }
    }

    @Test
    void aServerThatAnswersTwiceHasTakenItOnce() {
        triaged();
        hotline().is(CallbackReceiver.Mood.ANSWERS_TWICE);
        management.executeJob(job().getId());
        assertThat(running()).isZero();
        assertThat(hotline().calls()).hasSize(1);
    }

    @Test
    void nobodyIsFollowedElsewhere() {
        triaged();
        hotline().is(CallbackReceiver.Mood.SENDS_ELSEWHERE);
        fails("HTTP 307");
        assertThat(hotline().calls()).hasSize(1).noneMatch(call -> call.line().contains("elsewhere"));
    }

    @Test
    void anAttemptThatDiedIsRepeatedUnderTheSameId() {
        triaged();
        String id = pushId();
        jdbc.sql("update open311_push set state = 'sending', claimed_at = ? where id = ?")
                .params(MONDAY.atOffset(ZoneOffset.UTC), id)
                .update();
        fails("another attempt");
        assertThat(hotline().calls()).isEmpty();
        later(Duration.ofMinutes(6));
        management.executeJob(job().getId());
        assertThat(hotline().calls()).singleElement().satisfies(call -> assertThat(call.headers())
                .containsEntry("webhook-id", id));
    }

    @Test
    void afterThreeFailuresInARowItIsLeftAloneForAWhile() {
        triaged();
        hotline().is(CallbackReceiver.Mood.FAILS);
        for (int i = 0; i < 3; i++) {
            fails("HTTP 500");
        }
        fails("left alone");
        assertThat(hotline().calls()).hasSize(3);
        later(Duration.ofMinutes(5));
        fails("HTTP 500");
        assertThat(hotline().calls()).hasSize(4);
    }

    @Test
    void whoDoesNotWantToKnowOrMayNotIsToldNothing() {
        triaged();
        webhooks.remove(client());
        management.executeJob(job().getId());
        assertThat(state(pushId())).isEqualTo("dropped");
        accepted();
        assertThat(pushes()).isEqualTo(1);

        webhooks.register(client(), "https://localhost:" + hotline().port() + "/", null);
        needs.posted(number, MONDAY.plus(Duration.ofDays(5)), CLERK);
        assertThat(pushes()).isEqualTo(2);
        clients.revoke(client, MONDAY);
        management.executeJob(job().getId());
        assertThat(hotline().calls()).isEmpty();
    }

    @Test
    void whatIsErasedIsToldToNobody() {
        triaged();
        assertThat(personal.erased(number, Extent.CONTACT)).containsEntry("open311_request", 1L);
        assertThat(personal.found(number, Extent.CONTACT)).isEmpty();
        assertThat(personal.erased(number, Extent.RETENTION))
                .containsEntry("open311_push", 1L)
                .containsEntry("open311_request", 1L);
        management.executeJob(job().getId());
        assertThat(hotline().calls()).isEmpty();
        assertThat(running()).isZero();
    }

    @Test
    void addressesInsideAreRefusedWhenTheyAreRegisteredAndWhenTheyAreCalled() {
        for (String address : List.of(
                "http://localhost/",
                "https://10.1.2.3/",
                "https://192.168.0.1/",
                "https://169.254.169.254/latest",
                "https://[fd00::1]/",
                "https://user@localhost/",
                "https://localhost/#part",
                "ftp://localhost/",
                "nonsense",
                "")) {
            assertThatThrownBy(() -> webhooks.register(client(), address, SECRET))
                    .as(address)
                    .isInstanceOf(Refusal.class);
        }
        assertThatThrownBy(() -> webhooks.register(client(), "https://localhost/", "short"))
                .isInstanceOf(Refusal.class);
        triaged();
        jdbc.sql("update open311_client set callback = 'https://10.255.255.1/' where id = ?")
                .param(client)
                .update();
        fails("leads into a private network");
        jdbc.sql("update open311_client set callback = ? where id = ?")
                .params("https://127.0.0.1:" + hotline().port() + "/", client)
                .update();
        fails("no trusted connection");
        assertThat(hotline().calls()).isEmpty();
    }

    @Test
    void aSecretIsMadeAndSaidOnce() {
        Answers.Webhook made = webhooks.register(client(), "https://localhost/", null);
        assertThat(made.secret()).startsWith("whsec_");
        assertThat(webhooks.of(client()).secret()).isNull();
        assertThat(webhooks.of(client()).address()).isEqualTo("https://localhost/");
    }

    // ----

    private Client client() {
        return clients.find(client).orElseThrow();
    }

    private void triaged() {
        needs.triaged(
                number,
                new TriageDecision(
                        "村东桥头路面修复 欧阳春梅", "村东桥头", Kind.LIFE, Category.ROADS, Scope.COMMON, 20, false, LeftBehind.NONE),
                CLERK);
    }

    private void accepted() {
        needs.screened(
                number,
                new ScreeningDecision(ScreeningOutcome.ACCEPTED, DecidedBy.MEETING, null, null, "M 31:2:1", null),
                CLERK);
    }

    private void later(Duration time) {
        ((EngineClock) clock).moveTo(clock.instant().plus(time));
    }

    private void fails(String why) {
        Job job = job();
        assertThatThrownBy(() -> management.executeJob(job.getId())).hasMessageContaining(why);
    }

    private Job job() {
        return management
                .createJobQuery()
                .processDefinitionKey("StatusPush")
                .orderByJobId()
                .asc()
                .unlimitedList()
                .get(0);
    }

    private List<Incident> incidents() {
        return runtime.createIncidentQuery().unlimitedList();
    }

    private long running() {
        return runtime.createProcessInstanceQuery()
                .processDefinitionKey("StatusPush")
                .count();
    }

    private String pushId() {
        return jdbc.sql("select id from open311_push where number = ? order by created_at fetch first 1 rows only")
                .param(number)
                .query(String.class)
                .single();
    }

    private long pushes() {
        return jdbc.sql("select count(*) from open311_push where number = ?")
                .param(number)
                .query(Long.class)
                .single();
    }

    private String state(String id) {
        return jdbc.sql("select state from open311_push where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }
}
