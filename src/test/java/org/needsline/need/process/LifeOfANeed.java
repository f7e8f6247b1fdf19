package org.needsline.need.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.needsline.calendar.Calendars;
import org.needsline.engine.EngineClock;
import org.needsline.meeting.ScreeningOutcome;
import org.needsline.meeting.ScreeningResults;
import org.needsline.need.Actor;
import org.needsline.need.NeedService;
import org.needsline.need.NeedView;
import org.needsline.need.Objection;
import org.needsline.need.Rating;
import org.needsline.need.ResidentActs;
import org.needsline.need.Status;
import org.needsline.support.SystemTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** One need of the sample district, step by step, as its people handle it. The clock stands still unless a test moves it. */
@SystemTest
@TestPropertySource(properties = "needsline.sample-data=true")
abstract class LifeOfANeed {

    static final Instant MONDAY = Instant.parse("2026-03-02T01:00:00Z");
    static final String VILLAGE = "990101100201";
    static final String TOWN = "990101100";
    static final String TEAM = VILLAGE + "-volunteers";

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
    NeedService needs;

    @Autowired
    ResidentActs resident;

    @Autowired
    ScreeningResults meeting;

    @Autowired
    Calendars calendars;

    @Autowired
    java.time.Clock clock;

    String number = "";
    String instanceId = "";
    private int reports;

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

    // ---- the resident and the grid worker

    Map<String, Object> report() {
        Map<String, Object> form = new HashMap<>();
        form.put("kind", "life");
        form.put("category", "lighting");
        form.put("scope", "common");
        form.put("households", 40);
        form.put("hardship", false);
        form.put("leftBehind", "none");
        form.put("danger", false);
        form.put("aboutOfficial", false);
        form.put("channel", "visit");
        form.put("grid", VILLAGE + "001");
        form.put("privateDescription", "村口到小学的路灯坏了三盏，孩子晚上放学看不清路 " + getClass().getSimpleName() + (++reports));
        form.put("privatePlace", "村口至小学");
        form.put("privateReporterName", "周春梅");
        form.put("privateReporterPhone", "13912345678");
        form.put("consentToName", true);
        return form;
    }

    void reported(Map<String, Object> form) {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(NeedLifecycle.KEY)
                .latestVersion()
                .singleResult()
                .getId();
        ProcessInstance instance = as("grid-worker.201-1", () -> forms.submitStartForm(definition, form));
        instanceId = instance.getId();
        HistoricProcessInstance started = history.createHistoricProcessInstanceQuery()
                .processInstanceId(instanceId)
                .singleResult();
        number = started.getBusinessKey() == null ? "" : started.getBusinessKey();
    }

    void reported() {
        reported(report());
    }

    void urgentReported() {
        Map<String, Object> form = report();
        form.put("danger", true);
        reported(form);
    }

    // ---- steps of the happy path

    void triaged() {
        complete(
                "UserTask_TriageNeed",
                "clerk.201",
                "triageOutcome",
                "screen",
                "title",
                "修复村口至小学的路灯",
                "place",
                "村口至小学路段");
    }

    void screened(ScreeningOutcome outcome, @Nullable String reason) {
        assertThat(meeting.screened(number, outcome, reason, "M-" + VILLAGE + "-2026-01", "31:2:1"))
                .isTrue();
    }

    void accepted() {
        screened(ScreeningOutcome.ACCEPTED, null);
    }

    void postingOver() {
        fires("CatchEvent_PostingOver");
    }

    void upForClaiming() {
        reported();
        triaged();
        accepted();
        postingOver();
    }

    void claimedByTeam() {
        claim("team.201", TEAM, 10);
    }

    void claim(String person, String unit, int workdays) {
        claim(person, unit, workday(workdays));
    }

    void claim(String person, String unit, LocalDate promisedOn) {
        complete(
                "UserTask_ClaimNeed",
                person,
                "claimOutcome",
                "claim",
                "claimUnit",
                unit,
                "promisedOn",
                promisedOn.toString(),
                "privatePlan",
                "更换三盏路灯",
                "privatePersonInCharge",
                "陈志强");
    }

    void beingDelivered() {
        upForClaiming();
        claimedByTeam();
    }

    void delivered() {
        complete("UserTask_DeliverNeed", "team.201", "deliveryOutcome", "delivered", "privateResult", "三盏路灯已更换");
    }

    void verified() {
        complete("UserTask_VerifyDelivery", "clerk.100", "verifyOutcome", "done");
    }

    void toBeRated() {
        beingDelivered();
        delivered();
        verified();
    }

    void rated(Rating rating) {
        resident.rates(number, rating, "谢谢", Actor.resident());
    }

    void objected() {
        resident.objects(number, new Objection("这段路灯去年才修过", "邻居", "13800000000", false), Actor.resident());
    }

    // ---- people, tasks, timers

    <T> T as(String userId, java.util.function.Supplier<T> step) {
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

    Task task(String key) {
        List<Task> open = tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(key)
                .unlimitedList();
        assertThat(open).as("open tasks %s; open are %s", key, openTasks()).isNotEmpty();
        return open.get(0);
    }

    List<String> openTasks() {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).unlimitedList().stream()
                .map(Task::getTaskDefinitionKey)
                .toList();
    }

    /** The person sees the task in the list, and sends its form. */
    void complete(String key, String userId, Object... fields) {
        Task open = task(key);
        assertThat(as(userId, () -> tasks.createTaskQuery().taskId(open.getId()).count()))
                .as("%s sees %s", userId, key)
                .isOne();
        Map<String, Object> form = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            form.put((String) fields[i], fields[i + 1]);
        }
        as(userId, () -> {
            forms.submitTaskForm(open.getId(), form);
            return null;
        });
    }

    Job timer(String activityId) {
        List<Job> jobs = management
                .createJobQuery()
                .processInstanceId(running())
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
    }

    /** As {@link #fires}, and its time is that of the rule: so many working days from now. */
    void firesAfter(int workdays, String activityId) {
        assertThat(timer(activityId).getDuedate())
                .isEqualTo(Date.from(calendars
                        .current()
                        .plusWorkdays(clock.instant(), workdays)
                        .instant()));
        fires(activityId);
    }

    /** Runs what the case does by itself: scoring and closing. */
    void closes() {
        for (Job job : management
                .createJobQuery()
                .processInstanceId(running())
                .messages()
                .list()) {
            management.executeJob(job.getId());
        }
    }

    String running() {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .processDefinitionKey(NeedLifecycle.KEY)
                .singleResult()
                .getId();
    }

    LocalDate workday(int workdays) {
        return calendars
                .current()
                .dateOf(calendars
                        .current()
                        .plusWorkdays(clock.instant(), workdays)
                        .instant());
    }

    NeedView need() {
        return needs.view(number);
    }

    // ---- what came of it

    void endedAt(String endEvent) {
        closes();
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceId(instanceId)
                        .count())
                .isZero();
        assertThat(passed()).contains(endEvent);
        assertThat(passed().stream()
                        .filter(id -> id.startsWith("EndEvent_Need"))
                        .toList())
                .containsExactly(endEvent);
        assertThat(need().status()).isEqualTo(Status.CLOSED);
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
        List<String> all = passed();
        assertThat(all.stream()
                        .filter(Arrays.asList(activities)::contains)
                        .distinct()
                        .toList())
                .containsExactly(activities);
    }

    void notPassed(String... activities) {
        assertThat(passed()).doesNotContain(activities);
    }

    List<String> timeline() {
        return needs.timelineOf(number).stream()
                .map(entry -> entry.event().code())
                .toList();
    }

    /** What the timeline says the clock did. */
    List<String> byTheClock() {
        return needs.timelineOf(number).stream()
                .filter(entry -> entry.by().isClock())
                .map(entry -> entry.event().code())
                .toList();
    }
}
