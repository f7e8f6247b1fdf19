package org.needsline.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.junit.jupiter.api.Test;
import org.needsline.support.Visitor;
import org.needsline.support.WebTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** What every answer carries, and what none says. */
@WebTest
@TestPropertySource(
        properties = {"needsline.sample-data=true", "needsline.test=login", "server.forward-headers-strategy=framework"
        })
class AnswersTest {

    @LocalServerPort
    int port;

    @Autowired
    ProcessEngine engine;

    @Test
    void everyAnswerCarriesTheHeadersThatProtect() {
        Visitor clerk = new Visitor(port).login("clerk.201");
        for (String path : List.of(
                "/",
                "/camunda/app/tasklist/default/",
                "/camunda/api/engine/engine/default/task?maxResults=10",
                "/camunda/assets/nothing.svg",
                "/api/messages",
                "/api/cases/none",
                "/engine-rest/task?maxResults=10",
                "/casefile/page.css",
                "/actuator/health",
                "/nothing/here",
                "/api/messages;x")) {
            HttpHeaders headers = clerk.get(path).headers();
            assertThat(headers.allValues("X-Content-Type-Options")).as(path).containsExactly("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).as(path).contains("same-origin");
            assertThat(headers.firstValue("Permissions-Policy")).as(path).isPresent();
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .as(path)
                    .contains("frame-ancestors");
            assertThat(headers.firstValue("Strict-Transport-Security")).as(path).isEmpty();
            assertThat(headers.firstValue("Server")).as(path).isEmpty();
            assertThat(headers.firstValue("X-Powered-By")).as(path).isEmpty();
        }
        assertThat(clerk.with("X-Forwarded-Proto", "https").get("/").headers().firstValue("Strict-Transport-Security"))
                .contains("max-age=31536000");
    }

    @Test
    void ourOwnAnswersHaveTheStrictPolicyAndTheWebApplicationsTheirs() {
        Visitor clerk = new Visitor(port).login("clerk.201");
        for (String path : List.of("/api/messages", "/casefile/search.html", "/casefile/page.css", "/nothing")) {
            assertThat(policy(clerk.get(path)))
                    .as(path)
                    .startsWith("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:;")
                    .contains("base-uri 'none'")
                    .doesNotContain("unsafe");
        }
        HttpResponse<String> tasklist = clerk.get("/camunda/app/tasklist/default/");
        String policy = policy(tasklist);
        assertThat(policy).contains("'nonce-").contains("frame-ancestors 'none'");
        String nonce = policy.replaceFirst("(?s).*'nonce-([^']+)'.*", "$1");
        assertThat(tasklist.body()).contains("nonce=\"" + nonce + "\"");
    }

    @Test
    void whatGoesWrongIsToldInASentence() {
        Visitor person = new Visitor(port).with("Accept", "text/html,*/*");
        for (String path :
                List.of("/nothing/here", "/casefile/../x", "/camunda/app/nothing/default/", "/api/cases/x;y")) {
            HttpResponse<String> page = person.get(path);
            assertThat(page.statusCode()).as(path).isBetween(400, 404);
            assertThat(page.body())
                    .as(path)
                    .doesNotContain("Whitelabel")
                    .doesNotContain("org.")
                    .doesNotContain("Exception")
                    .doesNotContain("Tomcat")
                    .containsPattern("[\\u4e00-\\u9fff]{3}");
        }
        assertThat(person.get("/nothing/here").body())
                .contains("没有这个页面或接口。")
                .contains("There is nothing at this address.");
        Visitor admin = new Visitor(port).basic("admin.district");
        for (String query : List.of("sortBy=nothing", "dueAfter=x", "processInstanceId=%27--", "maxResults=-1")) {
            HttpResponse<String> answer = admin.get("/engine-rest/task?firstResult=0&" + query);
            assertThat(answer.body())
                    .as(query)
                    .doesNotContain("org.camunda")
                    .doesNotContain("Exception:")
                    .doesNotContain("###")
                    .doesNotContain("SQL");
        }
    }

    @Test
    void healthIsForEverybodyAndItsDetailsForAdministrators() {
        for (String path : List.of("/actuator/health", "/actuator/health/readiness", "/actuator/health/liveness")) {
            HttpResponse<String> answer = new Visitor(port).get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.body())
                    .as(path)
                    .contains("UP")
                    .doesNotContain("components")
                    .doesNotContain("database");
        }
        assertThat(new Visitor(port).basic("clerk.201").get("/actuator/health").body())
                .doesNotContain("components");
        assertThat(new Visitor(port)
                        .basic("admin.district")
                        .get("/actuator/health")
                        .body())
                .contains("components")
                .contains("\"clock\"");
        assertThat(new Visitor(port)
                        .login("admin.district")
                        .get("/actuator/health")
                        .body())
                .contains("components");
    }

    @Test
    void theEngineChecksThatTheDatabaseReadsOnlyWhatIsCommitted() {
        assertThat(((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                        .getSkipIsolationLevelCheck())
                .isFalse();
    }

    private static String policy(HttpResponse<?> answer) {
        assertThat(answer.headers().allValues("Content-Security-Policy")).hasSize(1);
        return answer.headers().firstValue("Content-Security-Policy").orElse("");
    }
}
