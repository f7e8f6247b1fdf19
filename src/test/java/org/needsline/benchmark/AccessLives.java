package org.needsline.benchmark;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.Spin;
import org.needsline.benchmark.NeedLives.Case;

/**
 * The life of an access request through all ten links, the same on both systems: filed for twenty communities, checked, reviewed by
 * justice and finance while every community answers, jointly reviewed, decided, posted, signed, received by every community, rated by
 * every community, evaluated and taken back. What the engine does by itself is executed by the client's own thread.
 */
final class AccessLives implements Lives {

    static final String KEY = "AffairsAccess";

    private static final String OFFICER = "officer." + District.CODE + "-transport";
    private static final String ACCESS_OFFICE = "access-office." + District.CODE;

    private final NeedLives system;
    private final District district;
    private final int communities;
    private final String definition;
    private final AtomicInteger opened = new AtomicInteger();

    /**
     * @param communities how many communities each request is for
     */
    AccessLives(NeedLives system, District district, int communities) {
        this.system = system;
        this.district = district;
        this.communities = communities;
        this.definition = engine().getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(KEY)
                .latestVersion()
                .singleResult()
                .getId();
    }

    @Override
    public String database() {
        return system.database();
    }

    @Override
    public void live(Timings timings) {
        through(timings);
    }

    /** @return the case that has ended */
    Case through(Timings timings) {
        List<String> targets = targets();
        Case begun = timings.time("open", this::open);
        complete(timings, "1 file", OFFICER, begun, application(targets));
        complete(timings, "2 check", ACCESS_OFFICE, begun, Map.of("checkOutcome", "complete"));
        jobs(timings, begun);
        complete(timings, "3 legal review", "justice." + District.CODE, begun, Map.of("legalOpinion", "lawful"));
        each(timings, "4 a community answers", begun, targets, Map.of("stance", "support", "burden", "2"));
        complete(timings, "5 funding", "finance." + District.CODE, begun, Map.of("fundingOpinion", "sufficient"));
        jobs(timings, begun);
        complete(timings, "6 joint review", ACCESS_OFFICE, begun, Map.of("recommendation", "admit"));
        complete(timings, "7 decide", "leading-group." + District.CODE, begun, Map.of("decision", "admit"));
        complete(timings, "8 post", ACCESS_OFFICE, begun, Map.of("privatePlaces", "各社区公示栏"));
        fire(timings, "8 posting over (timer)", begun, "CatchEvent_AccessPostingOver");
        complete(timings, "9 sign", OFFICER, begun, Map.of("privateAgreement", "示交运协〔2026〕7号"));
        each(timings, "9 a community confirms receipt", begun, targets, Map.of("paid", 4800L));
        fire(timings, "10 evaluation due (timer)", begun, "BoundaryEvent_EvaluationDue");
        jobs(timings, begun);
        each(
                timings,
                "10 a community rates",
                begun,
                targets,
                Map.of("promiseKept", "4", "burden", "3", "wish", "keep"));
        complete(
                timings,
                "10 evaluate",
                ACCESS_OFFICE,
                begun,
                Map.of("evaluationOutcome", "exit", "privateNote", "评估结论为退出"));
        jobs(timings, begun);
        return begun;
    }

    /** The end event that a case reached, for proof that both systems did the whole. */
    String endedAt(Case begun) {
        return engine()
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(begun.instance())
                .list()
                .stream()
                .map(each -> each.getActivityId())
                .filter(id -> id.startsWith("EndEvent_AccessE") || id.startsWith("EndEvent_AccessRefused"))
                .findFirst()
                .orElse("nowhere" + where(begun));
    }

    private ProcessEngine engine() {
        return system.engine();
    }

    private Case open() {
        String number = "X-%d".formatted(opened.incrementAndGet());
        return system.as(OFFICER, () -> {
            ProcessInstance instance = engine().getFormService()
                    .submitStartForm(definition, number, Map.of("privateItem", "农村公路日常巡查协助" + number));
            return new Case(instance.getBusinessKey(), instance.getId());
        });
    }

    private List<String> targets() {
        List<String> villages = district.villages();
        int first = ThreadLocalRandom.current().nextInt(villages.size());
        return IntStream.range(0, communities)
                .mapToObj(i -> villages.get((first + i) % villages.size()))
                .toList();
    }

    private static Map<String, Object> application(List<String> targets) {
        LocalDate begin = LocalDate.now().plusMonths(4).withDayOfMonth(1);
        return Map.ofEntries(
                Map.entry("kind", "task"),
                Map.entry("privateLegalBasis", "《农村公路养护管理办法》第十二条"),
                Map.entry("privateReason", "社区最熟悉路况，巡查需要就近"),
                Map.entry("targets", Spin.JSON(targets)),
                Map.entry("startsOn", begin.toString()),
                Map.entry("endsOn", begin.plusYears(2).minusDays(1).toString()),
                Map.entry("workload", 24),
                Map.entry("money", 4800),
                Map.entry("staff", 0),
                Map.entry("privatePowers", "劝阻权"));
    }

    private void each(Timings timings, String step, Case begun, List<String> targets, Map<String, Object> form) {
        for (String community : targets) {
            complete(timings, step, "secretary." + community, begun, form);
            jobs(timings, begun);
        }
    }

    private void complete(Timings timings, String step, String user, Case begun, Map<String, Object> form) {
        system.as(user, () -> {
            Task task = timings.time("find task", () -> engine().getTaskService()
                    .createTaskQuery()
                    .taskCandidateGroupIn(District.groupsOf(user))
                    .processInstanceBusinessKey(begun.number())
                    .singleResult());
            if (task == null) {
                throw new IllegalStateException(
                        "Nothing to do for " + user + " at " + step + " of " + begun.number() + where(begun));
            }
            timings.run(step, () -> engine().getTaskService().complete(task.getId(), form));
            return true;
        });
    }

    /** What the case does by itself. */
    private void jobs(Timings timings, Case begun) {
        List<Job> waiting = messages(begun);
        while (!waiting.isEmpty()) {
            for (Job job : waiting) {
                timings.run("a job", () -> engine().getManagementService().executeJob(job.getId()));
            }
            waiting = messages(begun);
        }
    }

    private List<Job> messages(Case begun) {
        return engine().getManagementService()
                .createJobQuery()
                .processInstanceId(begun.instance())
                .messages()
                .list();
    }

    private void fire(Timings timings, String step, Case begun, String activity) {
        Job timer = engine().getManagementService()
                .createJobQuery()
                .processInstanceId(begun.instance())
                .activityId(activity)
                .singleResult();
        if (timer == null) {
            throw new IllegalStateException("No timer at " + activity + " of " + begun.number() + where(begun));
        }
        timings.run(step, () -> engine().getManagementService().executeJob(timer.getId()));
    }

    private String where(Case begun) {
        var instance = engine().getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(begun.instance())
                .singleResult();
        return instance == null
                ? ", which has ended"
                : ", which waits at " + engine().getRuntimeService().getActiveActivityIds(begun.instance());
    }
}
