package org.needsline.conduct.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.camunda.bpm.engine.runtime.ProcessInstanceQuery;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.needsline.conduct.ConductDesk;
import org.needsline.conduct.ConductReport;
import org.needsline.conduct.ConductReports;
import org.needsline.conduct.NewConduct;
import org.needsline.engine.EngineClock;
import org.needsline.notification.Notifications;
import org.needsline.support.EngineTables;
import org.needsline.support.SystemTest;
import org.needsline.wording.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@SystemTest
class ConductReportTest {

    private static final String ACCOUNT = "村支书收取修路款不给收据";
    private static final String CONCERNED = "李某某支书";
    private static final String NAME = "王秘密";
    private static final String PHONE = "13912345678";
    private static final String EMAIL = "wang.secret@example.org";
    private static final String ANSWER = "线索已移交核查组";
    private static final List<String> SECRETS = List.of(ACCOUNT, CONCERNED, NAME, PHONE, EMAIL, ANSWER);

    @Autowired
    ConductReports reports;

    @Autowired
    ConductDesk desk;

    @Autowired
    Notifications notifications;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    FormService forms;

    @Autowired
    HistoryService history;

    @Autowired
    ManagementService management;

    @Autowired
    IdentityService identity;

    @Autowired
    RepositoryService repository;

    @Autowired
    AuthorizationService authorizations;

    @Autowired
    JdbcClient client;

    @Autowired
    DataSource database;

    @Autowired
    Clock clock;

    @BeforeEach
    void staff() {
        // A Monday morning in Shanghai; the five working days after it have no holiday among them.
        ((EngineClock) clock).moveTo(Instant.parse("2026-06-01T01:00:00Z"));
        // The coverage listener of the tests reads the definition in the name of whoever acts.
        Authorization reading = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
        reading.setResource(Resources.PROCESS_DEFINITION);
        reading.setResourceId(ConductProcess.KEY);
        reading.addPermission(Permissions.READ);
        authorizations.saveAuthorization(reading);
        for (String[] unit :
                new String[][] {{"990177", "DISTRICT"}, {"990177100201", "VILLAGE"}, {"990177100201001", "GRID"}}) {
            client.sql("insert into unit (code, unit_level, name, name_en) values (?, ?, ?, ?)")
                    .params(unit[0], unit[1], unit[0], unit[0])
                    .update();
        }
        for (String[] person : new String[][] {
            {"grid.one", "grid-worker", "990177100201001"},
            {"clerk.one", "clerk", "990177100201"},
            {"discipline.one", "discipline", "990177"}
        }) {
            client.sql("insert into staff (user_id, name) values (?, ?)")
                    .params(person[0], person[0])
                    .update();
            client.sql("insert into staff_role (user_id, role_id, unit_code) values (?, ?, ?)")
                    .params(person[0], person[1], person[2])
                    .update();
        }
    }

    @AfterEach
    void clear() {
        identity.clearAuthentication();
        authorizations
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GLOBAL)
                .resourceId(ConductProcess.KEY)
                .list()
                .forEach(reading -> authorizations.deleteAuthorization(reading.getId()));
        runtime.createProcessInstanceQuery()
                .processDefinitionKey(ConductProcess.KEY)
                .list()
                .forEach(one -> runtime.deleteProcessInstance(one.getId(), "test"));
        history.createHistoricProcessInstanceQuery()
                .processDefinitionKey(ConductProcess.KEY)
                .list()
                .forEach(one -> history.deleteHistoricProcessInstance(one.getId()));
        for (String mine : List.of(
                "conduct_reading where number like 'CR-990177%'",
                "conduct_report where district = '990177'",
                "conduct_number where district = '990177'",
                "in_app_message where case_number like 'CR-990177%'",
                "deadline where case_number like 'CR-990177%'",
                "staff_role where unit_code like '990177%'",
                "staff where user_id in ('grid.one', 'clerk.one', 'discipline.one')",
                "unit where code like '990177%'")) {
            client.sql("delete from " + mine).update();
        }
        ((EngineClock) clock).reset();
    }

    @Test
    void anAcceptedReportEndsAcceptedAndLeavesNothingInTheEngine() {
        String number = submitted(filled(Map.of()));
        assertThat(number).isEqualTo("CR-990177-2026-0001");

        Task task = openTasks().singleResult();
        assertThat(task.getTaskDefinitionKey()).isEqualTo("UserTask_ReceiveConduct");
        assertThat(tasks.getIdentityLinksForTask(task.getId()))
                .extracting(IdentityLink::getGroupId)
                .containsExactly("discipline.990177");
        assertThat(task.getDueDate()).isEqualTo(Date.from(Instant.parse("2026-06-08T09:30:00Z")));
        assertThat(runtime.getVariables(task.getProcessInstanceId()))
                .containsOnlyKeys(ConductProcess.NUMBER, ConductProcess.DISTRICT);

        completed(task, "accept");

        assertEndedAt(number, "EndEvent_ConductAccepted", "EndEvent_ConductDeclined", "EndEvent_DisciplineReminded");
        ConductReport report = reports.read(number, "discipline.one");
        assertThat(report.status()).isEqualTo(ConductReport.Status.ACCEPTED);
        assertThat(report.account()).isEqualTo(ACCOUNT);
        assertThat(report.village()).isEqualTo("990177100201");
        assertThat(report.reporterPhone()).isEqualTo(PHONE);
        assertThat(report.registeredBy()).isEqualTo("grid.one");
        assertThat(report.answer()).isEqualTo(ANSWER);
        assertThat(report.decidedBy()).isEqualTo("discipline.one");
        assertNothingInTheEngine(number);
    }

    @Test
    void aDeclinedReportEndsDeclined() {
        String number = submitted(filled(Map.of()));
        completed(openTasks().singleResult(), "decline");
        assertEndedAt(number, "EndEvent_ConductDeclined", "EndEvent_ConductAccepted", "EndEvent_DisciplineReminded");
        assertThat(reports.read(number, "discipline.one").status()).isEqualTo(ConductReport.Status.DECLINED);
        assertNothingInTheEngine(number);
    }

    @Test
    void theDisciplineOfficeIsRemindedJustAfterTheDeadlineAndTheReportStaysWithIt() {
        String number = submitted(filled(Map.of()));
        Job timer = timers().singleResult();
        Instant due = Instant.parse("2026-06-08T09:30:00Z");
        assertThat(timer.getDuedate()).isEqualTo(Date.from(due));

        ((EngineClock) clock).moveTo(due.minusSeconds(1));
        assertThat(timers().executable().count()).isZero();
        ((EngineClock) clock).moveTo(due.plusSeconds(1));
        assertThat(timers().executable().count()).isEqualTo(1);
        int before = notifications.inboxOf("discipline.one", 10).unread();
        management.executeJob(timer.getId());

        assertThat(notifications.inboxOf("discipline.one", 10).unread()).isEqualTo(before + 1);
        assertThat(notifications.inboxOf("clerk.one", 10).messages()).isEmpty();
        assertThat(timers().count()).as("reminded once").isZero();
        completed(openTasks().singleResult(), "accept");
        assertThat(endsOf(number)).containsExactlyInAnyOrder("EndEvent_DisciplineReminded", "EndEvent_ConductAccepted");
        assertNothingInTheEngine(number);
    }

    @Test
    void theStarterLearnsTheNumberAndTheVillageNothing() {
        String number = submitted(filled(Map.of()));
        assertThat(notifications.inboxOf("grid.one", 10).messages())
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.title().zh()).contains(number);
                    for (String secret : SECRETS) {
                        assertThat(message.toString()).doesNotContain(secret);
                    }
                });
        assertThat(notifications.inboxOf("discipline.one", 10).unread()).isEqualTo(1);
        assertThat(notifications.inboxOf("clerk.one", 10).messages()).isEmpty();
        for (String person : List.of("grid.one", "clerk.one", "nobody")) {
            assertThatThrownBy(() -> reports.read(number, person))
                    .isInstanceOfSatisfying(
                            Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
        }
        reports.read(number, "discipline.one");
        assertThat(client.sql("select read_by from conduct_reading where number like 'CR-990177%'")
                        .query(String.class)
                        .list())
                .containsExactly("discipline.one");
        String task = openTasks().singleResult().getId();
        identity.setAuthentication("discipline.one", List.of("discipline.990177"));
        assertThat(desk.numberBehind(task)).contains(number);
        identity.setAuthentication("clerk.one", List.of("clerk.990177100201", "clerk"));
        assertThat(desk.numberBehind(task)).isEmpty();
        assertThat(openTasks().unlimitedList()).isEmpty();
        assertThat(history.createHistoricProcessInstanceQuery().unlimitedList()).isEmpty();
        identity.clearAuthentication();
    }

    @Test
    void anAnonymousReportKeepsNoContactEvenWhenTheFormStillHeldOne() {
        String number = submitted(filled(Map.of("privateAnonymous", true)));
        ConductReport report = reports.read(number, "discipline.one");
        assertThat(report.reporterName()).isNull();
        assertThat(report.reporterPhone()).isNull();
        assertThat(report.reporterEmail()).isNull();
    }

    @Test
    void aReportOfAnotherChannelTakesTheSamePath() {
        identity.setAuthentication("grid.one", List.of("grid-worker.990177100201001"));
        String number = reports.report(
                new NewConduct("990177", "990177100201", "web", ACCOUNT, null, NAME, PHONE, EMAIL, "grid.one"));
        identity.clearAuthentication();
        assertThat(running().processInstanceBusinessKey(number).count()).isEqualTo(1);
        completed(openTasks().singleResult(), "accept");
        assertThat(endsOf(number)).containsExactly("EndEvent_ConductAccepted");
        assertThat(client.sql("select count(*) from conduct_report where district = '990177'")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertNothingInTheEngine(number);
    }

    @Test
    void whatIsMissingOrWrongIsRefusedAndNothingIsKept() {
        for (Map<String, Object> wrong : List.<Map<String, Object>>of(
                Map.of("privateDescription", " "),
                Map.of("privateDescription", "x".repeat(2001)),
                Map.of("privateChannel", "pigeon"),
                Map.of("privateReporterPhone", "none"),
                Map.of("privateReporterEmail", "none"),
                Map.of("privateReporterName", "n".repeat(61)))) {
            assertThatThrownBy(() -> submitted(filled(wrong)))
                    .as(String.valueOf(wrong.keySet()))
                    .satisfies(ConductReportTest::isRefusal);
        }
        assertThat(client.sql("select count(*) from conduct_report where district = '990177'")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(running().count()).isZero();

        String number = submitted(filled(Map.of()));
        assertThat(number).as("no gap").isEqualTo("CR-990177-2026-0001");
        Task task = openTasks().singleResult();
        assertThatThrownBy(() -> tasks.complete(task.getId(), Map.of("decision", "perhaps", "privateAnswer", ANSWER)))
                .satisfies(ConductReportTest::isRefusal);
        assertThatThrownBy(() -> tasks.complete(task.getId(), Map.of("decision", "accept")))
                .satisfies(ConductReportTest::isRefusal);
        assertThat(openTasks().count()).isEqualTo(1);
        assertThatThrownBy(() -> reports.decided("CR-990177-2026-9999", true, ANSWER, "x"))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void reportsRegisteredAtOnceGetNumbersWithoutGapsOrDoubles() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Callable<String> report =
                    () -> reports.report(new NewConduct("990177", null, "web", ACCOUNT, null, null, null, null, "web"));
            List<String> numbers = threads.invokeAll(Collections.nCopies(12, report)).stream()
                    .map(ConductReportTest::got)
                    .sorted()
                    .toList();
            assertThat(numbers).doesNotHaveDuplicates().hasSize(12);
            assertThat(numbers.get(0)).endsWith("-0001");
            assertThat(numbers.get(11)).endsWith("-0012");
        } finally {
            threads.shutdown();
        }
    }

    private TaskQuery openTasks() {
        return tasks.createTaskQuery().processDefinitionKey(ConductProcess.KEY);
    }

    private ProcessInstanceQuery running() {
        return runtime.createProcessInstanceQuery().processDefinitionKey(ConductProcess.KEY);
    }

    private JobQuery timers() {
        return management
                .createJobQuery()
                .processDefinitionKey(ConductProcess.KEY)
                .timers();
    }

    private static void isRefusal(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        assertThat(cause).isInstanceOf(Refusal.class);
    }

    private static String got(Future<String> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, Object> filled(Map<String, Object> otherwise) {
        Map<String, Object> form = new HashMap<>(Map.of(
                "privateDescription", ACCOUNT,
                "privateConcerned", CONCERNED,
                "privateChannel", "visit",
                "privateAnonymous", false,
                "privateReporterName", NAME,
                "privateReporterPhone", PHONE,
                "privateReporterEmail", EMAIL));
        form.putAll(otherwise);
        return form;
    }

    /** As Tasklist does it for a person whose unit may start this process. */
    private String submitted(Map<String, Object> form) {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(ConductProcess.KEY)
                .latestVersion()
                .singleResult()
                .getId();
        List<Authorization> rights = startRights();
        identity.setAuthentication("grid.one", List.of("grid-worker.990177100201001", "grid-worker"));
        try {
            return forms.submitStartForm(definition, form).getBusinessKey();
        } finally {
            identity.clearAuthentication();
            rights.forEach(right -> authorizations.deleteAuthorization(right.getId()));
        }
    }

    private List<Authorization> startRights() {
        return List.of(
                granted(Resources.PROCESS_DEFINITION, ConductProcess.KEY, Permissions.CREATE_INSTANCE),
                granted(Resources.PROCESS_INSTANCE, Authorization.ANY, Permissions.CREATE));
    }

    private Authorization granted(Resources resource, String id, Permissions permission) {
        Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setUserId("grid.one");
        grant.setResource(resource);
        grant.setResourceId(id);
        grant.addPermission(permission);
        return authorizations.saveAuthorization(grant);
    }

    private void completed(Task task, String decision) {
        identity.setAuthentication("discipline.one", List.of("discipline.990177"));
        try {
            forms.submitTaskForm(task.getId(), Map.of("decision", decision, "privateAnswer", ANSWER));
        } finally {
            identity.clearAuthentication();
        }
    }

    private void assertEndedAt(String number, String end, String... notEnds) {
        assertThat(endsOf(number)).containsExactly(end).doesNotContain(notEnds);
        assertThat(running().count()).isZero();
        assertThat(management
                        .createJobQuery()
                        .processDefinitionKey(ConductProcess.KEY)
                        .count())
                .isZero();
    }

    private List<String> endsOf(String number) {
        String instance = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .singleResult()
                .getId();
        return history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance)
                .activityType("noneEndEvent")
                .list()
                .stream()
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    private void assertNothingInTheEngine(String number) {
        EngineTables tables = EngineTables.of(database);
        assertThat(tables.contain(number)).as("the dump sees what is there").isTrue();
        for (String secret : SECRETS) {
            assertThat(tables.placesOf(secret)).as(secret).isEmpty();
        }
    }
}
