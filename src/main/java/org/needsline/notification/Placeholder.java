package org.needsline.notification;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.needsline.wording.Bilingual;

/** What a template may leave room for, with a value to look at it. */
enum Placeholder {
    NUMBER("编号", "Number of the case", "990101100201-2026-00012"),
    TITLE("正式标题", "Official title", "村口路灯维修"),
    VILLAGE_NAME("村（社区）名称", "Name of the village", "柳树村"),
    UNIT("责任单位", "Responsible unit", "清河镇农业农村办"),
    DUE("期限", "Due", "2026-10-10 17:30"),
    PROMISED("承诺办结日期", "Promised date", "2026-10-20"),
    REASON("理由", "Reason", "已有政策保障 already covered by a policy"),
    ANSWER("答复", "Answer", "已列入今年的亮化工程"),
    QUESTION("请补充的内容", "What is missing", "请说明具体是哪一根灯杆"),
    DECISION("决定", "Decision", "维持 upheld"),
    ENDING("结果", "Result", "已办结 met"),
    INTO("并入的需求编号", "Number that it was merged into", "990101100201-2026-00003"),
    STEP("步骤", "Step", "受理需求 Triage need"),
    DATE("日期", "Date", "2026-10-12 – 2026-10-14"),
    PLACE("地点", "Place", "村委会会议室"),
    REPORTER("反映人姓名", "Name of the reporter", "示例·周大娘"),
    CODE("查询码", "Receipt code", "AB12-CD34-EF56-GH78"),
    LINK("查看进展的链接", "Link to where it stands", "https://needs.example.gov.cn/site/r/…"),
    OPEN("待办件数", "Open tasks", "12"),
    OVERDUE("逾期件数", "Overdue tasks", "2"),
    TODAY("今天到期件数", "Tasks due today", "3"),
    TASKS(
            "最急的几件",
            "The most urgent ones",
            "10-09 17:30 逾期 overdue 受理需求 Triage need 990101100201-2026-00012\n10-12 17:30 核实落实 Verify delivery 990101100201-2026-00003");

    private final Bilingual label;
    private final String sample;

    Placeholder(String zh, String en, String sample) {
        this.label = Bilingual.of(zh, en);
        this.sample = sample;
    }

    /** As it stands between the braces. */
    String word() {
        return this == VILLAGE_NAME ? "villageName" : name().toLowerCase(Locale.ROOT);
    }

    Bilingual label() {
        return label;
    }

    String sample() {
        return sample;
    }

    /** Whether messages by this rule ever have it: what opens a need is for whom it belongs to, a digest's figures for a digest. */
    boolean isFor(NotificationRules.Key rule) {
        boolean toResident = rule.role().equals(NotificationRules.REPORTER)
                && !rule.channel().equals(Channel.CLERK.code());
        return switch (this) {
            case REPORTER, LINK -> toResident;
            case CODE ->
                rule.event().equals(NotificationEvents.NEED_REGISTERED)
                        && (toResident || rule.role().equals(NotificationRules.SELF));
            case OPEN, OVERDUE, TODAY, TASKS -> rule.event().equals(NotificationEvents.WORK_DIGEST);
            default -> true;
        };
    }

    static Optional<Placeholder> of(String word) {
        return Arrays.stream(values()).filter(one -> one.word().equals(word)).findFirst();
    }

    /** Those that every one of the rules has. */
    static List<Placeholder> forAll(List<NotificationRules.Key> rules) {
        return Arrays.stream(values())
                .filter(one -> rules.stream().allMatch(one::isFor))
                .toList();
    }

    static Map<String, String> samples(List<Placeholder> placeholders) {
        return placeholders.stream().collect(Collectors.toMap(Placeholder::word, Placeholder::sample));
    }
}
