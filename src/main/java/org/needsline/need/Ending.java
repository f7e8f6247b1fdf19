package org.needsline.need;

import org.needsline.wording.Bilingual;

/** How a need ended. */
public enum Ending implements Coded {
    MET("met", "已办结", "Met"),
    MERGED("merged", "已合并", "Merged"),
    REJECTED("rejected", "未采纳", "Rejected"),
    OUTSIDE_REMIT("outsideRemit", "不属受理范围", "Outside remit"),
    WITHDRAWN("withdrawn", "已撤回", "Withdrawn"),
    CLOSED_AFTER_DISPUTE("closedAfterDispute", "争议办结", "Closed after dispute"),
    EXPLAINED("explained", "解释办结", "Explained"),
    PLANNED("planned", "列入计划", "Taken into the plan"),
    PASSED_TO_DISCIPLINE("passedToDiscipline", "已转纪检", "Passed to discipline");

    private final String code;
    private final Bilingual label;

    Ending(String code, String zh, String en) {
        this.code = code;
        this.label = Bilingual.of(zh, en);
    }

    /** The constant of that code; {@link org.needsline.wording.Refusal} if there is none. */
    public static Ending of(String code) {
        return Coded.parse(values(), code, "办结方式 ending");
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Bilingual label() {
        return label;
    }
}
