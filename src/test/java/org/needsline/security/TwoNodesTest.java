package org.needsline.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.needsline.Application;
import org.needsline.support.TestDatabase;
import org.needsline.support.Visitor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

/** Two nodes on one database: a login at one is a login at the other. */
@Tag("storage")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesTest {

    private static final String TASKS = "/camunda/api/engine/engine/default/task/count";

    private ConfigurableApplicationContext first;
    private ConfigurableApplicationContext second;

    @BeforeAll
    void start() {
        String name = "nodes" + UUID.randomUUID().toString().replace("-", "");
        String url = TestDatabase.isPostgres()
                ? TestDatabase.newPostgresDatabase(name)
                : "jdbc:h2:mem:" + name + ";DB_CLOSE_DELAY=-1";
        first = node(url);
        second = node(url);
    }

    @AfterAll
    void stop() {
        second.close();
        first.close();
    }

    @Test
    void aLoginAtOneNodeCountsAtTheOtherUntilItEndsAtEither() {
        Visitor browser = new Visitor(port(first)).login("clerk.201");
        Visitor other = new Visitor(port(second))
                .cookie("SESSION", browser.cookie("SESSION"))
                .cookie("XSRF-TOKEN", browser.cookie("XSRF-TOKEN"));

        assertThat(other.get("/api/messages").statusCode()).isEqualTo(200);
        assertThat(other.post(TASKS, "{}").statusCode())
                .as("with the token of the first node")
                .isEqualTo(200);
        assertThat(browser.post(TASKS, "{}").statusCode()).isEqualTo(200);

        other.post("/camunda/api/admin/auth/user/default/logout", "");
        assertThat(browser.get("/api/messages").statusCode()).isEqualTo(401);
    }

    private static ConfigurableApplicationContext node(String url) {
        return new SpringApplicationBuilder(Application.class)
                .profiles("test")
                .run(
                        "--spring.datasource.url=" + url,
                        "--spring.datasource.username=" + (TestDatabase.isPostgres() ? "postgres" : "sa"),
                        "--spring.datasource.password=" + (TestDatabase.isPostgres() ? "postgres" : ""),
                        "--needsline.sample-data=true",
                        "--spring.jmx.enabled=false",
                        "--server.port=0");
    }

    private static int port(ConfigurableApplicationContext node) {
        return ((ServletWebServerApplicationContext) node).getWebServer().getPort();
    }
}
