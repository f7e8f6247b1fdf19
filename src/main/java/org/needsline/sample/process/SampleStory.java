package org.needsline.sample.process;

import static org.camunda.spin.Spin.JSON;

import java.time.Duration;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.needsline.meeting.Meetings;
import org.needsline.need.Coded;
import org.needsline.need.NeedReport;
import org.needsline.need.NeedSamples.Sample;
import org.needsline.need.NeedService;
import org.needsline.need.Reporter;
import org.needsline.need.Status;

/**
 * What happened in the sample district in the last eight weeks. Each line says who did what how many working days ago; the lines of one
 * case stand together, and are played in the order of time with those of all the others.
 */
final class SampleStory {

    private static final String LIUSHU = "990101100201";
    private static final String SHIQIAO = "990101100202";
    private static final String XINTANG = "990101100203";
    private static final String WANGJIANG = "990101101201";
    private static final String DONGSHENG = "990101101202";
    private static final String CHAYUAN = "990101101203";

    private static final String NEED = "NeedLifecycle";
    private static final String TRIAGE = "UserTask_TriageNeed";
    private static final String CLAIM = "UserTask_ClaimNeed";
    private static final String DELIVER = "UserTask_DeliverNeed";
    private static final String VERIFY = "UserTask_VerifyDelivery";
    private static final String ASSIGN = "UserTask_AssignNeed";

    /** Parts of a working day: what one person does in the morning another answers in the afternoon. */
    private static final LocalTime EARLY = LocalTime.of(8, 40);

    private static final LocalTime NOON = LocalTime.of(10, 40);
    private static final LocalTime AFTERNOON = LocalTime.of(14, 0);
    private static final LocalTime LATE = LocalTime.of(16, 0);

    private final List<Sample> samples;
    private final SampleDays days;
    private final SampleStaff staff;
    private final NeedService needs;
    private final Meetings meetings;
    private final SampleDiary diary;
    private final Map<Integer, String> numbers = new HashMap<>();

    SampleStory(List<Sample> samples, SampleDays days, SampleStaff staff, NeedService needs, Meetings meetings) {
        this.samples = samples;
        this.days = days;
        this.staff = staff;
        this.diary = new SampleDiary(days, staff);
        this.needs = needs;
        this.meetings = meetings;
    }

    void play() {
        liushu();
        shiqiao();
        xintang();
        wangjiang();
        dongsheng();
        chayuan();
        diary.play();
    }

    /** Waiting: urgency to confirm, triage with a likely duplicate, the reporter's answer, verification, village claim, a meeting announced. */
    private void liushu() {
        screened(LIUSHU, 37, 33, Map.of(), 0, 1, 4);
        declines(0, 25, EARLY, "officer.100-agriculture", "990101100-agriculture", "镇里没有道路专项资金");
        declines(0, 25, NOON, "team.guangming", "990101100-guangming", "公司只做电力工程");
        claims(
                0,
                22,
                "officer.transport",
                "990101-transport",
                -60,
                Map.of("needsBudget", true, "privateMilestones", "下月完成勘察设计；随后招标；两个月内完工"));

        claims(1, 25, "team.201", LIUSHU + "-volunteers", 15, Map.of());
        delivers(1, 17, "team.201", "二组主路安装六盏太阳能路灯，已试亮。");
        verifies(1, 16, "clerk.100");
        rates(1, 14, "satisfied", "晚上亮堂多了。");

        reported(2, 1);

        reported(3, 20);
        confirmsUrgency(3, 20, NOON);
        claims(3, 20, AFTERNOON, "team.201", LIUSHU + "-volunteers", 19, Map.of());
        delivers(3, 19, "team.201", "老人已转移到亲戚家，后墙支护、屋顶补瓦完成。");
        verifies(3, 18, "clerk.100");
        rates(3, 17, "mostly", "来得很快，盼着彻底修一修。");

        claims(4, 17, "officer.100-public-services", "990101100-public-services", 3, Map.of());
        delivers(4, 3, "officer.100-public-services", "与镇敬老院食堂签约，每天中午送餐上门，首周已送到。");

        reported(5, 6);
        asks(5, 5, "请说明：1.发黄的田块在哪一片；2.水稻品种；3.发黄有多久、用过什么药。");

        screened(LIUSHU, 14, 10, Map.of(), 6);

        justReported(40, Duration.ofMinutes(25));

        reported(44, 6);
        triaged(44, 5);
        String secretary = "secretary.201";
        calls(LIUSHU, 3);
        on(2, NOON, 44, () -> convenes(LIUSHU, secretary, -2, Set.of()));
    }

    /** Waiting: triage of two alike, a supervised delivery, a dispute, a call-back, an appeal window, the record of a meeting. */
    private void shiqiao() {
        screened(SHIQIAO, 37, 33, Map.of("rejectedAlreadyCovered", List.of(11)), 8, 9, 10, 11, 12);

        claims(8, 24, "team.202", SHIQIAO + "-volunteers", 6, Map.of());
        delivers(8, 8, "team.202", "桥头新增四只分类垃圾桶，每天早晚各清运一次。");
        verifies(8, 7, "clerk.100");

        claims(9, 18, "officer.100-agriculture", "990101100-agriculture", 11, Map.of());

        claims(10, 24, "secretary.202", SHIQIAO, 16, Map.of());
        delivers(10, 17, "secretary.202", "在文化礼堂办了一期串珠培训，十二人参加。");
        verifies(10, 16, "clerk.100");
        rates(10, 15, "dissatisfied", "只培训了半天，没有接到来料。");
        delivers(10, 7, "secretary.202", "再办三天培训，联系一家来料厂试单。");
        verifies(10, 6, "clerk.100");
        rates(10, 5, "dissatisfied", "试单做完就没有了。");

        on(
                8,
                NOON,
                12,
                () -> completes(
                        "supervisor.district",
                        12,
                        ASSIGN,
                        Map.of(
                                "assignOutcome", "plan",
                                "planYear", days.day(0).getYear() + 1,
                                "privateReason", "课后托管需要专职老师，列入明年民生实事计划。")));

        reported(7, 1);
        reported(15, 1);

        for (int each : new int[] {13, 14, 41}) {
            reported(each, 10);
            triaged(each, 9);
        }
        calls(SHIQIAO, 7);
        on(6, NOON, 13, () -> convenes(SHIQIAO, "secretary.202", 1, Set.of()));

        reported(46, 4);
        on(
                3,
                NOON,
                46,
                () -> completes(
                        "clerk.202",
                        46,
                        TRIAGE,
                        Map.of(
                                "triageOutcome", "outsideRemit",
                                "privateAnswer", "手机信号由通信运营商负责。我们已把您的位置报给运营商客服，也可拨打其服务热线跟进。")));
    }

    /** Waiting: a merge under review, a meeting proposed by the clock, claims at village and district, an extension, an urgent delivery. */
    private void xintang() {
        reported(16, 4);
        confirmsUrgency(16, 4, NOON);
        declines(16, 4, LocalTime.of(11, 50), "officer.100-agriculture", "990101100-agriculture", "桥梁不归镇管");
        declines(16, 4, LocalTime.of(12, 10), "team.guangming", "990101100-guangming", "没有桥梁施工资质");
        claims(16, 4, LocalTime.of(13, 0), "officer.transport", "990101-transport", -3, Map.of());

        screened(XINTANG, 37, 33, Map.of(), 17, 18);
        claims(17, 12, "officer.education", "990101-education", -8, Map.of());
        on(
                1,
                NOON,
                17,
                () -> completes(
                        "officer.education",
                        17,
                        DELIVER,
                        Map.of(
                                "deliveryOutcome", "extend",
                                "extendTo", days.day(-20).toString(),
                                "privateReason", "健身器材厂家交货推迟，地面硬化已完成。")));

        declines(18, 13, NOON, "officer.health", "990101-health", "乡村医生编制已满");
        declines(18, 12, NOON, "team.aixin", "990101-aixin", "没有医疗资质");
        on(
                11,
                NOON,
                18,
                () -> completes(
                        "supervisor.district",
                        18,
                        ASSIGN,
                        Map.of(
                                "assignOutcome", "explain",
                                "privateReason", "村卫生室暂无法增加驻诊医生。每周三巡回医疗车到村，慢性病可一次配足两个月药量。")));

        screened(XINTANG, 14, 10, Map.of(), 19, 20);
        villageDeclines(20, 3);
        declines(20, 3, AFTERNOON, "officer.100-public-services", "990101100-public-services", "没有适老化改造经费");
        declines(20, 3, LATE, "team.guangming", "990101100-guangming", "不做扶手安装");

        for (int each : new int[] {21, 22}) {
            reported(each, 13);
            triaged(each, 12);
        }
        reported(42, 7);
        merges(42, 6, 21);
        acts(42, 3, "objectMerge", Map.of("privateText", "我说的是夜里偷排，和河水发黑不是一回事。"));
    }

    /** Waiting: a delivery overdue, one in time, a town claim, an assignment, minutes to publish, a withdrawal that can be undone. */
    private void wangjiang() {
        screened(WANGJIANG, 37, 33, Map.of(), 23, 25, 27);
        claims(23, 25, "team.1201", WANGJIANG + "-volunteers", 17, Map.of());
        delivers(23, 19, "team.1201", "三幢门口换了灯泡。");
        verifies(23, 18, "clerk.101");
        rates(23, 17, "dissatisfied", "亮两天又灭了。");
        delivers(23, 12, "team.1201", "更换整套灯具和线路。");
        verifies(23, 11, "clerk.101");
        rates(23, 10, "dissatisfied", "灯太暗。");
        on(
                7,
                NOON,
                23,
                () -> completes(
                        "supervisor.101",
                        23,
                        "UserTask_DecideDispute",
                        Map.of(
                                "disputeOutcome", "close",
                                "privateReason", "现场测量照度符合标准，灯具完好，按承诺已落实。")));

        claims(25, 19, "officer.101-public-services", "990101101-public-services", -21, Map.of());

        declines(27, 25, NOON, "officer.101-agriculture", "990101101-agriculture", "标线须由交通部门施划");
        claims(27, 21, "officer.transport", "990101-transport", 5, Map.of());
        reported(43, 30);
        merges(43, 29, 27);

        reported(26, 17);
        triaged(26, 16);
        acts(26, 15, "withdraw", Map.of("privateEvidence", "本人来社区说明已找到工作，当面签字"));

        screened(WANGJIANG, 14, 10, Map.of(), 24, 29);
        villageDeclines(29, 3);
        declines(29, 3, AFTERNOON, "officer.101-public-services", "990101101-public-services", "没有护理人员");
        declines(29, 2, EARLY, "officer.health", "990101-health", "家庭病床服务尚未覆盖");

        for (int each : new int[] {28, 48}) {
            reported(each, 9);
            triaged(each, 8);
        }
        calls(WANGJIANG, 7);
        on(6, NOON, 28, () -> convenes(WANGJIANG, "secretary.1201", 2, Set.of()));
        on(1, NOON, 28, () -> records(WANGJIANG, "secretary.1201", Map.of()));

        reported(47, 4);
        triaged(47, 3);
        acts(47, 2, "withdraw", Map.of("privateEvidence", "电话回访，本人表示已自行协调好"));
    }

    /** Waiting: urgency to confirm, triage due, posted, posted with an objection, and a second meeting that the clock proposes. */
    private void dongsheng() {
        reported(30, 39);
        on(
                38,
                NOON,
                30,
                () -> completes(
                        "clerk.1202",
                        30,
                        TRIAGE,
                        Map.of(
                                "triageOutcome", "outsideRemit",
                                "privateAnswer", "创业贷款由银行审批，已把您介绍给区创业担保贷款窗口，请带身份证和经营计划前往。")));

        reported(45, 23);
        triaged(45, 22);
        for (int each : new int[] {31, 34}) {
            reported(each, 12);
            triaged(each, 11);
        }
        // The clock has proposed this meeting, because of the lift; the lift itself is left for later, so that the town
        // orders another.
        on(9, NOON, 31, () -> convenes(DONGSHENG, "secretary.1202", 5, Set.of(45)));
        on(5, LATE, 31, () -> records(DONGSHENG, "secretary.1202", Map.of()));
        on(4, NOON, 31, () -> publishes(DONGSHENG, "secretary.1202"));
        acts(31, 2, "object", Map.of("privateText", "图书室隔壁就是自习室，周末开放会影响学生。", "privateObjectorName", "一位居民"));

        reported(32, 2);
        justReported(33, Duration.ofMinutes(40));
    }

    /** Waiting: an appeal, an objection at the district, screening by the town, the resident's rating, a merge that can be objected to. */
    private void chayuan() {
        screened(CHAYUAN, 37, 33, Map.of("deferred", List.of(37)), 37, 39);
        claims(39, 24, "team.1203", CHAYUAN + "-volunteers", 3, Map.of());
        delivers(39, 4, "team.1203", "村口公厕装感应灯两盏，加装扶手和防滑垫。");
        verifies(39, 3, "clerk.101");

        screened(CHAYUAN, 24, 20, Map.of("deferred", List.of(37)), 38);
        claims(38, 13, "team.1203", CHAYUAN + "-volunteers", -2, Map.of());

        screened(CHAYUAN, 9, 5, Map.of("deferred", List.of(37), "rejectedUnrealistic", List.of(35)), 35, 36);
        acts(35, 3, "appeal", Map.of("privateText", "隔壁镇去年就是镇里帮忙联系电商卖掉的。"));
        acts(36, 4, AFTERNOON, "object", Map.of("privateText", "渠道改线会占我家两分地。", "privateObjectorName", "渠边农户"));
        reported(49, 4);
        merges(49, 3, 36);

        on(
                3,
                NOON,
                37,
                () -> staff.starts(
                        "grid-worker.1203-1",
                        "ConductReport",
                        Map.of(
                                "privateDescription", "有村民反映，村里发放春耕补贴时多收了五十元手续费，没有收据。",
                                "privateConcerned", "经办人不详",
                                "privateChannel", "visit",
                                "privateAnonymous", true)));
    }

    // ---- What residents and their clerks do

    private void reported(int sample, int daysAgo) {
        on(daysAgo, EARLY, sample, () -> report(sample));
    }

    private void justReported(int sample, Duration ago) {
        diary.note(days.now().minus(ago), () -> report(sample));
    }

    private void report(int sample) {
        NeedReport report = samples.get(sample).report();
        Map<String, Object> form = new HashMap<>();
        form.put("grid", report.grid());
        form.put("kind", report.kind().code());
        form.put("category", report.category().code());
        form.put("scope", report.scope().code());
        form.put("households", report.households());
        form.put("hardship", report.hardship());
        form.put("leftBehind", report.leftBehind().code());
        form.put("danger", report.danger());
        form.put("aboutOfficial", false);
        form.put("channel", report.channel().code());
        form.put("privateDescription", report.description());
        form.put("privatePlace", report.place());
        Reporter reporter = report.reporter();
        form.put("anonymous", reporter == null);
        if (reporter != null) {
            form.put("privateReporterName", reporter.name());
            form.put("privateReporterPhone", reporter.phone());
            form.put("consentToName", reporter.consentToName());
        }
        String grid = Objects.requireNonNull(report.grid());
        boolean visited = "visit".equals(report.channel().code());
        String person = visited ? "grid-worker." + tail(report.village()) + "-" + grid.charAt(14) : clerk(sample);
        numbers.put(sample, staff.starts(person, NEED, form));
    }

    private void acts(int sample, int daysAgo, String act, Map<String, ?> said) {
        acts(sample, daysAgo, NOON, act, said);
    }

    private void acts(int sample, int daysAgo, LocalTime time, String act, Map<String, ?> said) {
        on(daysAgo, time, sample, () -> {
            Map<String, Object> form = new HashMap<>(said);
            form.put("number", number(sample));
            form.put("act", act);
            staff.starts(clerk(sample), "ResidentAction", form);
        });
    }

    private void rates(int sample, int daysAgo, String rating, String word) {
        acts(sample, daysAgo, "rate", Map.of("rating", rating, "privateText", word));
    }

    private void confirmsUrgency(int sample, int daysAgo, LocalTime time) {
        on(
                daysAgo,
                time,
                0,
                () -> completes(clerk(sample), sample, "UserTask_ConfirmUrgency", Map.of("urgencyDecision", "urgent")));
    }

    private void triaged(int sample, int daysAgo) {
        on(daysAgo, NOON, sample, () -> {
            NeedReport report = samples.get(sample).report();
            Map<String, Object> form = new HashMap<>();
            form.put("triageOutcome", "screen");
            form.put("title", samples.get(sample).title());
            form.put("place", samples.get(sample).place());
            for (Map.Entry<String, Coded> field : Map.<String, Coded>of(
                            "kind", report.kind(),
                            "category", report.category(),
                            "scope", report.scope(),
                            "leftBehind", report.leftBehind())
                    .entrySet()) {
                form.put(field.getKey(), field.getValue().code());
            }
            form.put("households", report.households());
            form.put("hardship", report.hardship());
            completes(clerk(sample), sample, TRIAGE, form);
        });
    }

    private void asks(int sample, int daysAgo, String question) {
        on(
                daysAgo,
                NOON,
                sample,
                () -> completes(
                        clerk(sample),
                        sample,
                        TRIAGE,
                        Map.of("triageOutcome", "askReporter", "privateQuestion", question)));
    }

    private void merges(int sample, int daysAgo, int lead) {
        on(
                daysAgo,
                NOON,
                sample,
                () -> completes(
                        clerk(sample),
                        sample,
                        TRIAGE,
                        Map.of("triageOutcome", "merge", "mergeIntoNumber", number(lead))));
    }

    // ---- The meeting of a village

    /** Needs from the doorstep to the meeting's decision, told the day after it. */
    private void screened(
            String village, int calledOn, int meetsOn, Map<String, List<Integer>> takenOut, int... agenda) {
        for (int sample : agenda) {
            if (numbers.putIfAbsent(sample, "") == null) {
                reported(sample, calledOn + 2);
                triaged(sample, calledOn + 1);
            }
        }
        String secretary = "secretary." + tail(village);
        calls(village, calledOn);
        on(calledOn, NOON, agenda[0], () -> convenes(village, secretary, meetsOn, Set.of()));
        on(meetsOn, LATE, agenda[0], () -> records(village, secretary, takenOut));
        on(meetsOn - 1, NOON, agenda[0], () -> publishes(village, secretary));
    }

    private void calls(String village, int daysAgo) {
        on(daysAgo, EARLY, 0, () -> staff.starts("secretary." + tail(village), "ScreeningMeeting", Map.of()));
    }

    private void convenes(String village, String person, int meetsOn, Set<Integer> leftOut) {
        List<String> agenda = numbers.entrySet().stream()
                .filter(each -> each.getValue().startsWith(village) && !leftOut.contains(each.getKey()))
                .map(Map.Entry::getValue)
                .filter(number -> needs.view(number).status() == Status.SCREENING)
                .sorted()
                .toList();
        staff.completes(
                person,
                meeting(village),
                "UserTask_ConveneMeeting",
                Map.of(
                        "conveneOutcome",
                        "convene",
                        "meetingTime",
                        days.day(meetsOn) + "T14:30",
                        "privateVenue",
                        "村委会二楼会议室",
                        "representatives",
                        30,
                        "agenda",
                        JSON(agenda)));
    }

    private void records(String village, String person, Map<String, List<Integer>> takenOut) {
        Map<String, Object> form = new HashMap<>();
        form.put("present", 27);
        form.put("privateChair", "主持人：村（社区）书记");
        form.put("listYes", 24);
        form.put("listNo", 2);
        form.put("listAbstain", 1);
        takenOut.forEach((what, which) ->
                form.put(what, JSON(which.stream().map(this::number).toList())));
        staff.completes(person, meeting(village), "UserTask_RecordMeeting", form);
    }

    private void publishes(String village, String person) {
        staff.completes(
                person,
                meeting(village),
                "UserTask_PublishMinutes",
                Map.of(
                        "publishOutcome", "publish",
                        "privateRemark", "会议记录已在公开栏张贴。"));
    }

    private String meeting(String village) {
        return meetings.ofVillage(village).get(0).id();
    }

    // ---- The claim ladder and the delivery

    private void declines(int sample, int daysAgo, LocalTime time, String person, String unit, String reason) {
        on(
                daysAgo,
                time,
                0,
                () -> completes(
                        person,
                        sample,
                        CLAIM,
                        Map.of(
                                "claimOutcome", "decline",
                                "claimUnit", unit,
                                "privateReason", reason)));
    }

    private void villageDeclines(int sample, int daysAgo) {
        NeedReport report = samples.get(sample).report();
        String village = report.village();
        String grid = Objects.requireNonNull(report.grid());
        String tail = tail(village);
        declines(sample, daysAgo, EARLY, "team." + tail, village + "-volunteers", "志愿者没有这方面的专业人员");
        declines(sample, daysAgo, LocalTime.of(9, 20), "grid-worker." + tail + "-" + grid.charAt(14), grid, "网格内无力解决");
        declines(sample, daysAgo, NOON, "secretary." + tail, village, "村（社区）没有这项经费");
    }

    private void claims(int sample, int daysAgo, String person, String unit, int promisedOn, Map<String, ?> more) {
        claims(sample, daysAgo, NOON, person, unit, promisedOn, more);
    }

    private void claims(
            int sample, int daysAgo, LocalTime time, String person, String unit, int promisedOn, Map<String, ?> more) {
        on(daysAgo, time, 0, () -> {
            Map<String, Object> form = new HashMap<>(more);
            form.put("claimOutcome", "claim");
            form.put("claimUnit", unit);
            form.put("promisedOn", days.day(promisedOn).toString());
            form.put("privatePlan", "现场查看后安排人员和材料，按期办理，办结后请反映人到场确认。");
            form.put("privatePersonInCharge", "示例·经办人");
            completes(person, sample, CLAIM, form);
        });
    }

    private void delivers(int sample, int daysAgo, String person, String result) {
        on(
                daysAgo,
                NOON,
                sample,
                () -> completes(
                        person, sample, DELIVER, Map.of("deliveryOutcome", "delivered", "privateResult", result)));
    }

    private void verifies(int sample, int daysAgo, String person) {
        on(daysAgo, NOON, sample, () -> completes(person, sample, VERIFY, Map.of("verifyOutcome", "done")));
    }

    // ---- When and who

    /** Cases of the same kind are some minutes apart, as people's work is. */
    private void on(int daysAgo, LocalTime time, int spread, Runnable happens) {
        diary.note(days.at(daysAgo, time.plusMinutes(spread * 7L % 60)), happens);
    }

    private void completes(String person, int sample, String task, Map<String, ?> form) {
        staff.completes(person, number(sample), task, form);
    }

    private String number(int sample) {
        return Objects.requireNonNull(numbers.get(sample), () -> "Sample " + sample + " was not reported");
    }

    private String clerk(int sample) {
        return "clerk." + tail(samples.get(sample).report().village());
    }

    /** As user ids name a village: 201 is 990101100201, 1201 is 990101101201. */
    private static String tail(String village) {
        String last = village.substring(9);
        return village.startsWith("990101101") ? "1" + last : last;
    }
}
