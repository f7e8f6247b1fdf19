package org.needsline.sample.process;

import static org.camunda.spin.Spin.JSON;

import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The access requests of the sample district: one at every link, two admitted and running, one of which waits for its money, one that
 * communities want to leave, one emergency, one refused; reports of unadmitted work, and legacy work.
 */
final class SampleAccess {

    private static final String LIUSHU = "990101100201";
    private static final String SHIQIAO = "990101100202";
    private static final String XINTANG = "990101100203";
    private static final String WANGJIANG = "990101101201";
    private static final String DONGSHENG = "990101101202";
    private static final List<String> QINGHE = List.of(LIUSHU, SHIQIAO, XINTANG);
    private static final LocalTime MORNING = LocalTime.of(9, 30);
    private static final LocalTime AFTERNOON = LocalTime.of(15, 10);

    private final SampleDays days;
    private final SampleStaff staff;
    private final SampleDiary diary;
    private String report = "";

    /** A request on its way, whose number is known once it is opened. */
    private final class Request {

        private final String department;
        private final List<String> targets;
        private String number = "";

        Request(String department, List<String> targets) {
            this.department = department;
            this.targets = targets;
        }

        Request opened(int day, String item) {
            return on(
                    day, MORNING, () -> number = staff.starts(officer(), "AffairsAccess", Map.of("privateItem", item)));
        }

        Request filed(
                int day, String kind, String basis, String reason, int personDays, int yuan, Map<String, Object> more) {
            Map<String, Object> form = new HashMap<>(Map.of(
                    "kind", kind,
                    "privateLegalBasis", basis,
                    "privateReason", reason,
                    "privatePowers", "无",
                    "targets", JSON(targets),
                    "startsOn", days.day(day - 42).toString(),
                    "endsOn", days.day(day - 42).plusYears(2).toString(),
                    "workload", personDays,
                    "money", yuan));
            form.put("staff", 0);
            form.putAll(more);
            return on(day, AFTERNOON, () -> staff.completes(officer(), number, "UserTask_FileAccessRequest", form));
        }

        Request accepted(int day) {
            return does(day, "access-office.district", "CheckApplication", Map.of("checkOutcome", "complete"));
        }

        Request lawful(int day) {
            return does(day, "justice.district", "ReviewLegalBasis", Map.of("legalOpinion", "lawful"));
        }

        Request funded(int day) {
            return does(day, "finance.district", "ReviewFunding", Map.of("fundingOpinion", "sufficient"));
        }

        Request supported(int day) {
            targets.forEach(community -> answers(day, community, "support", 2, ""));
            return this;
        }

        Request answers(int day, String community, String stance, int burden, String words) {
            return on(
                    day,
                    AFTERNOON,
                    () -> staff.completes(
                            secretary(community),
                            number,
                            "UserTask_ConsultCommunity",
                            Map.of("stance", stance, "burden", String.valueOf(burden), "privateWords", words)));
        }

        Request reviewed(int day) {
            return lawful(day).supported(day).funded(day);
        }

        Request recommended(int day) {
            return does(day, "access-office.district", "HoldJointReview", Map.of("recommendation", "admit"));
        }

        Request decided(int day, String decision, String note) {
            return does(
                    day, "leading-group.district", "DecideAccess", Map.of("decision", decision, "privateNote", note));
        }

        Request posted(int day) {
            return does(day, "access-office.district", "PostAccess", Map.of("privatePlaces", "各目标社区公示栏"));
        }

        Request signed(int day, String agreement) {
            return does(day, officer(), "SignAgreement", Map.of("privateAgreement", agreement));
        }

        Request received(int day, String community, int yuan) {
            return on(
                    day,
                    AFTERNOON,
                    () -> staff.completes(
                            secretary(community), number, "UserTask_ConfirmReceipt", Map.of("paid", yuan)));
        }

        Request acts(int day, String person, Map<String, Object> act) {
            return on(day, AFTERNOON, () -> {
                Map<String, Object> form = new HashMap<>(act);
                form.put("accessNumber", number);
                staff.starts(person, "AccessAction", form);
            });
        }

        Request does(int day, String person, String step, Map<String, ?> form) {
            return on(day, MORNING, () -> staff.completes(person, number, "UserTask_" + step, form));
        }

        Request on(int day, LocalTime time, Runnable happens) {
            diary.note(days.at(day, time), happens);
            return this;
        }

        private String officer() {
            return "officer." + department;
        }
    }

    SampleAccess(SampleDays days, SampleStaff staff) {
        this.days = days;
        this.staff = staff;
        this.diary = new SampleDiary(days, staff);
    }

    void play() {
        running();
        leaving();
        atEveryLink();
        aroundTheGate();
        diary.play();
    }

    private void running() {
        new Request("transport", QINGHE)
                .opened(58, "农村公路日常巡查协助")
                .filed(58, "task", "《农村公路养护管理办法》第十二条", "社区最熟悉路况，险情能当天报到部门。", 24, 4800, Map.of())
                .accepted(57)
                .reviewed(55)
                .recommended(53)
                .decided(51, "admit", "")
                .posted(50)
                .signed(43, "示交运协〔2026〕1号，每月巡查两次，经费年初拨付。")
                .received(40, LIUSHU, 4800)
                .received(40, SHIQIAO, 4800)
                .received(39, XINTANG, 4800);
        new Request("civil-affairs", List.of(LIUSHU, WANGJIANG, DONGSHENG))
                .opened(57, "高龄津贴生存认证上门协助")
                .filed(57, "task", "《示例省老年人权益保障条例》第二十条", "高龄老人行动不便，社区上门最方便。", 10, 1500, Map.of())
                .accepted(56)
                .reviewed(54)
                .recommended(52)
                .decided(50, "conditions", "只认证八十岁以上行动不便的老人，其余由部门网上认证。")
                .posted(49)
                .signed(42, "示民协〔2026〕4号")
                .received(38, LIUSHU, 1500);
    }

    private void leaving() {
        new Request("housing", List.of(LIUSHU, SHIQIAO, XINTANG, WANGJIANG))
                .opened(59, "自建房安全排查信息采集")
                .filed(59, "form", "《示例市自建房安全管理办法》第九条", "排查需要挨户核对。", 15, 3000, Map.of())
                .accepted(58)
                .reviewed(56)
                .recommended(54)
                .decided(52, "admit", "")
                .posted(51)
                .signed(44, "示住建协〔2026〕2号")
                .received(41, WANGJIANG, 3000)
                .acts(6, secretary(LIUSHU), exit("notPaid", "催了三次，经费一直没有到。"))
                .acts(5, secretary(SHIQIAO), exit("scopeExceeded", "又加了消防、燃气两张表。"))
                .acts(4, secretary(XINTANG), exit("notPaid", "同上。"));
    }

    private void atEveryLink() {
        new Request("education", QINGHE).opened(1, "校外培训点摸排");
        new Request("health", QINGHE)
                .opened(1, "家庭医生签约入户宣传")
                .filed(1, "task", "《基本公共卫生服务规范》", "入户宣传需要熟人带路。", 8, 1600, Map.of());
        new Request("agriculture", QINGHE)
                .opened(5, "耕地撂荒月报表")
                .filed(5, "form", "区农业农村和商务局通知", "数据在村里。", 12, 0, Map.of())
                .does(
                        3,
                        "access-office.district",
                        "CheckApplication",
                        Map.of(
                                "checkOutcome",
                                "incomplete",
                                "privateMissing",
                                "1.通知不是法律法规依据，请补充；2.没有经费测算；3.与已有台账的重复情况说明。"));
        new Request("transport", List.of(LIUSHU, SHIQIAO, XINTANG, WANGJIANG, DONGSHENG))
                .opened(6, "交通安全劝导站挂牌")
                .filed(6, "plaque", "《道路交通安全法》第六条", "劝导站设在村口。", 30, 2000, Map.of())
                .accepted(5)
                .answers(4, LIUSHU, "oppose", 5, "没有人手每天站岗。")
                .answers(3, WANGJIANG, "conditions", 3, "须配两名协管员。")
                .funded(4);
        new Request("water", QINGHE)
                .opened(14, "小型水库日常巡查")
                .filed(14, "task", "《小型水库安全管理办法》第七条", "水库就在村边。", 36, 7200, Map.of())
                .accepted(13)
                .lawful(11)
                .answers(11, LIUSHU, "support", 2, "")
                .answers(11, SHIQIAO, "conditions", 4, "汛期要增加经费。")
                .does(
                        11,
                        "finance.district",
                        "ReviewFunding",
                        Map.of("fundingOpinion", "short", "privateNote", "汛期每社区还差1200元。"));
        new Request("civil-affairs", QINGHE)
                .opened(19, "困难家庭走访信息系统账号")
                .filed(19, "account", "《社会救助暂行办法》第四条", "走访情况须及时录入。", 6, 900, Map.of())
                .accepted(18)
                .reviewed(16)
                .recommended(14);
        new Request("health", List.of(WANGJIANG, DONGSHENG))
                .opened(24, "病媒生物防制药品发放")
                .filed(24, "task", "《爱国卫生条例》第十五条", "按户发放。", 4, 800, Map.of())
                .accepted(23)
                .reviewed(21)
                .recommended(19)
                .decided(17, "admit", "");
        new Request("education", List.of(WANGJIANG, DONGSHENG))
                .opened(27, "寒暑假未成年人托管点检查")
                .filed(27, "inspection", "《未成年人保护法》第四十二条", "托管点开在居民楼里。", 5, 1000, Map.of())
                .accepted(26)
                .reviewed(24)
                .recommended(22)
                .decided(20, "admit", "")
                .posted(3)
                .acts(2, secretary(LIUSHU), Map.of("accessAct", "object", "privateWords", "检查是教育局自己的执法职责，不应由社区承担。"));
        new Request("justice", QINGHE)
                .opened(34, "人民调解月度案例报送")
                .filed(34, "form", "《人民调解法》第五条", "调解员在社区。", 3, 600, Map.of())
                .accepted(33)
                .reviewed(31)
                .recommended(29)
                .decided(27, "admit", "")
                .posted(12);
        new Request("housing", QINGHE)
                .opened(44, "物业缴费催收")
                .filed(44, "task", "区住建局会议纪要", "社区认识业主。", 20, 0, Map.of())
                .accepted(43)
                .does(
                        41,
                        "justice.district",
                        "ReviewLegalBasis",
                        Map.of("legalOpinion", "noBasis", "privateNote", "催收是物业企业的合同事务，没有由社区承担的依据。"))
                .answers(41, LIUSHU, "oppose", 5, "会得罪居民，也不是社区的事。")
                .answers(41, SHIQIAO, "oppose", 4, "没有依据。")
                .answers(41, XINTANG, "oppose", 5, "做不了。")
                .does(
                        40,
                        "finance.district",
                        "ReviewFunding",
                        Map.of("fundingOpinion", "short", "privateNote", "没有任何经费。"))
                .does(
                        38,
                        "access-office.district",
                        "HoldJointReview",
                        Map.of("recommendation", "refuse", "privateNote", "无依据，社区一致反对。"))
                .decided(36, "refuse", "没有法律依据，社区一致反对。");
        new Request("water", List.of(LIUSHU, SHIQIAO, XINTANG, WANGJIANG))
                .opened(3, "防汛巡堤值守")
                .filed(
                        3,
                        "task",
                        "《防洪法》第四十五条",
                        "汛情紧急，就近巡堤。",
                        60,
                        9000,
                        Map.of(
                                "emergency",
                                true,
                                "responseNumber",
                                "示防汛应急〔2026〕2号",
                                "startsOn",
                                days.day(3).toString(),
                                "endsOn",
                                days.day(3).plusMonths(3).toString()))
                .decided(2, "admit", "")
                .answers(1, LIUSHU, "support", 4, "");
    }

    private void aroundTheGate() {
        diary.note(
                days.at(8, MORNING),
                () -> report = staff.starts(
                        secretary(DONGSHENG),
                        "UnadmittedReport",
                        Map.of("department", "990101-health", "privateWhat", "要求社区每天统计发热人数并拍照上报。")));
        diary.note(
                days.at(6, AFTERNOON),
                () -> staff.completes(
                        "access-office.district",
                        report,
                        "UserTask_AnswerUnadmitted",
                        Map.of("unadmittedDecision", "upheld", "privateAnswer", "该事项未经准入，社区可以不办理，已告知部门。")));
        diary.note(
                days.at(1, MORNING),
                () -> staff.starts(
                        secretary(SHIQIAO),
                        "UnadmittedReport",
                        Map.of("department", "990101-agriculture", "privateWhat", "要求村里每周填报一次撂荒地表格。")));
        diary.note(
                days.at(30, MORNING),
                () -> staff.starts(
                        "access-office.district",
                        "LegacyWork",
                        Map.of(
                                "privateItem", "河道保洁监督",
                                "department", "990101-water",
                                "legacyCommunities", String.join(" ", QINGHE))));
    }

    private static Map<String, Object> exit(String ground, String words) {
        return Map.of("accessAct", "exit", "exitGround", ground, "privateWords", words);
    }

    private static String secretary(String community) {
        return "secretary."
                + (community.startsWith("990101101") ? "1" + community.substring(9) : community.substring(9));
    }
}
