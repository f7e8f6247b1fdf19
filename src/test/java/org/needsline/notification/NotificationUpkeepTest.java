package org.needsline.notification;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.needsline.support.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/** Rules, words and quiet hours as administrators change them, and what everybody chooses for themselves. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.class)
@ActiveProfiles("test")
@TestPropertySource(properties = "needsline.sample-data=true")
@Tag("storage")
class NotificationUpkeepTest {

    private static final String ADMIN = "admin.district";
    private static final String CLERK = "clerk.201";
    private static final String UPKEEP = "/api/administration/notifications";
    private static final String OVERDUE = UPKEEP + "/templates/need.overdue.staff";
    private static final String OWN = "/api/account/notifications";

    @Autowired
    TestRestTemplate http;

    @Autowired
    NotificationRules rules;

    @Autowired
    Notifications notifications;

    @Autowired
    JdbcClient client;

    private ResponseEntity<JsonNode> call(HttpMethod method, String path, String user, @Nullable Object body) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBasicAuth(user, "Sample-2026!", StandardCharsets.UTF_8);
        headers.setContentType(MediaType.APPLICATION_JSON);
        return http.exchange(path, method, new HttpEntity<>(body, headers), JsonNode.class);
    }

    private JsonNode get(String path, String user) {
        ResponseEntity<JsonNode> answer = call(HttpMethod.GET, path, user, null);
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.OK);
        return answer.getBody();
    }

    private Map<String, Object> words(JsonNode sheet) {
        Map<String, Object> words = new HashMap<>();
        for (String name : List.of("titleZh", "titleEn", "bodyZh", "bodyEn")) {
            words.put(name, sheet.path(name).asText());
        }
        words.put("version", sheet.path("version").asInt());
        return words;
    }

    private JsonNode rule(String event, String role, String channel) {
        return StreamSupport.stream(get(UPKEEP, ADMIN).path("rules").spliterator(), false)
                .filter(one -> one.path("event").asText().equals(event)
                        && one.path("role").asText().equals(role)
                        && one.path("channel").asText().equals(channel))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, Object> change(JsonNode rule, boolean enabled, boolean switchable, String atNight) {
        return Map.of(
                "event", rule.path("event").asText(),
                "role", rule.path("role").asText(),
                "channel", rule.path("channel").asText(),
                "enabled", enabled,
                "switchable", switchable,
                "atNight", atNight,
                "version", rule.path("version").asInt());
    }

    @AfterEach
    void asShipped() {
        client.sql("delete from notification_choice").update();
        client.sql("delete from notification_rule").update();
        client.sql("delete from notification_template").update();
        rules.afterPropertiesSet();
        rules.forget();
        client.sql("update quiet_hours set starts_at = '21:00', ends_at = '08:00', enabled = true")
                .update();
        client.sql("delete from in_app_message where case_number = 'UPKEEP'").update();
    }

    @Test
    void onlyAdministratorsLookAfterThem() {
        for (String other : List.of(CLERK, "designer.district", "manager.district")) {
            assertThat(call(HttpMethod.GET, UPKEEP, other, null).getStatusCode())
                    .isEqualTo(HttpStatus.FORBIDDEN);
            assertThat(call(HttpMethod.GET, OVERDUE, other, null).getStatusCode())
                    .isEqualTo(HttpStatus.FORBIDDEN);
            assertThat(call(HttpMethod.PUT, OVERDUE, other, Map.of()).getStatusCode())
                    .isEqualTo(HttpStatus.FORBIDDEN);
            assertThat(call(HttpMethod.PUT, UPKEEP + "/rules", other, Map.of()).getStatusCode())
                    .isEqualTo(HttpStatus.FORBIDDEN);
        }
    }

    @Test
    void everyEventAndRoleHasANameInBothLanguages() {
        JsonNode overview = get(UPKEEP, ADMIN);
        assertThat(overview.path("rules").size()).isGreaterThan(100);
        overview.path("rules").forEach(rule -> {
            assertThat(rule.path("eventName").path("zh").asText())
                    .as(rule.path("event").asText())
                    .doesNotContain(".");
            assertThat(rule.path("roleName").path("zh").asText()).matches("\\p{IsHan}+");
        });
        assertThat(overview.path("quietHours").findValuesAsText("channel"))
                .containsExactlyInAnyOrder("email", "sms", "webhook");
    }

    @Test
    void wordsAreLookedAtThenKeptAndCountForTheNextMessage() {
        JsonNode sheet = get(OVERDUE, ADMIN);
        Map<String, Object> words = words(sheet);
        words.put("bodyZh", "需求{number}逾期了[，限{due}]。");
        JsonNode preview =
                call(HttpMethod.POST, OVERDUE + "/preview", ADMIN, words).getBody();
        assertThat(preview.path("full").path("body").path("zh").asText())
                .isEqualTo("需求990101100201-2026-00012逾期了，限2026-10-10 17:30。");
        assertThat(preview.path("bare").path("body").path("zh").asText()).isEqualTo("需求990101100201-2026-00012逾期了。");
        assertThat(preview.path("smsText").asText()).startsWith("【群众需求直通车】");
        assertThat(get(OVERDUE, ADMIN)).as("a look changes nothing").isEqualTo(sheet);

        ResponseEntity<JsonNode> kept = call(HttpMethod.PUT, OVERDUE, ADMIN, words);
        assertThat(kept.getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(kept.getBody().path("version").asInt())
                .isEqualTo(sheet.path("version").asInt() + 1);
        notifications.tell(
                new NotificationEvent(NotificationEvents.NEED_OVERDUE, "UPKEEP", Map.of(), Audience.users(CLERK)));
        notifications.tell(
                NotificationEvent.of(NotificationEvents.NEED_OVERDUE, "UPKEEP", Audience.groups("clerk.990101100201")));
        assertThat(client.sql("select body_zh from in_app_message where case_number = 'UPKEEP' and user_id = ?")
                        .param(CLERK)
                        .query(String.class)
                        .list())
                .containsExactly("需求UPKEEP逾期了。");
        assertThat(client.sql("select count(*) from administration_log where act = 'notification.template'")
                        .query(Long.class)
                        .single())
                .isPositive();
    }

    @Test
    void aRoleIsToldByARuleOfItsOwnUntilItIsRemoved() {
        Map<String, Object> own = new HashMap<>(Map.of(
                "event", "need.overdue",
                "role", "secretary",
                "channel", "inapp",
                "enabled", true,
                "switchable", false,
                "atNight", "wait",
                "ownWords", true));
        assertThat(call(HttpMethod.POST, UPKEEP + "/rules", CLERK, own).getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(call(HttpMethod.POST, UPKEEP + "/rules", ADMIN, own).getStatusCode())
                .isEqualTo(HttpStatus.CREATED);
        assertThat(call(HttpMethod.POST, UPKEEP + "/rules", ADMIN, own).getStatusCode())
                .isEqualTo(HttpStatus.CONFLICT);
        JsonNode added = rule("need.overdue", "secretary", "inapp");
        assertThat(added.path("added").asBoolean()).isTrue();
        String sheet = UPKEEP + "/templates/" + added.path("template").asText();
        Map<String, Object> words = words(get(sheet, ADMIN));
        words.put("bodyZh", "书记请留意{number}");
        assertThat(call(HttpMethod.PUT, sheet, ADMIN, words).getStatusCode()).isEqualTo(HttpStatus.OK);

        NotificationEvent overdue = NotificationEvent.of(
                NotificationEvents.NEED_OVERDUE,
                "UPKEEP",
                Audience.groups("clerk.990101100201", "secretary.990101100201"));
        notifications.tell(overdue);
        assertThat(told("secretary.201")).containsExactly("书记请留意UPKEEP");
        assertThat(told(CLERK)).hasSize(1).noneMatch(body -> body.contains("书记"));

        String path = UPKEEP + "/rules/need.overdue/secretary/inapp";
        assertThat(call(HttpMethod.DELETE, path, CLERK, null).getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(call(HttpMethod.DELETE, path, ADMIN, null).getStatusCode()).isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(call(HttpMethod.DELETE, path, ADMIN, null).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(call(HttpMethod.GET, sheet, ADMIN, null).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        notifications.tell(overdue);
        assertThat(told("secretary.201")).hasSize(2).last().asString().doesNotContain("书记");

        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("role", "mayor"),
                Map.of("role", "reporter"),
                Map.of("event", "need.danced"),
                Map.of("channel", "clerk"),
                Map.of("channel", "webhook", "switchable", true),
                Map.of("atNight", "never"))) {
            Map<String, Object> body = new HashMap<>(own);
            body.putAll(wrong);
            assertThat(call(HttpMethod.POST, UPKEEP + "/rules", ADMIN, body).getStatusCode())
                    .as("%s", wrong)
                    .isEqualTo(HttpStatus.BAD_REQUEST);
        }
        assertThat(call(HttpMethod.DELETE, UPKEEP + "/rules/need.overdue/*/inapp", ADMIN, null)
                        .getStatusCode())
                .as("what came with the system would be back after the next start")
                .isEqualTo(HttpStatus.BAD_REQUEST);
    }

    private List<String> told(String userId) {
        return client.sql("select body_zh from in_app_message where case_number = 'UPKEEP' and user_id = ? order by id")
                .param(userId)
                .query(String.class)
                .list();
    }

    @Test
    void whoIsSlowerIsToldSoAndChangesNothing() {
        Map<String, Object> words = words(get(OVERDUE, ADMIN));
        assertThat(call(HttpMethod.PUT, OVERDUE, ADMIN, words).getStatusCode()).isEqualTo(HttpStatus.OK);
        words.put("titleZh", "后来的");
        ResponseEntity<JsonNode> slower = call(HttpMethod.PUT, OVERDUE, ADMIN, words);
        assertThat(slower.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(slower.getBody().path("zh").asText()).contains("别人刚刚改过");
        assertThat(get(OVERDUE, ADMIN).path("titleZh").asText()).isNotEqualTo("后来的");

        JsonNode rule = rule("need.overdue", "*", "email");
        assertThat(call(HttpMethod.PUT, UPKEEP + "/rules", ADMIN, change(rule, false, true, "wait"))
                        .getStatusCode())
                .isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(call(HttpMethod.PUT, UPKEEP + "/rules", ADMIN, change(rule, true, true, "go"))
                        .getStatusCode())
                .isEqualTo(HttpStatus.CONFLICT);
        assertThat(rule("need.overdue", "*", "email").path("atNight").asText()).isEqualTo("wait");

        Map<String, Object> hours =
                Map.of("from", "22:00", "to", "06:00", "enabled", true, "version", versionOfQuiet("sms"));
        assertThat(call(HttpMethod.PUT, UPKEEP + "/quiet-hours/sms", ADMIN, hours)
                        .getStatusCode())
                .isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(call(HttpMethod.PUT, UPKEEP + "/quiet-hours/sms", ADMIN, hours)
                        .getStatusCode())
                .isEqualTo(HttpStatus.CONFLICT);
    }

    private int versionOfQuiet(String channel) {
        return client.sql("select version from quiet_hours where channel = ?")
                .param(channel)
                .query(Integer.class)
                .single();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "titleZh|  |请填写中文标题",
                "titleEn|a {nmber}|占位符{nmber}",
                "bodyZh|请看 {code}|占位符{code}",
                "bodyZh|请看 {link}|占位符{link}",
                "bodyZh|请看 {tasks}|占位符{tasks}",
                "bodyEn|{number|花括号",
                "bodyZh|${number}}|花括号",
                "bodyEn|[a [b {due}]]|方括号",
                "bodyZh|]{due}[|方括号"
            })
    void whatCannotBeToldIsRefusedWithTheFieldAndWhy(String field, String typed, String sentence) {
        Map<String, Object> words = words(get(OVERDUE, ADMIN));
        words.put(field, typed);
        for (ResponseEntity<JsonNode> answer : List.of(
                call(HttpMethod.POST, OVERDUE + "/preview", ADMIN, words),
                call(HttpMethod.PUT, OVERDUE, ADMIN, words))) {
            assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
            assertThat(answer.getBody().path("zh").asText()).contains(sentence);
            assertThat(answer.getBody().path("en").asText()).isNotBlank();
        }
    }

    @Test
    void tooLongOrInTwoLinesIsRefused() {
        Map<String, Object> words = words(get(OVERDUE, ADMIN));
        words.put("titleZh", "长".repeat(201));
        assertThat(call(HttpMethod.PUT, OVERDUE, ADMIN, words)
                        .getBody()
                        .path("zh")
                        .asText())
                .contains("最多200个字，现在有201个");
        words.put("titleZh", "一\n二");
        assertThat(call(HttpMethod.PUT, OVERDUE, ADMIN, words).getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void aResidentsTemplateMayHoldTheLinkAndTheReceiptItsCode() {
        String receipt = UPKEEP + "/templates/need.registered.reporter";
        Map<String, Object> words = words(get(receipt, ADMIN));
        words.put("bodyZh", "编号{number}[，查询码{code}][，{link}]");
        assertThat(call(HttpMethod.PUT, receipt, ADMIN, words).getStatusCode()).isEqualTo(HttpStatus.OK);
    }

    @Test
    void theReceiptsCodeCannotBeSwitchedOff() {
        JsonNode rule = rule("need.registered", "self", "inapp");
        assertThat(call(HttpMethod.PUT, UPKEEP + "/rules", ADMIN, change(rule, false, false, "wait"))
                        .getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @Test
    void quietHoursNeedABeginningAndAnEnd() {
        for (String[] wrong : new String[][] {{"21:00", ""}, {"8 o'clock", "09:00"}, {"08:00", "08:00"}}) {
            assertThat(call(
                                    HttpMethod.PUT,
                                    UPKEEP + "/quiet-hours/sms",
                                    ADMIN,
                                    Map.of("from", wrong[0], "to", wrong[1], "enabled", true, "version", 0))
                            .getStatusCode())
                    .isEqualTo(HttpStatus.BAD_REQUEST);
        }
        assertThat(call(HttpMethod.PUT, UPKEEP + "/quiet-hours/inapp", ADMIN, Map.of("from", "21:00", "to", "08:00"))
                        .getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void everybodyChoosesForThemselvesWhatTheRulesLeaveToThem() {
        assertThat(cell("need.overdue", "inapp")).isEqualTo(List.of(true, true, true));
        assertThat(cell("need.overdue", "sms")).isEqualTo(List.of(false, false, true));
        assertThat(cell("need.supervision", "inapp")).isEqualTo(List.of(true, true, false));
        assertThat(cell("work.digest", "email")).isEqualTo(List.of(true, true, true));

        assertThat(choose("need.overdue", "inapp", false)).isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(choose("need.overdue", "sms", true)).isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(cell("need.overdue", "inapp")).isEqualTo(List.of(false, true, true));
        assertThat(cell("need.overdue", "sms")).isEqualTo(List.of(true, false, true));
        assertThat(get(OWN, "secretary.201").path("rows").findValuesAsText("event"))
                .contains("need.overdue");
        assertThat(client.sql("select count(*) from notification_choice where user_id <> ?")
                        .param(CLERK)
                        .query(Long.class)
                        .single())
                .isZero();

        // Back to what the rule says: nothing is kept, so a later change of the rule counts.
        assertThat(choose("need.overdue", "inapp", true)).isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(client.sql("select channel from notification_choice")
                        .query(String.class)
                        .list())
                .containsExactly("sms");
    }

    @Test
    void whatIsNotTheirsToChooseIsRefused() {
        assertThat(choose("need.supervision", "inapp", false)).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(choose("need.danced", "inapp", false)).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(choose("need.overdue", "webhook", false)).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(choose("conduct.received", "email", true)).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(http.getForEntity(OWN, String.class).getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(client.sql("select count(*) from notification_choice")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    private HttpStatus choose(String event, String channel, boolean wanted) {
        return HttpStatus.valueOf(
                call(HttpMethod.PUT, OWN, CLERK, List.of(Map.of("event", event, "channel", channel, "wanted", wanted)))
                        .getStatusCode()
                        .value());
    }

    private List<Boolean> cell(String event, String channel) {
        JsonNode cell = StreamSupport.stream(get(OWN, CLERK).path("rows").spliterator(), false)
                .filter(row -> row.path("event").asText().equals(event))
                .findFirst()
                .orElseThrow()
                .path("channels")
                .path(channel);
        return List.of(
                cell.path("wanted").asBoolean(),
                cell.path("byDefault").asBoolean(),
                cell.path("mayChoose").asBoolean());
    }
}
