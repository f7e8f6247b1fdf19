package org.needsline.organisation;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.needsline.engine.EngineClock;
import org.needsline.support.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/** Administration and the own account as a program meets them, as each role. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.class)
@ActiveProfiles("test")
@TestPropertySource(properties = "needsline.sample-data=true")
@Tag("storage")
class AdministrationTest {

    private static final String ADMIN = "admin.district";
    private static final String SAMPLE = "Sample-2026!";
    private static final String VILLAGE = "990101100201";

    @Autowired
    TestRestTemplate http;

    @Autowired
    IdentityService identity;

    @Autowired
    Clock clock;

    private ResponseEntity<JsonNode> call(
            HttpMethod method, String path, String user, String password, @Nullable Object body) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBasicAuth(user, password, StandardCharsets.UTF_8);
        headers.setContentType(
                body instanceof byte[] ? MediaType.parseMediaType("text/csv") : MediaType.APPLICATION_JSON);
        return http.exchange(path, method, new HttpEntity<>(body, headers), JsonNode.class);
    }

    private JsonNode as(String user, HttpMethod method, String path, @Nullable Object body, int status) {
        ResponseEntity<JsonNode> answer = call(method, path, user, SAMPLE, body);
        assertThat(answer.getStatusCode().value())
                .as("%s %s as %s: %s", method, path, user, answer.getBody())
                .isEqualTo(status);
        JsonNode content = answer.getBody();
        return content == null ? com.fasterxml.jackson.databind.node.NullNode.getInstance() : content;
    }

    private JsonNode admin(HttpMethod method, String path, @Nullable Object body, int status) {
        return as(ADMIN, method, "/api/administration" + path, body, status);
    }

    /** After a wrong password the engine lets nobody in under that id for some seconds. */
    private void later() {
        ((EngineClock) clock).moveTo(clock.instant().plusSeconds(60));
    }

    @AfterEach
    void theClockRuns() {
        ((EngineClock) clock).reset();
    }

    private boolean letsIn(String user, String password) {
        later();
        return call(HttpMethod.GET, "/api/account", user, password, null)
                .getStatusCode()
                .is2xxSuccessful();
    }

    private String added(String userId, String role, String unit) {
        return admin(
                        HttpMethod.POST,
                        "/staff",
                        Map.of("userId", userId, "name", "示例·新人", "phone", "13800001111", "role", role, "unit", unit),
                        201)
                .path("password")
                .asText();
    }

    private List<String> groupsOf(String userId) {
        return identity.createGroupQuery().groupMember(userId).list().stream()
                .map(Group::getId)
                .sorted()
                .toList();
    }

    // ---- who gets in

    @Test
    void nobodyButAnAdministratorReachesAnyOfIt() {
        List<String> everyOtherRole = List.of(
                "grid-worker.201-1",
                "clerk.201",
                "secretary.201",
                "team.201",
                "clerk.100",
                "officer.100-agriculture",
                "supervisor.100",
                "supervisor.district",
                "manager.district",
                "designer.district",
                "discipline.district");
        for (String person : everyOtherRole) {
            for (String path : List.of(
                    "/staff",
                    "/staff/clerk.201",
                    "/staff/clerk.201/possible-deputies",
                    "/roles",
                    "/units",
                    "/files/staff.csv",
                    "/files/units.csv",
                    "/absences",
                    "/log",
                    "/retention",
                    "/retention/runs/1/cases",
                    "/erasures/outlook?number=x")) {
                as(person, HttpMethod.GET, "/api/administration" + path, null, 403);
            }
            for (String path : List.of(
                    "/staff",
                    "/staff/clerk.201/roles",
                    "/staff/clerk.201/close",
                    "/staff/clerk.201/password",
                    "/staff/clerk.201/unlock",
                    "/units",
                    "/units/" + VILLAGE + "/close",
                    "/absences",
                    "/retention/switch",
                    "/retention/runs",
                    "/erasures")) {
                as(person, HttpMethod.POST, "/api/administration" + path, Map.of(), 403);
            }
            as(person, HttpMethod.PUT, "/api/administration/staff/clerk.201", Map.of("name", "x"), 403);
            as(person, HttpMethod.DELETE, "/api/administration/absences/1", null, 403);
            as(person, HttpMethod.POST, "/api/administration/files/staff.csv", new byte[] {65}, 403);
        }
        assertThat(http.getForEntity("/api/administration/staff", JsonNode.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(401);
        assertThat(letsIn("clerk.201", SAMPLE))
                .as("nothing has happened to them")
                .isTrue();
    }

    // ---- people

    @Test
    void aPersonIsAddedLogsInChangesAndLeaves() {
        String first = added("clerk.new", "clerk", VILLAGE);
        assertThat(letsIn("clerk.new", first)).isTrue();
        assertThat(groupsOf("clerk.new")).containsExactly("clerk", "clerk." + VILLAGE);

        admin(
                HttpMethod.PUT,
                "/staff/clerk.new",
                Map.of("name", "示例·改名", "phone", "", "email", "new@example.org"),
                204);
        JsonNode one = admin(HttpMethod.GET, "/staff/clerk.new", null, 200);
        assertThat(one.path("person").path("name").asText()).isEqualTo("示例·改名");
        assertThat(one.path("person").path("phone").isNull()).isTrue();
        assertThat(one.path("initialPassword").asBoolean()).isTrue();
        assertThat(letsIn("clerk.new", first))
                .as("a change of name is none of the password")
                .isTrue();

        admin(HttpMethod.POST, "/staff/clerk.new/roles", Map.of("role", "secretary", "unit", VILLAGE), 200);
        admin(HttpMethod.POST, "/staff/clerk.new/roles", Map.of("role", "secretary", "unit", VILLAGE), 409);
        assertThat(groupsOf("clerk.new")).contains("secretary." + VILLAGE, "secretary");
        admin(HttpMethod.DELETE, "/staff/clerk.new/roles/clerk/" + VILLAGE, null, 204);
        assertThat(groupsOf("clerk.new")).containsExactly("secretary", "secretary." + VILLAGE);
        admin(HttpMethod.DELETE, "/staff/clerk.new/roles/clerk/" + VILLAGE, null, 404);

        admin(HttpMethod.POST, "/staff/clerk.new/close", null, 204);
        assertThat(letsIn("clerk.new", first)).isFalse();
        JsonNode left = admin(HttpMethod.GET, "/staff/clerk.new", null, 200);
        assertThat(left.path("login").asBoolean()).isFalse();
        assertThat(left.path("roles")).isEmpty();
        admin(HttpMethod.POST, "/staff/clerk.new/password", null, 409);

        String again = admin(HttpMethod.POST, "/staff/clerk.new/roles", Map.of("role", "clerk", "unit", VILLAGE), 200)
                .path("password")
                .asText();
        assertThat(letsIn("clerk.new", again)).isTrue();
        assertThat(admin(HttpMethod.GET, "/log?size=200", null, 200).toString())
                .contains("clerk.new", "注销登录", "增加角色secretary." + VILLAGE, "修改姓名、邮箱、电话")
                .doesNotContain("13800001111", "new@example.org", again);
    }

    @Test
    void whatBreaksTheRulesIsRefusedWithASentence() {
        for (Map<String, String> wrong : List.of(
                Map.of("userId", "a b", "name", "x", "role", "clerk", "unit", VILLAGE),
                Map.of("userId", "wrong.1", "name", " ", "role", "clerk", "unit", VILLAGE),
                Map.of("userId", "wrong.1", "name", "x", "role", "king", "unit", VILLAGE),
                Map.of("userId", "wrong.1", "name", "x", "role", "clerk", "unit", "990101100999"),
                Map.of("userId", "wrong.1", "name", "x", "role", "officer", "unit", VILLAGE),
                Map.of("userId", "wrong.1", "name", "x", "email", "nobody", "role", "clerk", "unit", VILLAGE),
                Map.of("userId", "wrong.1", "name", "x", "phone", "call me", "role", "clerk", "unit", VILLAGE))) {
            JsonNode sentence = admin(HttpMethod.POST, "/staff", wrong, 400);
            assertThat(sentence.path("zh").asText()).isNotBlank();
            assertThat(sentence.path("en").asText()).isNotBlank();
        }
        admin(HttpMethod.GET, "/staff/wrong.1", null, 404);
        admin(
                HttpMethod.POST,
                "/staff",
                Map.of("userId", "clerk.201", "name", "x", "role", "clerk", "unit", VILLAGE),
                409);
        admin(HttpMethod.DELETE, "/staff/" + ADMIN + "/roles/admin/990101", null, 409);
        admin(HttpMethod.POST, "/staff/" + ADMIN + "/close", null, 409);
    }

    @Test
    void peopleAreFoundByNameIdAndUnit() {
        assertThat(admin(HttpMethod.GET, "/staff?text=CLERK.201", null, 200).path("items"))
                .hasSize(1);
        assertThat(admin(HttpMethod.GET, "/staff?text=张伟明", null, 200).toString())
                .contains("clerk.201");
        JsonNode village = admin(HttpMethod.GET, "/staff?unit=" + VILLAGE + "&size=200", null, 200);
        assertThat(village.toString()).contains("clerk.201", "team.201").doesNotContain("supervisor.100");
        JsonNode page = admin(HttpMethod.GET, "/staff?size=10", null, 200);
        assertThat(page.path("items")).hasSize(10);
        assertThat(page.path("hasMore").asBoolean()).isTrue();
    }

    // ---- passwords

    @Test
    void aPasswordIsChangedByItsOwnerOnly() {
        String first = added("clerk.word", "clerk", VILLAGE);
        String mine = "Mine-2026-long!";
        assertThat(change("clerk.word", first, "wrong", mine)).isEqualTo(403);
        assertThat(change("clerk.word", first, first, "weak")).isEqualTo(400);
        assertThat(change("clerk.word", first, first, first)).isEqualTo(400);
        assertThat(change("clerk.word", first, first, mine)).isEqualTo(204);
        assertThat(letsIn("clerk.word", first)).isFalse();
        assertThat(letsIn("clerk.word", mine)).isTrue();
        assertThat(admin(HttpMethod.GET, "/staff/clerk.word", null, 200)
                        .path("initialPassword")
                        .asBoolean())
                .isFalse();

        String reset = admin(HttpMethod.POST, "/staff/clerk.word/password", null, 200)
                .path("password")
                .asText();
        assertThat(letsIn("clerk.word", mine)).isFalse();
        assertThat(letsIn("clerk.word", reset)).isTrue();
    }

    @Test
    void aFirstPasswordThatNobodyReplacedOpensNothingAfterAMonth() {
        String first = added("clerk.month", "clerk", VILLAGE);
        ((EngineClock) clock).moveTo(clock.instant().plus(Duration.ofDays(29)));
        assertThat(letsIn("clerk.month", first)).isTrue();
        ((EngineClock) clock).moveTo(clock.instant().plus(Duration.ofDays(2)));
        assertThat(letsIn("clerk.month", first)).isFalse();
        assertThat(letsIn("clerk.201", SAMPLE)).as("others are not concerned").isTrue();
    }

    private int change(String user, String password, String before, String after) {
        later();
        return call(HttpMethod.POST, "/api/account/password", user, password, Map.of("before", before, "after", after))
                .getStatusCode()
                .value();
    }

    // ---- units

    @Test
    void aUnitIsAddedRenamedAndClosedOnlyWhenNothingIsOpenInIt() {
        String code = "990101100299";
        admin(HttpMethod.POST, "/units", Map.of("code", code, "level", "VILLAGE", "name", "新村"), 201);
        admin(HttpMethod.POST, "/units", Map.of("code", code, "level", "VILLAGE", "name", "新村"), 409);
        admin(HttpMethod.POST, "/units", Map.of("code", "99", "level", "VILLAGE", "name", "x"), 400);
        admin(HttpMethod.PUT, "/units/" + code, Map.of("name", "新河村", "nameEn", "Xinhe Village"), 204);
        added("clerk.xinhe", "clerk", code);
        assertThat(admin(HttpMethod.POST, "/units/" + code + "/close", null, 409)
                        .path("zh")
                        .asText())
                .contains("新河村", "人员");
        admin(HttpMethod.POST, "/staff/clerk.xinhe/close", null, 204);

        JsonNode need = http.exchange(
                        "/api/residents/needs", HttpMethod.POST, report(code, "a".repeat(30)), JsonNode.class)
                .getBody();
        assertThat(need).isNotNull();
        assertThat(need.path("number").asText()).startsWith(code);
        assertThat(admin(HttpMethod.POST, "/units/" + code + "/close", null, 409)
                        .path("en")
                        .asText())
                .contains("open work");
        admin(HttpMethod.POST, "/units/990101100/close", null, 409);

        String empty = "990101100298";
        admin(HttpMethod.POST, "/units", Map.of("code", empty, "level", "VILLAGE", "name", "空村"), 201);
        admin(HttpMethod.POST, "/units/" + empty + "/close", null, 204);
        admin(
                HttpMethod.POST,
                "/staff",
                Map.of("userId", "clerk.empty", "name", "x", "role", "clerk", "unit", empty),
                400);
        assertThat(http.exchange("/api/residents/needs", HttpMethod.POST, report(empty, "b".repeat(30)), JsonNode.class)
                        .getStatusCode()
                        .value())
                .isEqualTo(400);
        assertThat(admin(HttpMethod.GET, "/units?text=" + empty, null, 200).path("items"))
                .isEmpty();
        assertThat(admin(HttpMethod.GET, "/units?closed=true&text=" + empty, null, 200)
                        .path("items"))
                .hasSize(1);
    }

    private static HttpEntity<Map<String, String>> report(String village, String key) {
        HttpHeaders headers = new HttpHeaders();
        headers.set("Idempotency-Key", key);
        headers.setContentType(MediaType.APPLICATION_JSON);
        return new HttpEntity<>(
                Map.of("village", village, "kind", "life", "category", "environment", "description", "河边垃圾"), headers);
    }

    // ---- files

    @Test
    void whatIsExportedIsImportedAgainWithoutAnyChange() {
        admin(HttpMethod.POST, "/units", Map.of("code", "990101-formula", "level", "DEPARTMENT", "name", "=1+1"), 201);
        admin(
                HttpMethod.POST,
                "/staff",
                Map.of(
                        "userId", "officer.formula",
                        "name", "@SUM(A1)",
                        "phone", "+86 138 0000 2222",
                        "role", "officer",
                        "unit", "990101-formula"),
                201);
        for (String kind : List.of("units", "staff")) {
            byte[] file = file(kind);
            String text = new String(file, StandardCharsets.UTF_8);
            assertThat(text).doesNotContainPattern("(?m)(^|,)\"?[=+@-]");
            JsonNode result = admin(HttpMethod.POST, "/files/" + kind + ".csv", file, 200);
            assertThat(result.path("loaded").asInt()).as(result.toString()).isZero();
            assertThat(result.path("rejected")).isEmpty();
            assertThat(result.path("unchanged").asInt())
                    .isEqualTo((int) text.lines().count() - 1);
        }
        assertThat(new String(file("staff"), StandardCharsets.UTF_8)).contains("'@SUM(A1)", "'+86 138 0000 2222");
    }

    @Test
    void aFileIsLoadedLineByLineAndRefusedLinesAreNamed() {
        String csv = "userId,name,email,phone,role,unit\r\n" + "file.one,示例·甲,,,clerk," + VILLAGE + "\r\n"
                + "file.two,示例·乙,,,clerk,123\r\n";
        JsonNode result = admin(HttpMethod.POST, "/files/staff.csv", csv.getBytes(StandardCharsets.UTF_8), 200);
        assertThat(result.path("loaded").asInt()).isOne();
        assertThat(result.path("rejected").path(0).path("line").asInt()).isEqualTo(3);
        assertThat(result.path("rejected").path(0).path("reason").path("zh").asText())
                .contains("123");
        assertThat(letsIn(
                        "file.one",
                        result.path("passwords").path(0).path("password").asText()))
                .isTrue();
        admin(HttpMethod.POST, "/files/staff.csv", "nonsense".getBytes(StandardCharsets.UTF_8), 400);
    }

    private byte[] file(String kind) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBasicAuth(ADMIN, SAMPLE);
        ResponseEntity<byte[]> answer = http.exchange(
                "/api/administration/files/" + kind + ".csv", HttpMethod.GET, new HttpEntity<>(headers), byte[].class);
        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        assertThat(answer.getHeaders().getFirst("Content-Disposition")).startsWith("attachment");
        byte[] body = answer.getBody();
        assertThat(body).isNotEmpty();
        return body;
    }
}
