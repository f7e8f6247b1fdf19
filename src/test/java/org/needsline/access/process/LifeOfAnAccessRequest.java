package org.needsline.access.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.json.SpinJsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.needsline.access.AccessActs;
import org.needsline.access.AccessFiling;
import org.needsline.access.AccessLedger;
import org.needsline.access.AccessRequest;
import org.needsline.access.AccessStatus;
import org.needsline.calendar.Calendars;
import org.needsline.engine.EngineClock;
import org.needsline.support.SystemTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** One access request of the sample district, link by link, as its offices and communities handle it. The clock stands still unless a test moves it. */
@SystemTest
@TestPropertySource(properties = "needsline.sample-data=true")
abstract class LifeOfAnAccessRequest {

    static final Instant MONDAY = Instant.parse("2026-03-02T01:00:00Z");
    static final String DISTRICT = "990101";
    static final String DEPARTMENT = "990101-transport";
    static final String LIUSHU = "990101100201";
    static final String SHIQIAO = "990101100202";
    static final String XINTANG = "990101100203";
    static final List<String> THREE = List.of(LIUSHU, SHIQIAO, XINTANG);

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    FormService forms;

    @Autowired
    HistoryService history;

    @Autowired
    RepositoryService repository;

    @Autowired
    IdentityService identity;

    @Autowired
    ManagementService management;

    @Autowired
    AccessFiling filing;

    @Autowired
    AccessActs acts;

    @Autowired
    AccessLedger ledger;

    @Autowired
    Calendars calendars;

    @Autowired
    Clock clock;

    @Autowired
    JdbcClient jdbc;

    String number = "";
    String instanceId = "";

    @BeforeEach
    void theClockStands() {
        moveTo(MONDAY);
    }

    @AfterEach
    void theClockRuns() {
        identity.clearAuthentication();
        ((EngineClock) clock).reset();
    }

    void moveTo(Instant moment) {
        ((EngineClock) clock).moveTo(moment);
    }

    // ---- the department

    void opened(Object... fields) {
        Map<String, Object> form = new HashMap<>(Map.of("privateItem", "农村公路日常巡查协助"));
        form.putAll(fields(fields));
        start(AffairsAccess.KEY, "officer.transport", form);
    }

    void start(String process, String userId, Map<String, Object> form) {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
        ProcessInstance instance = as(userId, () -> forms.submitStartForm(definition, form));
        instanceId = instance.getId();
        number = String.valueOf(history.createHistoricProcessInstanceQuery()
                .processInstanceId(instanceId)
                .singleResult()
                .getBusinessKey());
    }

    Map<String, Object> application(Object... changes) {
        Map<String, Object> form = new HashMap<>();
        form.put("kind", "task");
        form.put("privateLegalBasis", "《农村公路养护管理办法》第十二条");
        form.put("privateReason", "社区最熟悉路况，巡查需要就近");
        form.put("targets", THREE);
        form.put("startsOn", "2026-06-01");
        form.put("endsOn", "2028-05-31");
        form.put("workload", 24);
        form.put("money", 4800);
        form.put("staff", 0);
        form.put("privatePowers", "劝阻权");
        form.putAll(fields(changes));
        return form;
    }

    static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> form = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return form;
    }

    void filed(Object... changes) {
        opened();
        complete("UserTask_FileAccessRequest", "officer.transport", application(changes));
    }

    void filedAsEmergency() {
        filed("emergency", true, "responseNumber", "示应急〔2026〕3号", "startsOn", "2026-03-03", "endsOn", "2026-09-30");
    }

    // ---- the links

    void accepted() {
        filed();
        complete("UserTask_CheckApplication", "access-office.district", fields("checkOutcome", "complete"));
        runsJobs();
    }

    void lawful() {
        complete("UserTask_ReviewLegalBasis", "justice.district", fields("legalOpinion", "lawful"));
        runsJobs();
    }

    void funded() {
        complete("UserTask_ReviewFunding", "finance.district", fields("fundingOpinion", "sufficient"));
        runsJobs();
    }

    void answers(String secretary, String stance, Object... more) {
        Map<String, Object> form = fields(more);
        form.put("stance", stance);
        form.putIfAbsent("burden", "2");
        complete("UserTask_ConsultCommunity", secretary, form);
        runsJobs();
    }

    void consulted() {
        answers("secretary.201", "support");
        answers("secretary.202", "conditions", "privateWords", "经费要先到", "burden", "4");
        answers("secretary.203", "support");
    }

    void reviewed() {
        accepted();
        madeGood();
    }

    void madeGood() {
        lawful();
        consulted();
        funded();
    }

    void jointlyReviewed() {
        complete("UserTask_HoldJointReview", "access-office.district", fields("recommendation", "admit"));
    }

    void toBeDecided() {
        reviewed();
        jointlyReviewed();
    }

    void decided(String decision, Object... more) {
        Map<String, Object> form = fields(more);
        form.put("decision", decision);
        complete("UserTask_DecideAccess", "leading-group.district", form);
        runsJobs();
    }

    void posted() {
        toBeDecided();
        decided("admit");
        complete("UserTask_PostAccess", "access-office.district", fields("privatePlaces", "各社区公示栏"));
    }

    void toBeSigned() {
        posted();
        fires("CatchEvent_AccessPostingOver");
    }

    void signed(Object... more) {
        Map<String, Object> form = fields(more);
        form.put("privateAgreement", "示交运协〔2026〕7号");
        complete("UserTask_SignAgreement", "officer.transport", form);
    }

    void running() {
        toBeSigned();
        signed();
    }

    void received(String secretary) {
        complete("UserTask_ConfirmReceipt", secretary, fields("paid", 4800));
        runsJobs();
    }

    void evaluating() {
        running();
        fires("BoundaryEvent_EvaluationDue");
        runsJobs();
    }

    void rates(String secretary, String wish) {
        complete("UserTask_RateAccess", secretary, fields("promiseKept", "4", "burden", "3", "wish", wish));
        runsJobs();
    }

    void concluded(String outcome) {
        complete(
                "UserTask_EvaluateAccess",
                "access-office.district",
                fields("evaluationOutcome", outcome, "privateNote", "评估结论如上"));
        runsJobs();
    }

    // ---- people, tasks, timers

    <T> T as(String userId, Supplier<T> step) {
        identity.setAuthentication(
                userId,
                identity.createGroupQuery().groupMember(userId).list().stream()
                        .map(group -> group.getId())
                        .toList());
        try {
            return step.get();
        } finally {
            identity.clearAuthentication();
        }
    }

    List<String> openTasks() {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).list().stream()
                .map(Task::getTaskDefinitionKey)
                .sorted()
                .toList();
    }

    /** Sees exactly one such task in the list, and sends its form. */
    void complete(String key, String userId, Map<String, Object> fields) {
        Task open = taskOf(key, userId);
        Map<String, Object> form = new HashMap<>(fields);
        form.computeIfPresent(
                "targets", (name, codes) -> codes instanceof List<?> list ? org.camunda.spin.Spin.JSON(list) : codes);
        form.computeIfPresent(
                "targetTowns",
                (name, codes) -> codes instanceof List<?> list ? org.camunda.spin.Spin.JSON(list) : codes);
        as(userId, () -> {
            forms.submitTaskForm(open.getId(), form);
            return null;
        });
    }

    Task taskOf(String key, String userId) {
        List<Task> seen = as(userId, () -> tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(key)
                .listPage(0, 10));
        assertThat(seen).as("%s sees %s; open are %s", userId, key, openTasks()).hasSize(1);
        return seen.get(0);
    }

    Job timer(String activityId) {
        List<Job> jobs = management
                .createJobQuery()
                .processInstanceId(instanceId)
                .activityId(activityId)
                .list();
        assertThat(jobs).as("jobs of %s", activityId).hasSize(1);
        return jobs.get(0);
    }

    /** Not a second too early, and when its time has come. */
    void fires(String activityId) {
        Job timer = timer(activityId);
        Instant due = timer.getDuedate().toInstant();
        moveTo(due.minusSeconds(1));
        assertThat(management.createJobQuery().jobId(timer.getId()).executable().count())
                .as("%s one second before it is due", activityId)
                .isZero();
        moveTo(due.plusSeconds(1));
        assertThat(management.createJobQuery().jobId(timer.getId()).executable().count())
                .as("%s when it is due", activityId)
                .isOne();
        management.executeJob(timer.getId());
        runsJobs();
    }

    /** As {@link #fires}, and its time is so many working days from now. */
    void firesAfter(int workdays, String activityId) {
        assertThat(timer(activityId).getDuedate()).as(activityId).isEqualTo(in(workdays));
        fires(activityId);
    }

    Date in(int workdays) {
        return Date.from(
                calendars.current().plusWorkdays(clock.instant(), workdays).instant());
    }

    /** What the case does by itself. */
    void runsJobs() {
        for (int round = 0; round < 50; round++) {
            List<Job> jobs = management
                    .createJobQuery()
                    .processInstanceId(instanceId)
                    .messages()
                    .list();
            if (jobs.isEmpty()) {
                return;
            }
            management.executeJob(jobs.get(0).getId());
        }
        throw new AssertionError("The case goes on and on by itself");
    }

    LocalDate workday(int workdays) {
        return calendars.current().dateOf(in(workdays).toInstant());
    }

    AccessRequest request() {
        return filing.view(number);
    }

    SpinJsonNode card() {
        return (SpinJsonNode) runtime.getVariable(instanceId, AffairsAccess.ACCESS);
    }

    // ---- what came of it

    void endedAt(String endEvent) {
        runsJobs();
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceId(instanceId)
                        .count())
                .as("open tasks %s", openTasks())
                .isZero();
        assertThat(passed().stream()
                        .filter(id -> List.of(
                                        "EndEvent_AccessExpired",
                                        "EndEvent_AccessExited",
                                        "EndEvent_AccessRefused",
                                        "EndEvent_AccessLapsed",
                                        "EndEvent_AccessWithdrawn")
                                .contains(id))
                        .toList())
                .containsExactly(endEvent);
        assertThat(request().status()).isEqualTo(AccessStatus.CLOSED);
    }

    List<String> passed() {
        List<HistoricActivityInstance> all = new ArrayList<>(history.createHistoricActivityInstanceQuery()
                .processInstanceId(instanceId)
                .finished()
                .orderPartiallyByOccurrence()
                .asc()
                .list());
        return all.stream().map(HistoricActivityInstance::getActivityId).toList();
    }

    void passedInOrder(String... activities) {
        assertThat(passed().stream()
                        .filter(Arrays.asList(activities)::contains)
                        .distinct()
                        .toList())
                .containsExactly(activities);
    }

    void notPassed(String... activities) {
        assertThat(passed()).doesNotContain(activities);
    }

    List<String> timeline() {
        return jdbc.sql("select event from access_event where number = ? order by id")
                .param(number)
                .query(String.class)
                .list();
    }

    /** What the timeline says the clock did. */
    List<String> byTheClock() {
        return jdbc.sql("select event from access_event where number = ? and done_by = 'clock' order by id")
                .param(number)
                .query(String.class)
                .list();
    }

    /** Titles of what was told to a person about this case. */
    List<String> toldTo(String userId) {
        return jdbc.sql("select title_zh from in_app_message where user_id = ? and case_number = ? order by id")
                .params(userId, number)
                .query(String.class)
                .list();
    }
}
