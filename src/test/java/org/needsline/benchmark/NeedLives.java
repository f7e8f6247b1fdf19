package org.needsline.benchmark;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;

/**
 * The life of a typical need, the same on both systems: registered, triaged, accepted by the meeting, posted, let lapse by the village,
 * claimed by a department of the town, delivered, verified, rated — every second one by call-back —, scored and closed. Timers and
 * asynchronous jobs of a life are found by query and executed by the client's own thread; only the drain uses job executors.
 */
abstract class NeedLives implements Lives {

    static final String KEY = "NeedLifecycle";

    private static final List<String> WORDS = List.of(
            "村口路灯坏了三盏，夜里老人出门看不清",
            "文化广场旁的照明线路老化，雨天跳闸",
            "水塔边上没有灯，孩子放学怕黑",
            "二组巷子里新修的路没有装路灯",
            "村卫生室门前的灯一直闪",
            "桥头的太阳能灯电池不行了");

    private final District district;

    NeedLives(District district) {
        this.district = district;
    }

    /** Where a need stands when its life is interrupted, or that it is over. */
    enum Stage {
        TRIAGE,
        SCREENING,
        POSTING,
        CLAIM_BY_VILLAGE,
        CLAIM_BY_TOWN,
        DELIVERY,
        VERIFICATION,
        RATING,
        CLOSED
    }

    /**
     * A case that has begun.
     *
     * @param number number of the need, the business key
     * @param instance id of the process instance
     */
    record Case(String number, String instance) {}

    abstract ProcessEngine engine();

    /** A grid worker reports a need by the start form. */
    abstract Case register(String village, Map<String, Object> form);

    /** Runs what a signed-in person does. */
    abstract <T> T as(String user, Supplier<T> work);

    abstract void accepted(Case begun);

    abstract void ratedByReporter(Case begun);

    @Override
    public void live(Timings timings) {
        live(timings, Stage.CLOSED);
    }

    /** Carries a need through its life, as far as the stage given. */
    Case live(Timings timings, Stage until) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        String village =
                district.villages().get(random.nextInt(district.villages().size()));
        String town = District.town(village);
        boolean callBack = random.nextBoolean();
        Case begun = timings.time("register", () -> register(village, report(village, random.nextInt())));
        if (until == Stage.TRIAGE) {
            return begun;
        }
        complete(timings, "triage", "clerk." + village, begun, triage());
        if (until == Stage.SCREENING) {
            return begun;
        }
        timings.run("accepted by meeting", () -> accepted(begun));
        if (until == Stage.POSTING) {
            return begun;
        }
        timings.run("posting over (timer)", () -> fire(begun, "CatchEvent_PostingOver"));
        if (until == Stage.CLAIM_BY_VILLAGE) {
            return begun;
        }
        timings.run("village lets lapse (timer)", () -> fire(begun, "BoundaryEvent_ClaimNeedLapsed"));
        if (until == Stage.CLAIM_BY_TOWN) {
            return begun;
        }
        complete(timings, "claim", "officer." + town + "-agriculture", begun, claim(town));
        if (until == Stage.DELIVERY) {
            return begun;
        }
        complete(
                timings,
                "deliver",
                "officer." + town + "-agriculture",
                begun,
                Map.of("deliveryOutcome", "delivered", "privateResult", "路灯已经换新，线路重新敷设，夜间试亮正常"));
        if (until == Stage.VERIFICATION) {
            return begun;
        }
        complete(timings, "verify", "clerk." + village, begun, Map.of("verifyOutcome", "done"));
        if (until == Stage.RATING) {
            return begun;
        }
        if (callBack) {
            timings.run("rating over (timer)", () -> fire(begun, "BoundaryEvent_RatingOver"));
            complete(
                    timings,
                    "call back",
                    "clerk." + District.CODE,
                    begun,
                    Map.of("callBackOutcome", "reached", "rating", "satisfied", "privateWord", "很满意，谢谢"));
        } else {
            timings.run("rated by reporter", () -> ratedByReporter(begun));
        }
        timings.run("score and close (job)", () -> fire(begun, "ServiceTask_ScoreNeed"));
        return begun;
    }

    private static Map<String, Object> report(String village, int variant) {
        String grid = village + (variant % 2 == 0 ? "001" : "002");
        return Map.ofEntries(
                Map.entry("village", village),
                Map.entry("grid", grid),
                Map.entry("kind", "life"),
                Map.entry("category", "lighting"),
                Map.entry("scope", "common"),
                Map.entry("households", 35L),
                Map.entry("hardship", false),
                Map.entry("leftBehind", "none"),
                Map.entry("danger", false),
                Map.entry("aboutOfficial", false),
                Map.entry("channel", "visit"),
                Map.entry("privateDescription", WORDS.get(Math.floorMod(variant, WORDS.size())) + "，请帮忙解决。" + variant),
                Map.entry("privatePlace", Math.floorMod(variant, 20) + "组村口"),
                Map.entry("anonymous", false),
                Map.entry("privateReporterName", "示例居民"),
                Map.entry("privateReporterPhone", "13800000000"),
                Map.entry("consentToName", true));
    }

    private static Map<String, Object> triage() {
        return Map.ofEntries(
                Map.entry("triageOutcome", "screen"),
                Map.entry("title", "修复村口照明"),
                Map.entry("place", "村口"),
                Map.entry("kind", "life"),
                Map.entry("category", "lighting"),
                Map.entry("scope", "common"),
                Map.entry("households", 35L),
                Map.entry("hardship", false),
                Map.entry("leftBehind", "none"));
    }

    private static Map<String, Object> claim(String town) {
        return Map.of(
                "claimOutcome",
                "claim",
                "claimUnit",
                town + "-agriculture",
                "needsBudget",
                false,
                "promisedOn",
                LocalDate.now().plusDays(14).toString(),
                "privatePlan",
                "两周内更换灯具并检修线路",
                "privatePersonInCharge",
                "示例责任人");
    }

    /** A person finds the task among those offered to their groups, and completes it. */
    private void complete(Timings timings, String step, String user, Case begun, Map<String, Object> form) {
        as(user, () -> {
            Task task = timings.time("find task", () -> engine().getTaskService()
                    .createTaskQuery()
                    .taskCandidateGroupIn(District.groupsOf(user))
                    .processInstanceBusinessKey(begun.number())
                    .singleResult());
            if (task == null) {
                throw new IllegalStateException(
                        "Nothing to do for " + user + " at step " + step + " of " + begun.number() + where(begun));
            }
            timings.run(step, () -> engine().getTaskService().complete(task.getId(), form));
            return true;
        });
    }

    private void fire(Case begun, String activity) {
        Job job = engine().getManagementService()
                .createJobQuery()
                .processInstanceId(begun.instance())
                .activityId(activity)
                .singleResult();
        if (job == null) {
            throw new IllegalStateException("No job at " + activity + " of " + begun.number() + where(begun));
        }
        engine().getManagementService().executeJob(job.getId());
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

    /** The end event that a case reached, for proof that both systems did the whole. */
    String endedAt(Case begun) {
        return engine()
                .getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(begun.instance())
                .list()
                .stream()
                .filter(each -> each.getActivityId().startsWith("EndEvent_Need"))
                .map(each -> each.getActivityId())
                .findFirst()
                .orElse("nowhere" + where(begun));
    }
}
