package org.needsline.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.needsline.engine.EngineClock;
import org.needsline.support.Visitor;
import org.needsline.support.WebTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Logging in and out, and who must wait. Behind a proxy, as the addresses are told apart by what it says. */
@WebTest
@TestPropertySource(
        properties = {"needsline.sample-data=true", "needsline.test=login", "server.forward-headers-strategy=framework"
        })
class LoginTest {

    private static final String WHO = "/camunda/api/admin/auth/user/default";

    @LocalServerPort
    int port;

    @Autowired
    IdentityService identity;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @AfterEach
    void theClockRuns() {
        ((EngineClock) clock).reset();
    }

    @Test
    void anAddressThatGuessesMustWaitAndTheColleagueNeedNot() {
        Visitor guesser = from("203.0.113.7");
        for (int i = 0; i < 5; i++) {
            assertThat(guesser.tryLogin("tasklist", "secretary.201", "wrong" + i)
                            .statusCode())
                    .isEqualTo(401);
        }
        HttpResponse<String> sixth = guesser.tryLogin("tasklist", "secretary.201", "wrong");
        assertThat(sixth.statusCode()).isEqualTo(429);
        assertThat(sixth.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 901L);
        assertThat(sixth.body())
                .contains("密码错误次数过多")
                .contains("Too many wrong passwords")
                .contains("message");
        for (int i = 0; i < 20; i++) {
            assertThat(guesser.basic("secretary.201", "wrong")
                            .get("/api/messages")
                            .statusCode())
                    .isEqualTo(429);
        }

        ((EngineClock) clock).moveTo(clock.instant().plus(Duration.ofSeconds(4)));
        assertThat(from("198.51.100.9")
                        .tryLogin("tasklist", "secretary.201", Visitor.PASSWORD)
                        .statusCode())
                .as("the colleague, from elsewhere")
                .isEqualTo(200);
        assertThat(from("203.0.113.7")
                        .tryLogin("tasklist", "clerk.202", Visitor.PASSWORD)
                        .statusCode())
                .as("another colleague, from the same address")
                .isEqualTo(200);
    }

    @Test
    void guessingByBasicCountsTooAndARightPasswordCostsNothing() {
        Visitor program = from("203.0.113.20");
        for (int i = 0; i < 30; i++) {
            assertThat(program.basic("clerk.100").get("/api/messages").statusCode())
                    .isEqualTo(200);
        }
        for (int i = 0; i < 5; i++) {
            assertThat(program.basic("clerk.100", "wrong").get("/api/messages").statusCode())
                    .isEqualTo(401);
        }
        assertThat(program.basic("clerk.100", "wrong")
                        .get("/engine-rest/task?maxResults=10")
                        .statusCode())
                .isEqualTo(429);
    }

    @Test
    void oneAddressCannotTryEverybody() {
        Visitor guesser = from("203.0.113.30");
        List<Integer> answers = IntStream.range(0, 60)
                .mapToObj(i -> guesser.basic("nobody." + i, "wrong")
                        .get("/api/messages")
                        .statusCode())
                .toList();
        assertThat(answers.subList(0, 50)).containsOnly(401);
        assertThat(answers.subList(50, 60)).containsOnly(429);
    }

    @Test
    void loggingInGivesANewSessionAndCookiesThatOnlyOurPagesGet() {
        Visitor browser = from("203.0.113.40").with("X-Forwarded-Proto", "https");
        HttpResponse<String> page = browser.get("/camunda/app/tasklist/default/");
        String before = browser.cookie("SESSION");
        assertThat(before).isNotEmpty();
        assertThat(cookie(page, "SESSION")).contains("HttpOnly", "SameSite=Lax", "Secure", "Path=/");
        assertThat(cookie(page, "XSRF-TOKEN")).contains("SameSite=Lax", "Secure", "Path=/camunda");

        browser.login("clerk.201");

        assertThat(browser.cookie("SESSION")).isNotEqualTo(before);
        assertThat(browser.get(WHO).body()).contains("clerk.201");
        assertThat(from("203.0.113.40")
                        .cookie("SESSION", before)
                        .get("/api/messages")
                        .statusCode())
                .as("the session of before")
                .isEqualTo(401);
    }

    @Test
    void withoutHttpsTheCookiesStillWork() {
        HttpResponse<String> page = from("203.0.113.41").get("/camunda/app/tasklist/default/");
        assertThat(cookie(page, "SESSION")).contains("HttpOnly", "SameSite=Lax").doesNotContain("Secure");
    }

    @Test
    void loggingOutEndsTheSession() {
        Visitor browser = from("203.0.113.42").login("clerk.201");
        assertThat(browser.get("/api/messages").statusCode()).isEqualTo(200);
        String session = browser.cookie("SESSION");
        long before = sessions();

        assertThat(browser.post("/camunda/api/admin/auth/user/default/logout", "")
                        .statusCode())
                .isEqualTo(200);

        assertThat(sessions()).isEqualTo(before - 1);
        assertThat(from("203.0.113.42")
                        .cookie("SESSION", session)
                        .get("/api/messages")
                        .statusCode())
                .isEqualTo(401);
        assertThat(from("203.0.113.42").cookie("SESSION", session).get(WHO).statusCode())
                .isEqualTo(404);
    }

    @Test
    void aSessionThatNobodyUsedYetEndsWithThePasswordItBeganWith() {
        Visitor stranger = from("203.0.113.51");
        assertThat(stranger.tryLogin("tasklist", "clerk.203", Visitor.PASSWORD).statusCode())
                .isEqualTo(200);
        assertThat(from("198.51.100.51")
                        .basic("clerk.203")
                        .post(
                                "/api/account/password",
                                "{\"before\":\"" + Visitor.PASSWORD + "\",\"after\":\"Changed-2026!\"}")
                        .statusCode())
                .isEqualTo(204);
        assertThat(stranger.get("/api/messages").statusCode())
                .as("the first request after the login, after the own change")
                .isEqualTo(401);

        assertThat(stranger.tryLogin("tasklist", "clerk.203", "Changed-2026!").statusCode())
                .isEqualTo(200);
        Visitor wellKnown = from("203.0.113.52");
        wellKnown.tryLogin("tasklist", "clerk.203", "Changed-2026!");
        assertThat(wellKnown.get("/api/messages").statusCode()).isEqualTo(200);
        assertThat(from("198.51.100.52")
                        .basic("admin.district")
                        .post("/api/administration/staff/clerk.203/password", "")
                        .statusCode())
                .isEqualTo(200);
        assertThat(stranger.get("/camunda/api/engine/engine/default/task?maxResults=10")
                        .statusCode())
                .as("the first request after the login, after an administrator's reset")
                .isEqualTo(401);
        assertThat(wellKnown.get("/api/messages").statusCode())
                .as("a session in use")
                .isEqualTo(401);
    }

    @Test
    void aSessionEndsHalfAnHourAfterItsLastRequest() {
        Visitor browser = from("203.0.113.53").login("clerk.201");
        String id = new String(Base64.getDecoder().decode(browser.cookie("SESSION")), StandardCharsets.UTF_8);
        assertThat(jdbc.sql("select max_inactive_interval from web_session where session_id = ?")
                        .param(id)
                        .query(Long.class)
                        .single())
                .as("seconds")
                .isEqualTo(1800);
        assertThat(browser.get("/api/messages").statusCode()).isEqualTo(200);

        assertThat(jdbc.sql("update web_session set last_access_time = last_access_time - ? where session_id = ?")
                        .param(Duration.ofMinutes(30).plusSeconds(1).toMillis())
                        .param(id)
                        .update())
                .isEqualTo(1);

        assertThat(browser.get("/api/messages").statusCode()).isEqualTo(401);
    }

    @Test
    void whoIsRemovedIsOutAtTheNextRequest() {
        identity.saveUser(newcomer("leaver.201"));
        identity.createMembership("leaver.201", "clerk.990101100201");
        Visitor browser = from("203.0.113.43").login("leaver.201");
        assertThat(browser.get("/api/messages").statusCode()).isEqualTo(200);
        assertThat(browser.get("/camunda/api/engine/engine/default/task?maxResults=10")
                        .statusCode())
                .isEqualTo(200);

        identity.deleteUser("leaver.201");

        assertThat(browser.get("/api/messages").statusCode()).isEqualTo(401);
        assertThat(browser.get("/camunda/api/engine/engine/default/task?maxResults=10")
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void anEndedRoleEndsSoonInTheWebApplicationsAndAtOnceAtOurDoors() {
        identity.saveUser(newcomer("former.manager"));
        for (String group : List.of("manager", "manager.990101", "supervisor", "supervisor.990101")) {
            identity.createMembership("former.manager", group);
        }
        Visitor browser = from("203.0.113.44").login("former.manager").with("Accept", "text/html");
        assertThat(browser.get("/camunda/app/cockpit/default/").statusCode()).isEqualTo(200);
        assertThat(from("203.0.113.44")
                        .basic("former.manager")
                        .get("/engine-rest/task?maxResults=10")
                        .statusCode())
                .isEqualTo(200);

        identity.deleteMembership("former.manager", "manager.990101");
        identity.deleteMembership("former.manager", "manager");

        assertThat(from("203.0.113.44")
                        .basic("former.manager")
                        .get("/engine-rest/task?maxResults=10")
                        .statusCode())
                .isEqualTo(403);
        ((EngineClock) clock).moveTo(clock.instant().plus(Duration.ofSeconds(11)));
        HttpResponse<String> refused = browser.get("/camunda/app/cockpit/default/");
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("您的角色不能使用这里").contains("href=\"/\"");
        identity.deleteUser("former.manager");
    }

    @Test
    void aProgramOpensNoSession() {
        long before = sessions();
        HttpResponse<String> answer =
                from("203.0.113.45").basic("designer.district").get("/engine-rest/task?maxResults=10");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().allValues("Set-Cookie")).isEmpty();
        from("203.0.113.45").basic("clerk.201").get("/api/messages");
        assertThat(sessions()).isEqualTo(before);
    }

    @Test
    void aForeignPageWritesNothing() {
        Visitor browser = from("203.0.113.46").login("clerk.201");
        String path = "/api/messages/read";
        assertThat(browser.post(path, "").statusCode()).isEqualTo(403);
        browser.with("X-Requested-With", "needsline");
        assertThat(browser.post(path, "").statusCode()).isEqualTo(204);
        for (String site : List.of("cross-site", "same-site")) {
            assertThat(browser.with("Sec-Fetch-Site", site).post(path, "").statusCode())
                    .as(site)
                    .isEqualTo(403);
        }
        assertThat(browser.with("Sec-Fetch-Site", "same-origin").post(path, "").statusCode())
                .isEqualTo(204);
        browser.without("Sec-Fetch-Site").with("Origin", "https://elsewhere.example");
        assertThat(browser.post(path, "").statusCode()).isEqualTo(403);
        assertThat(browser.with("Origin", "http://localhost:" + port)
                        .post(path, "")
                        .statusCode())
                .isEqualTo(204);
        assertThat(from("203.0.113.46")
                        .basic("clerk.201")
                        .with("Sec-Fetch-Site", "cross-site")
                        .post(path, "")
                        .statusCode())
                .as("a password that a browser remembers")
                .isEqualTo(403);
    }

    @Test
    void aTokenOfTheWebApplicationsIsAskedFor() {
        Visitor browser = from("203.0.113.47").login("clerk.201").cookie("XSRF-TOKEN", "");
        assertThat(browser.post("/camunda/api/engine/engine/default/task/count", "{}")
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void everyRoleIsLedToItsApplication() {
        assertThat(location(from("203.0.113.50").get("/"))).endsWith("/site/");
        assertThat(location(from("203.0.113.50").get("/staff"))).endsWith("/camunda/app/tasklist/default/");
        for (String clerk : List.of("clerk.201", "officer.transport", "discipline.district")) {
            assertThat(home(from("203.0.113.50").login(clerk))).as(clerk).endsWith("/camunda/app/tasklist/default/");
        }
        for (String watching : List.of("manager.district", "designer.district")) {
            assertThat(home(from("203.0.113.50").login(watching)))
                    .as(watching)
                    .endsWith("/camunda/app/cockpit/default/");
        }
        assertThat(home(from("203.0.113.50").login("admin.district"))).endsWith("/camunda/app/admin/default/");
        for (String path : List.of("/camunda", "/camunda/", "/camunda/app", "/camunda/app/")) {
            assertThat(location(from("203.0.113.50").get(path))).as(path).endsWith("/staff");
        }
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse("");
    }

    private String home(Visitor browser) {
        String location = location(browser.get("/"));
        assertThat(location(browser.get("/staff"))).isEqualTo(location);
        String script = browser.with("Accept", "application/json").get("/").body();
        assertThat(script).contains("\"home\":\"" + location.replaceFirst("^https?://[^/]+", "") + "\"");
        return location;
    }

    private User newcomer(String id) {
        var user = identity.newUser(id);
        user.setFirstName("示例");
        user.setLastName("");
        user.setPassword(Visitor.PASSWORD);
        return user;
    }

    private long sessions() {
        return jdbc.sql("select count(*) from web_session").query(Long.class).single();
    }

    private Visitor from(String address) {
        return new Visitor(port).with("X-Forwarded-For", address);
    }

    private static String cookie(HttpResponse<?> answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(line -> line.startsWith(name + "="))
                .findFirst()
                .orElse("");
    }
}
