package org.needsline.need.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.needsline.meeting.ScreeningOutcome;
import org.needsline.meeting.ScreeningResults;
import org.needsline.need.Actor;
import org.needsline.need.NeedService;
import org.needsline.need.NeedView;
import org.needsline.need.Objection;
import org.needsline.need.Rating;
import org.needsline.need.ResidentActs;
import org.needsline.need.Status;
import org.needsline.support.CaseLife;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One need of the sample district. */
abstract class LifeOfANeed extends CaseLife {

    static final String VILLAGE = "990101100201";
    static final String TOWN = "990101100";
    static final String TEAM = VILLAGE + "-volunteers";

    @Autowired
    NeedService needs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ResidentActs resident;

    @Autowired
    ScreeningResults meeting;

    private int reports;

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
        start(NeedLifecycle.KEY, "grid-worker.201-1", form);
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

    Task task(String key) {
        List<Task> open = tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(key)
                .unlimitedList();
        assertThat(open).as("open tasks %s; open are %s", key, openTasks()).isNotEmpty();
        return open.get(0);
    }

    /** The person sees the task in the list, and sends its form. */
    void complete(String key, String userId, Object... fields) {
        Task open = task(key);
        assertThat(as(userId, () -> tasks.createTaskQuery().taskId(open.getId()).count()))
                .as("%s sees %s", userId, key)
                .isOne();
        submit(open, userId, fields(fields));
    }

    /** Runs what the case does by itself: scoring and closing. */
    void closes() {
        for (Job job : management
                .createJobQuery()
                .processInstanceId(runningInstance())
                .messages()
                .list()) {
            management.executeJob(job.getId());
        }
    }

    /** A need that was taken up again goes on in another instance under its number. */
    @Override
    protected String runningInstance() {
        return runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .processDefinitionKey(NeedLifecycle.KEY)
                .singleResult()
                .getId();
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
