package org.needsline.matrix;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.rest.history.HistoryRestService;
import org.camunda.bpm.engine.rest.impl.NamedProcessEngineRestServiceImpl;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.needsline.matrix.Browser.Answer;
import org.needsline.sample.process.PlayedCases;
import org.needsline.support.WebTest;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/**
 * The matrix: one person of each role and unit before every collection of the engine's interface and of the web applications, every need,
 * every page. Each must get exactly the rows that are theirs, as {@link Truth} reckons them. What it found is written to
 * {@code target/who-sees-what.md}.
 */
@WebTest
// With a district of its own: other tests register needs in theirs, and then no samples are played.
@TestPropertySource(properties = {"needsline.sample-data=true", "test.district=matrix"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WhoSeesWhatTest {

    private static final String PROGRAMS = "/engine-rest";
    private static final String APPLICATIONS = "/camunda/api/engine/engine/default";
    private static final int PAGE = 1000;

    /** Figures of one drawing that we do not have, and the clean-up, which {@link #theEngineRoomIsForAdministrators} tries. */
    private static final Set<String> HISTORY_WITHOUT_COLLECTION =
            Set.of("history/cleanup", "history/decision-requirements-definition");

    /** Rows of one kind, how they are asked for, and whose they are. */
    private record Rows(String path, String id, BiFunction<Truth, String, Optional<Set<String>>> of, boolean counted) {}

    private static final BiFunction<Truth, String, Optional<Set<String>>> NOBODYS =
            (truth, person) -> Optional.of(Set.of());
    private static final BiFunction<Truth, String, Optional<Set<String>>> CLOSED = (truth, person) -> Optional.empty();

    /** What of the engine's interface is no collection: it does something, or tells of the engine itself. */
    private static final Set<String> NO_COLLECTIONS = Set.of(
            "condition",
            "identity",
            "message",
            "metrics",
            "migration",
            "modification",
            "optimize",
            "schema/log",
            "signal",
            "telemetry",
            "version");

    private static final List<Rows> COLLECTIONS = List.of(
            new Rows("/task", "id", open(Truth::tasks), true),
            new Rows("/process-definition", "id", open(Truth::models), true),
            new Rows("/process-definition/statistics", "id", open(Truth::runningModels), false),
            new Rows("/deployment", "id", open(Truth::deployments), true),
            new Rows("/decision-definition", "id", open(Truth::decisions), true),
            new Rows("/decision-requirements-definition", "id", NOBODYS, true),
            new Rows("/case-definition", "id", NOBODYS, true),
            new Rows("/case-instance", "id", NOBODYS, true),
            new Rows("/case-execution", "id", NOBODYS, true),
            new Rows("/process-instance", "id", open(Truth::instances), true),
            new Rows("/execution", "id", open(Truth::executions), true),
            new Rows("/event-subscription", "id", open(Truth::subscriptions), true),
            new Rows("/incident", "id", open(Truth::incidents), true),
            new Rows("/job", "id", Truth::jobsIfAtAll, true),
            new Rows("/job-definition", "id", open(Truth::jobDefinitions), true),
            new Rows("/variable-instance", "id", open(Truth::variables), true),
            new Rows("/external-task", "id", NOBODYS, true),
            new Rows("/batch", "id", NOBODYS, true),
            new Rows("/batch/statistics", "id", NOBODYS, true),
            new Rows("/user", "id", open(Truth::users), true),
            new Rows("/group", "id", open(Truth::groups), true),
            new Rows("/tenant", "id", NOBODYS, true),
            new Rows("/authorization", "id", open(Truth::authorizations), true),
            new Rows("/filter", "id", open(Truth::lists), true),
            new Rows("/history/process-instance", "id", NOBODYS, true),
            new Rows("/history/activity-instance", "id", NOBODYS, true),
            new Rows("/history/task", "id", NOBODYS, true),
            new Rows("/history/variable-instance", "id", NOBODYS, true),
            new Rows("/history/detail", "id", NOBODYS, true),
            new Rows("/history/incident", "id", NOBODYS, true),
            new Rows("/history/job-log", "id", NOBODYS, true),
            new Rows("/history/external-task-log", "id", NOBODYS, true),
            new Rows("/history/identity-link-log", "id", NOBODYS, true),
            new Rows("/history/decision-instance", "id", NOBODYS, true),
            new Rows("/history/batch", "id", NOBODYS, true),
            new Rows("/history/case-instance", "id", NOBODYS, true),
            new Rows("/history/case-activity-instance", "id", NOBODYS, true),
            new Rows("/history/user-operation", "id", open(Truth::operations), true),
            new Rows(
                    "/history/process-definition/cleanable-process-instance-report",
                    "processDefinitionId",
                    NOBODYS,
                    true),
            new Rows(
                    "/history/decision-definition/cleanable-decision-instance-report",
                    "decisionDefinitionId",
                    NOBODYS,
                    true),
            new Rows("/history/case-definition/cleanable-case-instance-report", "caseDefinitionId", NOBODYS, true),
            new Rows("/history/batch/cleanable-batch-report", "batchType", CLOSED, true));

    @LocalServerPort
    int port;

    @Autowired
    ProcessEngine engine;

    @Autowired
    JdbcClient jdbc;

    private @Nullable Truth known;
    private final Map<String, Browser> browsers = new ConcurrentHashMap<>();
    private final List<String> wrong = Collections.synchronizedList(new ArrayList<>());

    @BeforeEach
    void theCasesArePlayed(@Autowired BeanFactory system) {
        PlayedCases.in(system);
        if (known == null) {
            known = new Truth(engine, jdbc);
        }
        wrong.clear();
    }

    @Test
    void everyCollectionGivesEachPersonTheirOwnRows() throws IOException {
        Table table = new Table();
        forEverybody(person -> {
            for (Rows rows : COLLECTIONS) {
                Set<String> own = rows.of().apply(truth(), person).orElse(null);
                String seen = compare(person, rows, PROGRAMS, readsAsProgram(person) ? own : null);
                String shown = compare(person, rows, APPLICATIONS, own);
                table.put(rows.path(), person, shown, seen);
            }
        });
        table.write("collections");
        assertThat(wrong).isEmpty();
    }

    private static BiFunction<Truth, String, Optional<Set<String>>> open(BiFunction<Truth, String, Set<String>> rows) {
        return (truth, person) -> Optional.of(rows.apply(truth, person));
    }

    /** A release that brings a new resource must not slip past. */
    @Test
    void noResourceOfTheEngineIsForgotten() {
        Set<String> known = COLLECTIONS.stream()
                .map(rows -> rows.path().substring(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> there = resources(NamedProcessEngineRestServiceImpl.class)
                .map(path -> path.replaceFirst("^/?\\{name}/", ""))
                .filter(path -> !path.equals("history") && !NO_COLLECTIONS.contains(path))
                .collect(Collectors.toCollection(TreeSet::new));
        resources(HistoryRestService.class)
                .map(path -> "history/" + path)
                .filter(path -> !HISTORY_WITHOUT_COLLECTION.contains(path))
                .forEach(there::add);

        there.removeIf(path -> known.contains(path) || known.stream().anyMatch(one -> one.startsWith(path + "/")));
        assertThat(there).isEmpty();
        assertThat(resources(NamedProcessEngineRestServiceImpl.class)).hasSizeGreaterThan(25);
    }

    private static Stream<String> resources(Class<?> service) {
        return Arrays.stream(service.getMethods())
                .map(method -> method.getAnnotation(jakarta.ws.rs.Path.class))
                .filter(Objects::nonNull)
                .map(path -> path.value().replaceFirst("^/", ""));
    }

    @Test
    void theEngineRoomIsForAdministrators() {
        forEverybody(person -> {
            boolean admin = truth().is(person, "admin");
            for (String path : List.of("/metrics", "/telemetry/configuration", "/history/cleanup/jobs")) {
                for (String under : List.of(PROGRAMS, APPLICATIONS)) {
                    int status = read(person, under, path).status();
                    expect(person + " " + under + path, admin ? "in" : "403", status == 403 ? "403" : "in");
                }
            }
        });
        assertThat(wrong).isEmpty();
    }

    /** Calls that change something, and the roles for which they are meant. */
    private record Change(String method, String path, String body, Set<String> meantFor) {

        static Change of(String method, String path, String body, String... meantFor) {
            return new Change(method, path, body, Set.of(meantFor));
        }
    }

    private static final List<Change> CHANGES = List.of(
            Change.of("POST", "/task/{task}/claim", "{'userId':'{me}'}"),
            Change.of("POST", "/task/{task}/unclaim", "{}"),
            Change.of("POST", "/task/{task}/complete", "{}"),
            Change.of("POST", "/task/{task}/submit-form", "{}"),
            Change.of("POST", "/task/{task}/assignee", "{'userId':'{me}'}"),
            Change.of("POST", "/task/{task}/delegate", "{'userId':'{me}'}"),
            Change.of("POST", "/task/{task}/resolve", "{}"),
            Change.of("POST", "/task/{task}/bpmnError", "{'errorCode':'x'}"),
            Change.of("POST", "/task/{task}/bpmnEscalation", "{'escalationCode':'x'}"),
            Change.of("POST", "/task/{task}/identity-links", "{'userId':'{me}','type':'candidate'}"),
            Change.of("POST", "/task/{task}/comment/create", "{'message':'x'}"),
            Change.of("PUT", "/task/{task}", "{'name':'x','priority':1}"),
            Change.of("PUT", "/task/{task}/variables/x", "{'value':'1','type':'String'}"),
            Change.of("PUT", "/task/{task}/localVariables/x", "{'value':'1','type':'String'}"),
            Change.of("DELETE", "/task/{task}", ""),
            Change.of("POST", "/task/create", "{'name':'x'}"),
            Change.of("DELETE", "/process-instance/{instance}", ""),
            Change.of("POST", "/process-instance/delete", "{'processInstanceIds':['{instance}']}"),
            Change.of(
                    "POST",
                    "/process-instance/{instance}/modification",
                    "{'instructions':[{'type':'cancel','activityId':'UserTask_TriageNeed'}]}"),
            Change.of("PUT", "/process-instance/{instance}/suspended", "{'suspended':true}"),
            Change.of("PUT", "/process-instance/{instance}/variables/x", "{'value':'1','type':'String'}"),
            Change.of("POST", "/execution/{instance}/signal", "{}"),
            Change.of("POST", "/message", "{'messageName':'need.withdrawn','businessKey':'{number}'}"),
            Change.of("POST", "/process-definition/key/ScreeningMeeting/start", "{}", "secretary"),
            Change.of("PUT", "/process-definition/key/NeedLifecycle/suspended", "{'suspended':true}"),
            Change.of("DELETE", "/process-definition/key/NeedLifecycle", ""),
            Change.of("DELETE", "/deployment/{deployment}", "", "admin"),
            Change.of("POST", "/decision-definition/key/StepDeadline/evaluate", "{'variables':{}}"),
            Change.of("PUT", "/job/{job}/retries", "{'retries':7}", "admin"),
            Change.of("POST", "/job/{job}/execute", "{}", "admin"),
            Change.of("DELETE", "/job/{cleanup}", "", "admin"),
            Change.of("POST", "/history/cleanup", "{}", "admin"),
            Change.of("DELETE", "/history/process-instance/{instance}", ""),
            Change.of(
                    "POST",
                    "/authorization/create",
                    "{'type':1,'permissions':['ALL'],'userId':'{me}','resourceType':7,'resourceId':'*'}",
                    "admin"),
            Change.of(
                    "POST",
                    "/user/create",
                    "{'profile':{'id':'intruder','firstName':'x','lastName':'y'},'credentials':{'password':'Strange-2026-Door'}}",
                    "admin"),
            Change.of("DELETE", "/user/clerk.202", "", "admin"),
            Change.of("PUT", "/user/clerk.202/credentials", "{'password':'Strange-2026-Door'}", "admin"),
            Change.of("POST", "/group/create", "{'id':'intruders','name':'x','type':'y'}", "admin"),
            Change.of("PUT", "/group/admin/members/{me}", "{}", "admin"),
            Change.of("DELETE", "/group/clerk.990101100202/members/clerk.202", "", "admin"),
            Change.of(
                    "POST",
                    "/filter/create",
                    "{'resourceType':'Task','name':'x','query':{},'properties':{}}",
                    "admin"));

    @Test
    void whatIsNotOnesOwnCannotBeChanged() {
        Task task = engine.getTaskService()
                .createTaskQuery()
                .taskDefinitionKey("UserTask_TriageNeed")
                .taskCandidateGroup("clerk.990101100201")
                .list()
                .get(0);
        String before = everything();
        forEverybody(person -> {
            if (truth().tasks(person).contains(task.getId())) {
                return;
            }
            for (Change change : CHANGES) {
                if (change.meantFor().stream().anyMatch(role -> truth().is(person, role))) {
                    continue;
                }
                String path = filled(change.path(), person, task);
                String body = filled(change.body(), person, task);
                int status = browser(person)
                        .send(change.method(), APPLICATIONS + path, body)
                        .status();
                expect(
                        person + " " + change.method() + " " + change.path(),
                        "refused",
                        status >= 400 ? "refused" : status + "");
                if (readsAsProgram(person)) {
                    int answer = browser(person)
                            .programSends(change.method(), PROGRAMS + path, body)
                            .status();
                    expect(
                            person + " program " + change.method() + " " + change.path(),
                            "refused",
                            answer >= 400 ? "refused" : answer + "");
                }
            }
        });
        assertThat(wrong).isEmpty();
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void whatIsOnesOwnIsWorkedOnAndNotReshaped() {
        Task task = engine.getTaskService()
                .createTaskQuery()
                .taskDefinitionKey("UserTask_TriageNeed")
                .taskCandidateGroup("clerk.990101100201")
                .list()
                .get(0);
        String before = everything();
        for (Change change : List.of(
                Change.of("POST", "/task/{task}/assignee", "{'userId':'clerk.202'}"),
                Change.of("POST", "/task/{task}/delegate", "{'userId':'clerk.202'}"),
                Change.of("POST", "/task/{task}/identity-links", "{'groupId':'clerk.990101100202','type':'candidate'}"),
                Change.of(
                        "POST",
                        "/task/{task}/identity-links/delete",
                        "{'groupId':'clerk.990101100201','type':'candidate'}"),
                Change.of("PUT", "/task/{task}", "{'name':'x','priority':1}"),
                Change.of("PUT", "/task/{task}/variables/supervisorGroup", "{'value':'x','type':'String'}"),
                Change.of("DELETE", "/user/clerk.201", ""))) {
            int status = browser("clerk.201")
                    .send(
                            change.method(),
                            APPLICATIONS + filled(change.path(), "clerk.201", task),
                            change.body().replace('\'', '"'))
                    .status();
            expect("clerk.201 " + change.method() + " " + change.path(), "403", String.valueOf(status));
        }
        assertThat(wrong).isEmpty();
        assertThat(everything()).isEqualTo(before);
    }

    @Test
    void colleaguesTakeOverAndGiveBack() {
        Task task = engine.getTaskService().createTaskQuery().processDefinitionKey("ScreeningMeeting").list().stream()
                .filter(one -> secretaryOf(one).isPresent())
                .findFirst()
                .orElseThrow();
        String secretary = "secretary." + secretaryOf(task).orElseThrow();
        String clerk = "clerk." + secretaryOf(task).orElseThrow();
        String path = APPLICATIONS + "/task/" + task.getId();

        assertThat(browser(clerk)
                        .send("POST", path + "/claim", "{\"userId\":\"" + clerk + "\"}")
                        .status())
                .isEqualTo(204);
        assertThat(browser(secretary)
                        .send("POST", path + "/assignee", "{\"userId\":\"" + secretary + "\"}")
                        .status())
                .isEqualTo(204);
        assertThat(browser(secretary).send("POST", path + "/unclaim", "{}").status())
                .isEqualTo(204);
        assertThat(engine.getAuthorizationService()
                        .createAuthorizationQuery()
                        .resourceType(Resources.TASK)
                        .resourceId(task.getId())
                        .list())
                .extracting(Authorization::getUserId)
                .containsOnlyNulls();
    }

    /** The village's short name in the user ids of the sample district. */
    private Optional<String> secretaryOf(Task task) {
        return engine.getTaskService().getIdentityLinksForTask(task.getId()).stream()
                .map(IdentityLink::getGroupId)
                .filter(group -> group != null && group.startsWith("secretary."))
                .map(group -> group.substring("secretary.".length() + 8).replaceFirst("^0", ""))
                .findFirst();
    }

    private String filled(String text, String person, Task task) {
        String instance = task.getProcessInstanceId();
        return text.replace('\'', '"')
                .replace("{task}", task.getId())
                .replace("{instance}", instance)
                .replace("{me}", person)
                .replace("{number}", String.valueOf(truth().needOf(task.getId())))
                .replace(
                        "{deployment}",
                        engine.getRepositoryService()
                                .getProcessDefinition(task.getProcessDefinitionId())
                                .getDeploymentId())
                .replace("{job}", truth().timerOf(instance))
                .replace("{cleanup}", truth().cleanUp());
    }

    /** How many rows there are where something could have changed, and how often they were written. */
    private String everything() {
        return Stream.of(
                        "ACT_RU_TASK",
                        "ACT_RU_IDENTITYLINK",
                        "ACT_RU_EXECUTION",
                        "ACT_RU_VARIABLE",
                        "ACT_RU_JOB",
                        "ACT_RU_AUTHORIZATION",
                        "ACT_RU_FILTER",
                        "ACT_RU_BATCH",
                        "ACT_ID_GROUP",
                        "ACT_ID_MEMBERSHIP",
                        "ACT_RE_PROCDEF",
                        "ACT_RE_DEPLOYMENT",
                        "ACT_HI_COMMENT",
                        "ACT_HI_PROCINST",
                        "ACT_HI_TASKINST",
                        "need_timeline")
                .map(table -> {
                    boolean revised = jdbc.sql("select * from " + table + " where 1 = 0")
                            .query(rows -> {
                                var columns = rows.getMetaData();
                                for (int i = 1; i <= columns.getColumnCount(); i++) {
                                    if (columns.getColumnName(i).equalsIgnoreCase("REV_")) {
                                        return true;
                                    }
                                }
                                return false;
                            });
                    return table + " "
                            + jdbc.sql("select count(*), " + (revised ? "sum(REV_)" : "0") + " from " + table)
                                    .query()
                                    .singleRow()
                                    .values();
                })
                .collect(Collectors.joining("\n"));
    }

    /** What stands beside the engine's collections: Cockpit's, Admin's, the task lists. */
    @Test
    void theApplicationsOwnResourcesKeepTheSameBounds() throws IOException {
        Table table = new Table();
        forEverybody(person -> {
            boolean watches = readsAsProgram(person);
            String plugin = "/camunda/api/cockpit/plugin/base/default";
            rows(
                    table,
                    person,
                    plugin + "/process-instance?firstResult=0&maxResults=500",
                    "POST",
                    watches ? truth().instances(person) : null);
            rows(
                    table,
                    person,
                    plugin + "/incident?firstResult=0&maxResults=500",
                    "POST",
                    watches ? truth().incidents(person) : null);
            rows(
                    table,
                    person,
                    plugin + "/process-definition/statistics?firstResult=0&maxResults=500",
                    "GET",
                    watches ? truth().models(person) : null);
            if (!truth().is(person, "admin")) {
                status(table, person, "/camunda/api/admin/plugin/adminPlugins/default/metrics/aggregated", 403);
            }
            for (String closed : List.of(
                    "/camunda/api/admin/setup/default/user/create",
                    "/camunda/api/engine/engine/default/identity/verify")) {
                Answer answer = browser(person).send("POST", closed, "{}");
                expect(person + " POST " + closed, "true", String.valueOf(answer.status() >= 403));
            }
            for (String list : truth().lists(person)) {
                Answer found = browser(person).get(APPLICATIONS + "/filter/" + list + "/count");
                expect(person + " list " + list, "200", String.valueOf(found.status()));
            }
            if (truth().is(person, "designer")) {
                return;
            }
            String all = engine.getFilterService()
                    .createFilterQuery()
                    .filterName("本单位待办 My units' open")
                    .singleResult()
                    .getId();
            rows(
                    table,
                    person,
                    APPLICATIONS + "/filter/" + all + "/list?maxResults=500",
                    "GET",
                    truth().ownTasks(person));
        });
        table.write("applications");
        assertThat(wrong).isEmpty();
    }

    @Test
    void everyNeedTaskAndPageOfOursOpensToWhomItConcerns() throws IOException {
        Table table = new Table();
        Set<String> reports = truth().allConductReports();
        assertThat(reports).isNotEmpty();
        forEverybody(person -> {
            Browser browser = browser(person);
            Set<String> readable = new TreeSet<>(truth().needs(person));
            readable.addAll(truth().needsOfTasks(person));
            table.put("/api/cases (search)", person, found(person), "");
            for (String number : truth().allNeeds()) {
                Answer answer = browser.get("/api/cases/" + number);
                expect(
                        person + " /api/cases/" + number,
                        readable.contains(number) ? "200" : "404",
                        String.valueOf(answer.status()));
            }
            table.put("/api/cases/{number}", person, String.valueOf(readable.size()), "");
            for (String number : truth().someNeeds()) {
                expect(
                        person + " /api/cases/" + number + "/accesses",
                        String.valueOf(truth().accesses(person, number, readable)),
                        String.valueOf(browser.get("/api/cases/" + number + "/accesses")
                                .status()));
            }
            Set<String> atTheGate = truth().gateCases(person);
            for (String number : truth().allGateCases()) {
                boolean reads = atTheGate.contains(number);
                expect(
                        person + " /api/cases/" + number,
                        reads ? "200" : "404",
                        String.valueOf(browser.get("/api/cases/" + number).status()));
                expect(
                        person + " /api/cases/" + number + "/accesses",
                        String.valueOf(truth().accessesAtTheGate(person, number)),
                        String.valueOf(browser.get("/api/cases/" + number + "/accesses")
                                .status()));
                if (!reads) {
                    expect(
                            person + " /api/cases/" + number + "/print",
                            "404",
                            String.valueOf(browser.get("/api/cases/" + number + "/print")
                                    .status()));
                    expect(
                            person + " writes /api/cases/" + number + "/colleague-notes",
                            "404",
                            String.valueOf(browser.send(
                                            "POST", "/api/cases/" + number + "/colleague-notes", "{\"text\":\"x\"}")
                                    .status()));
                }
            }
            table.put("/api/cases/{number} (gate)", person, String.valueOf(atTheGate.size()), "");
            for (String task : truth().allTasks()) {
                expect(
                        person + " /api/tasks/" + task + "/case",
                        truth().tasks(person).contains(task) && truth().hasFile(task) ? "200" : "404",
                        String.valueOf(
                                browser.get("/api/tasks/" + task + "/case").status()));
            }
            JsonNode cards = browser.get("/api/tasks/cards?ids="
                            + String.join(
                                    ",", truth().allTasks().stream().limit(100).toList()))
                    .json();
            Set<String> own = truth().tasks(person);
            Set<String> dealt = new TreeSet<>();
            cards.fieldNames().forEachRemaining(dealt::add);
            expect(
                    person + " cards",
                    truth().allTasks().stream()
                            .limit(100)
                            .filter(own::contains)
                            .sorted()
                            .toList()
                            .toString(),
                    dealt.toString());
            for (String report : reports) {
                expect(
                        person + " /api/conduct-reports/" + report,
                        truth().conductReports(person).contains(report) ? "200" : "404",
                        String.valueOf(
                                browser.get("/api/conduct-reports/" + report).status()));
            }
            table.put(
                    "/api/conduct-reports/{number}",
                    person,
                    String.valueOf(truth().conductReports(person).size()),
                    "");
            Set<String> messages = new TreeSet<>();
            browser.get("/api/messages?limit=100")
                    .json()
                    .path("messages")
                    .forEach(one -> messages.add(one.path("id").asText()));
            expect(
                    person + " /api/messages",
                    "true",
                    String.valueOf(truth().messages(person).containsAll(messages)
                            && messages.size()
                                    == Math.min(100, truth().messages(person).size())));
            table.put("/api/messages", person, String.valueOf(messages.size()), "");
            monitoring(table, person);
            boolean admin = truth().is(person, "admin");
            for (String page :
                    List.of("/casefile/", "/casefile/990101100201-2026-00001", "/casefile/A-990101-2026-0001")) {
                status(table, person, page, 200);
            }
            status(table, person, "/api/administration/retention", admin ? 200 : 403);
            status(table, person, "/api/cases/choices", 200);
            status(table, person, "/actuator/health", 200);
            status(table, person, "/actuator/env", 404);
            for (String application : List.of("tasklist", "cockpit", "admin")) {
                String wanted =
                        switch (application) {
                            case "tasklist" -> truth().is(person, "designer") ? "no" : "yes";
                            case "cockpit" -> readsAsProgram(person) ? "yes" : "no";
                            default -> admin ? "yes" : "no";
                        };
                Answer who = browser.get("/camunda/api/admin/auth/user/default");
                boolean opens = false;
                for (JsonNode one : who.json().path("authorizedApps")) {
                    opens |= one.asText().equals(application);
                }
                expect(person + " opens " + application, wanted, opens ? "yes" : "no");
                table.put("/camunda/app/" + application + "/", person, opens ? "yes" : "–", "");
            }
        });
        table.write("own");
        assertThat(wrong).isEmpty();
    }

    private void monitoring(Table table, String person) {
        Answer answer = browser(person).get("/api/monitoring/units");
        if (!truth().is(person, "manager")) {
            expect(person + " /api/monitoring/units", "403", String.valueOf(answer.status()));
            table.put("/api/monitoring/units", person, "403", "");
            return;
        }
        Set<String> units = new TreeSet<>();
        answer.json()
                .path("units")
                .forEach(one -> units.add(one.path("unit").path("code").asText()));
        expect(
                person + " /api/monitoring/units",
                truth().unitsThatLetWait(person).toString(),
                units.toString());
        for (String unit : units) {
            browser(person)
                    .get("/api/monitoring/units/" + unit)
                    .json()
                    .path("cases")
                    .forEach(one -> {
                        String number = one.path("number").asText();
                        boolean reads = truth().needs(person).contains(number)
                                || truth().gateCases(person).contains(number);
                        expect(
                                person + " /api/monitoring/units/" + unit + " " + number,
                                String.valueOf(reads),
                                String.valueOf(one.path("file").asBoolean()));
                    });
        }
        table.put("/api/monitoring/units", person, String.valueOf(units.size()), "");
    }

    /** Every page of the search over all cases. */
    private String found(String person) {
        Set<String> numbers = new TreeSet<>();
        for (int page = 0; ; page++) {
            Answer answer = browser(person).get("/api/cases?closed=any&size=50&page=" + page);
            expect(person + " /api/cases", "200", String.valueOf(answer.status()));
            answer.json()
                    .path("items")
                    .forEach(one -> numbers.add(one.path("number").asText()));
            if (!answer.json().path("hasMore").asBoolean()) {
                break;
            }
        }
        Set<String> own = new TreeSet<>(truth().needs(person));
        own.addAll(truth().gateCases(person));
        expect(person + " /api/cases", own.toString(), numbers.toString());
        return String.valueOf(numbers.size());
    }

    private void rows(Table table, String person, String path, String method, @Nullable Set<String> own) {
        Answer answer = method.equals("GET")
                ? browser(person).get(path)
                : browser(person).send(method, path, "{}");
        String what = path.replaceAll("/filter/[^/]+", "/filter/{id}").replaceAll("\\?.*", "");
        if (own == null) {
            expect(person + " " + path, "403", String.valueOf(answer.status()));
            table.put(what, person, String.valueOf(answer.status()), "");
            return;
        }
        Set<String> found = new TreeSet<>();
        if (answer.status() == 200) {
            answer.json().forEach(row -> found.add(row.path("id").asText()));
        }
        expect(person + " " + path, "200 " + new TreeSet<>(own), answer.status() + " " + found);
        table.put(what, person, String.valueOf(found.size()), "");
    }

    private void status(Table table, String person, String path, int wanted) {
        Answer answer = browser(person).get(path);
        expect(person + " " + path, String.valueOf(wanted), String.valueOf(answer.status()));
        table.put(path.replaceAll("\\?.*", ""), person, String.valueOf(answer.status()), "");
    }

    /** Compares one collection and its count; null stands for a closed door. */
    private String compare(String person, Rows rows, String under, @Nullable Set<String> own) {
        Answer list = read(person, under, rows.path() + "?maxResults=" + PAGE);
        if (own == null) {
            expect(person + " " + under + rows.path(), "403", String.valueOf(list.status()));
            return String.valueOf(list.status());
        }
        Set<String> found = new TreeSet<>();
        if (list.status() == 200) {
            list.json().forEach(row -> found.add(row.path(rows.id()).asText()));
        }
        String asked = person + " " + under + rows.path();
        expect(asked, "200", list.status() == 200 ? "200" : list.status() + " " + list.body());
        expect(asked, new TreeSet<>(own).toString(), found.toString());
        if (rows.counted()) {
            JsonNode count = read(person, under, rows.path() + "/count").json();
            expect(
                    asked + "/count",
                    String.valueOf(own.size()),
                    count.path("count").asText());
        }
        return String.valueOf(found.size());
    }

    /** Several at a time, as in an office. */
    private static void forEverybody(Consumer<String> each) {
        People.ALL.parallelStream().forEach(each);
    }

    private Answer read(String person, String under, String path) {
        return under.equals(PROGRAMS)
                ? browser(person).programGets(under + path)
                : browser(person).get(under + path);
    }

    private void expect(String asked, String wanted, String found) {
        if (!wanted.equals(found)) {
            wrong.add(asked + ": " + wanted + " was wanted, not " + found);
        }
    }

    private boolean readsAsProgram(String person) {
        return truth().is(person, "manager") || truth().is(person, "designer") || truth().is(person, "admin");
    }

    private Truth truth() {
        return Objects.requireNonNull(known);
    }

    private Browser browser(String person) {
        return browsers.computeIfAbsent(person, one -> {
            Browser browser = new Browser("http://localhost:" + port, one);
            Answer login = browser.logIn(truth().is(one, "designer") ? "cockpit" : "tasklist");
            assertThat(login.status()).as(one + " " + login.body()).isEqualTo(200);
            return browser;
        });
    }

    /** People who get the same everywhere share a line. */
    private static final class Table {

        private final Map<String, Map<String, String>> cells = new LinkedHashMap<>();

        synchronized void put(String what, String person, String shown, String seen) {
            cells.computeIfAbsent(what, key -> new LinkedHashMap<>())
                    .put(person, seen.isEmpty() || shown.equals(seen) ? shown : shown + " / " + seen);
        }

        void write(String name) throws IOException {
            StringBuilder text = new StringBuilder("| what |");
            People.ALL.forEach(person -> text.append(' ').append(person).append(" |"));
            text.append("\n| --- |").append(" ---: |".repeat(People.ALL.size())).append('\n');
            cells.forEach((what, byPerson) -> {
                text.append("| `").append(what).append("` |");
                People.ALL.forEach(person -> text.append(' ')
                        .append(byPerson.getOrDefault(person, ""))
                        .append(" |"));
                text.append('\n');
            });
            Path file = Path.of("target", "who-sees-what-" + name + ".md");
            Files.createDirectories(file.getParent());
            Files.writeString(file, text.toString());
        }
    }
}
