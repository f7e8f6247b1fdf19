package org.needsline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.needsline.support.WebTest;
import org.needsline.wording.Bilingual;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.annotation.Bean;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.TestPropertySource;

/** The doors as a browser and a program meet them: a real web server, the real web application, the real REST interface. */
@WebTest
@TestPropertySource(properties = "needsline.sample-data=true")
class HttpDoorsTest {

    private static final String PASSWORD = "Sample-2026!";

    private static final CyclicBarrier BOTH = new CyclicBarrier(2);

    @TestConfiguration
    static class Refusing {

        /** As a delegate hands a refusal of a service to the engine. */
        @Bean
        JavaDelegate refuseForTest() {
            return execution -> {
                throw new ProcessEngineException(
                        Bilingual.of("承诺日期超过上限。", "The promised date is beyond the cap.")
                                .toString(),
                        22400);
            };
        }

        /** Lets nobody through before two are there, so that both complete the task before either has. */
        @Bean
        JavaDelegate meetForTest() {
            return execution -> BOTH.await(20, TimeUnit.SECONDS);
        }

        @Bean
        JavaDelegate failForTest() {
            return execution -> {
                throw new IllegalStateException("select * from secret_table failed");
            };
        }
    }

    @Autowired
    TestRestTemplate http;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    AuthorizationService authorizations;

    @BeforeEach
    void models() {
        if (repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey("refuseForTest")
                        .count()
                > 0) {
            return;
        }
        for (String delegate : List.of("refuseForTest", "failForTest", "meetForTest")) {
            repository
                    .createDeployment()
                    .addModelInstance(
                            delegate + ".bpmn",
                            Bpmn.createExecutableProcess(delegate)
                                    .camundaHistoryTimeToLive(1)
                                    .startEvent()
                                    .userTask("UserTask_ClaimNeed")
                                    .camundaFormRef("ClaimNeed")
                                    .camundaFormRefBinding("latest")
                                    .camundaCandidateGroups("clerk.990101100201,secretary.990101100201")
                                    .serviceTask("ServiceTask_ClaimNeed")
                                    .camundaDelegateExpression("${" + delegate + "}")
                                    .endEvent()
                                    .done())
                    .deploy();
            // What measures the coverage of processes in tests looks the definition up in the name of the person.
            Authorization reading = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            reading.setGroupId("clerk");
            reading.setResource(Resources.PROCESS_DEFINITION);
            reading.setResourceId(delegate);
            reading.addPermission(Permissions.READ);
            authorizations.saveAuthorization(reading);
            Authorization secretary = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            secretary.setGroupId("secretary");
            secretary.setResource(Resources.PROCESS_DEFINITION);
            secretary.setResourceId(delegate);
            secretary.addPermission(Permissions.READ);
            authorizations.saveAuthorization(secretary);
        }
    }

    @Test
    void aRefusalReachesTheCallerAsOneSentence() {
        String task = task("refuseForTest");

        for (String action : List.of("submit-form", "complete")) {
            ResponseEntity<Map> answer = rest("clerk.201", "/task/" + task + "/" + action);

            assertThat(answer.getStatusCode())
                    .as(String.valueOf(answer.getBody()))
                    .isEqualTo(HttpStatus.BAD_REQUEST);
            assertThat(answer.getBody()).containsEntry("message", "承诺日期超过上限。 The promised date is beyond the cap.");
        }
        assertThat(tasks.createTaskQuery().taskId(task).count()).isEqualTo(1);
    }

    @Test
    void theTasklistReadsTheSameSentence() {
        String task = task("refuseForTest");
        HttpHeaders session = tasklistSession("clerk.201");

        ResponseEntity<Map> answer =
                post("/camunda/api/engine/engine/default/task/" + task + "/submit-form", session, Map.of());

        assertThat(answer.getStatusCode()).as(String.valueOf(answer.getBody())).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody()).containsEntry("message", "承诺日期超过上限。 The promised date is beyond the cap.");
    }

    @Test
    void aFailureNamesNoTable() {
        ResponseEntity<Map> answer = rest("clerk.201", "/task/" + task("failForTest") + "/complete");

        assertThat(answer.getStatusCode().value()).isEqualTo(500);
        assertThat(String.valueOf(answer.getBody())).contains("没有办成").doesNotContain("secret_table");
    }

    @Test
    void aTaskCompletedTwiceSaysByWhom() {
        String task = task("refuseForTest");
        tasks.setAssignee(task, "clerk.201");
        runtime.deleteProcessInstance(
                tasks.createTaskQuery().taskId(task).singleResult().getProcessInstanceId(), "done");

        for (String action : List.of("submit-form", "complete")) {
            ResponseEntity<Map> answer = rest("clerk.201", "/task/" + task + "/" + action);

            assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
            assertThat(String.valueOf(answer.getBody()))
                    .contains("这项任务已由示例·张伟明办结，或已转走。")
                    .contains("already been completed by");
        }
    }

    @Test
    void ofTwoWhoCompleteATaskInOneInstantOneIsTold() throws Exception {
        String task = task("meetForTest");
        tasks.setAssignee(task, "clerk.201");
        List<HttpHeaders> people = List.of(tasklistSession("clerk.201"), tasklistSession("secretary.201"));

        ExecutorService both = Executors.newFixedThreadPool(2);
        List<Future<ResponseEntity<Map>>> answers = new ArrayList<>();
        for (HttpHeaders person : people) {
            answers.add(both.submit(
                    () -> post("/camunda/api/engine/engine/default/task/" + task + "/complete", person, Map.of())));
        }
        List<ResponseEntity<Map>> told = new ArrayList<>();
        for (Future<ResponseEntity<Map>> answer : answers) {
            told.add(answer.get(60, TimeUnit.SECONDS));
        }
        both.shutdown();

        assertThat(told)
                .as(told.toString())
                .extracting(answer -> answer.getStatusCode().value())
                .containsExactlyInAnyOrder(204, 409);
        assertThat(told)
                .filteredOn(answer -> answer.getStatusCode() == HttpStatus.CONFLICT)
                .allSatisfy(answer -> assertThat(String.valueOf(answer.getBody()))
                        .contains("这项任务已由示例·张伟明办结")
                        .contains("already been completed by")
                        .doesNotContain("ENGINE-")
                        .doesNotContain("Optimistic"));
        assertThat(tasks.createTaskQuery().taskId(task).count()).isZero();
    }

    @Test
    void aMessageToNothingIsAConflict() {
        HttpHeaders admin = basic("admin.district");

        ResponseEntity<Map> answer =
                post("/engine-rest/message", admin, Map.of("messageName", "need.rated", "businessKey", "none"));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(String.valueOf(answer.getBody().get("message")))
                .contains("已经办结")
                .contains("has moved on");
    }

    @Test
    void whoMayNotActIsToldSo() {
        ResponseEntity<Map> answer = rest("clerk.202", "/task/" + task("refuseForTest") + "/complete");

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(String.valueOf(answer.getBody().get("message")))
                .contains("您没有办理这件事的权限")
                .doesNotContain("TASK_WORK");
    }

    @Test
    void theSessionOfTheTasklistOpensOurInterface() {
        HttpHeaders session = tasklistSession("clerk.201");

        ResponseEntity<String> answer = http.exchange(
                "/api/cases/990101100201-2026-00000", HttpMethod.GET, new HttpEntity<>(session), String.class);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void aForeignPageCannotWriteWithTheSession() {
        HttpHeaders session = tasklistSession("clerk.201");
        String path = "/api/cases/990101100201-2026-00000/notes";

        assertThat(post(path, session, Map.of("note", "x")).getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        session.set("X-Requested-With", "XMLHttpRequest");
        assertThat(post(path, session, Map.of("note", "x")).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
    }

    private String task(String process) {
        String instance = runtime.startProcessInstanceByKey(process).getId();
        return tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    /** As the task list calls the engine for a person. */
    private ResponseEntity<Map> rest(String user, String path) {
        return post("/camunda/api/engine/engine/default" + path, tasklistSession(user), Map.of());
    }

    private ResponseEntity<Map> post(String path, HttpHeaders headers, Object body) {
        headers.setContentType(MediaType.APPLICATION_JSON);
        return http.exchange(
                URI.create(http.getRootUri() + path), HttpMethod.POST, new HttpEntity<>(body, headers), Map.class);
    }

    private static HttpHeaders basic(String user) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBasicAuth(user, PASSWORD);
        return headers;
    }

    /** Logs in as the login page does, and returns what the browser would send from then on. */
    private HttpHeaders tasklistSession(String user) {
        ResponseEntity<String> page = http.getForEntity("/camunda/app/tasklist/default/", String.class);
        HttpHeaders browser = cookies(page, Map.of());
        browser.setContentType(MediaType.APPLICATION_FORM_URLENCODED);
        ResponseEntity<String> login = http.exchange(
                "/camunda/api/admin/auth/user/default/login/tasklist",
                HttpMethod.POST,
                new HttpEntity<>("username=" + user + "&password=" + PASSWORD, browser),
                String.class);
        assertThat(login.getStatusCode()).isEqualTo(HttpStatus.OK);
        HttpHeaders signedIn = cookies(login, cookiesOf(page));
        ResponseEntity<String> after = http.exchange(
                "/camunda/app/tasklist/default/", HttpMethod.GET, new HttpEntity<>(signedIn), String.class);
        Map<String, String> all = cookiesOf(page);
        all.putAll(cookiesOf(login));
        return cookies(after, all);
    }

    private static HttpHeaders cookies(ResponseEntity<?> answer, Map<String, String> known) {
        Map<String, String> all = new HashMap<>(known);
        all.putAll(cookiesOf(answer));
        HttpHeaders headers = new HttpHeaders();
        all.forEach((name, content) -> headers.add(HttpHeaders.COOKIE, name + "=" + content));
        @Nullable String token = all.get("XSRF-TOKEN");
        if (token != null) {
            headers.set("X-XSRF-TOKEN", token);
        }
        return headers;
    }

    private static Map<String, String> cookiesOf(ResponseEntity<?> answer) {
        Map<String, String> cookies = new HashMap<>();
        for (String line : answer.getHeaders().getOrEmpty(HttpHeaders.SET_COOKIE)) {
            String[] pair = line.split(";", 2)[0].split("=", 2);
            cookies.put(pair[0], pair[1]);
        }
        return cookies;
    }
}
