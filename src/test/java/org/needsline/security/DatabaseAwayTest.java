package org.needsline.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.needsline.Application;
import org.needsline.support.TestDatabase;
import org.needsline.support.Visitor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** A real installation, started as one, whose cable to the database is pulled out and put back. */
@Tag("storage")
@EnabledIfSystemProperty(named = "needsline.test.database", matches = "postgres", disabledReason = "H2 has no cable")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabaseAwayTest {

    private static final String PASSWORD = "Quiet-River-77";

    private CutCable cable;
    private ConfigurableApplicationContext system;
    private int port;

    @BeforeAll
    void start() throws Exception {
        String url = TestDatabase.newPostgresDatabase(
                "away" + UUID.randomUUID().toString().replace("-", ""));
        int server = Integer.parseInt(url.replaceFirst(".*localhost:(\\d+)/.*", "$1"));
        cable = new CutCable(server);
        system = new SpringApplicationBuilder(Application.class)
                .profiles("postgres", "test")
                .run(
                        "--spring.datasource.url="
                                + url.replace("localhost:" + server, "localhost:" + cable.port())
                                        .replaceFirst("\\?.*", ""),
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.password=postgres",
                        "--needsline.first-administrator.id=root.admin",
                        "--needsline.first-administrator.password=" + PASSWORD,
                        "--server.port=0");
        port = ((ServletWebServerApplicationContext) system).getWebServer().getPort();
    }

    @AfterAll
    void stop() throws Exception {
        cable.mend();
        system.close();
        cable.close();
    }

    @Test
    void aDeadLineFailsFastTellsSoAndHeals() {
        everythingWorks();

        cable.goSilent();
        try {
            everythingSaysThatTheDatabaseIsAway();
        } finally {
            cable.mend();
        }
        everythingWorks();

        cable.breakOff();
        try {
            everythingSaysThatTheDatabaseIsAway();
        } finally {
            cable.mend();
        }
        everythingWorks();
    }

    private void everythingWorks() {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (new Visitor(port).get("/actuator/health/readiness").statusCode() != 200) {
            if (System.nanoTime() > end) {
                fail("It does not recover");
            }
        }
        Visitor browser = new Visitor(port);
        assertThat(browser.tryLogin("admin", "root.admin", PASSWORD).statusCode())
                .isEqualTo(200);
        assertThat(browser.get("/api/messages").statusCode()).isEqualTo(200);
        assertThat(new Visitor(port)
                        .basic("root.admin", PASSWORD)
                        .get("/engine-rest/task?maxResults=10")
                        .statusCode())
                .isEqualTo(200);
    }

    private void everythingSaysThatTheDatabaseIsAway() {
        Visitor program = new Visitor(port).basic("root.admin", PASSWORD);
        Visitor browser = new Visitor(port).cookie("SESSION", "bm9uZQ==");
        Visitor resident = new Visitor(port).with("X-Receipt-Code", "ED68-VDQ5-DDMY");
        // The first may find the connection that was used a moment ago, the others find none.
        for (int round = 0; round < 2; round++) {
            away(() -> program.get("/engine-rest/task?maxResults=10"));
            away(() -> program.get("/api/messages"));
            away(() -> browser.get("/api/messages"));
            away(() -> browser.get("/camunda/api/engine/engine/default/task?maxResults=10"));
            away(() -> browser.get("/camunda/app/tasklist/default/"));
            away(() -> resident.get("/api/residents/needs/990101100201-2026-00001"));
        }
        HttpResponse<String> readiness = timed(() -> new Visitor(port).get("/actuator/health/readiness"));
        assertThat(readiness.statusCode()).isEqualTo(503);
        assertThat(readiness.body()).contains("DOWN");
        assertThat(new Visitor(port).get("/actuator/health/liveness").statusCode())
                .isEqualTo(200);
    }

    private static void away(Supplier<HttpResponse<String>> request) {
        HttpResponse<String> answer = timed(request);
        assertThat(answer.statusCode())
                .as(answer.request() + " " + answer.body())
                .isEqualTo(503);
        assertThat(answer.body()).contains("数据库暂时没有响应").contains("The database does not answer");
        assertThat(answer.body()).doesNotContain("Hikari").doesNotContain("Exception");
    }

    private static HttpResponse<String> timed(Supplier<HttpResponse<String>> request) {
        long begin = System.nanoTime();
        HttpResponse<String> answer = request.get();
        Duration took = Duration.ofNanos(System.nanoTime() - begin);
        assertThat(took).as(answer.request() + " " + answer.statusCode()).isLessThan(Duration.ofSeconds(6));
        return answer;
    }
}
