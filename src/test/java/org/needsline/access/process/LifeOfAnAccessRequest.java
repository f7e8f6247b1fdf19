package org.needsline.access.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.json.SpinJsonNode;
import org.needsline.access.AccessActs;
import org.needsline.access.AccessFiling;
import org.needsline.access.AccessLedger;
import org.needsline.access.AccessRequest;
import org.needsline.access.AccessStatus;
import org.needsline.support.CaseLife;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One access request of the sample district, link by link, as its offices and communities handle it. */
abstract class LifeOfAnAccessRequest extends CaseLife {

    static final String DISTRICT = "990101";
    static final String DEPARTMENT = "990101-transport";
    static final String LIUSHU = "990101100201";
    static final String SHIQIAO = "990101100202";
    static final String XINTANG = "990101100203";
    static final List<String> THREE = List.of(LIUSHU, SHIQIAO, XINTANG);

    @Autowired
    AccessFiling filing;

    @Autowired
    AccessActs acts;

    @Autowired
    AccessLedger ledger;

    @Autowired
    JdbcClient jdbc;

    // ---- the department

    void opened(Object... fields) {
        Map<String, Object> form = new HashMap<>(Map.of("privateItem", "农村公路日常巡查协助"));
        form.putAll(fields(fields));
        start(AffairsAccess.KEY, "officer.transport", form);
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

    /** Sees exactly one such task in the list, and sends its form. */
    void complete(String key, String userId, Map<String, Object> fields) {
        Task open = taskOf(key, userId);
        Map<String, Object> form = new HashMap<>(fields);
        form.computeIfPresent(
                "targets", (name, codes) -> codes instanceof List<?> list ? org.camunda.spin.Spin.JSON(list) : codes);
        form.computeIfPresent(
                "targetTowns",
                (name, codes) -> codes instanceof List<?> list ? org.camunda.spin.Spin.JSON(list) : codes);
        submit(open, userId, form);
    }

    Task taskOf(String key, String userId) {
        List<Task> seen = as(userId, () -> tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(key)
                .listPage(0, 10));
        assertThat(seen).as("%s sees %s; open are %s", userId, key, openTasks()).hasSize(1);
        return seen.get(0);
    }

    /** Its time comes, and what it sets going runs. */
    @Override
    protected void fires(String activityId) {
        super.fires(activityId);
        runsJobs();
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
