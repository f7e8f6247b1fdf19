package org.needsline.need;

import org.needsline.wording.Bilingual;

/** Where a need stands. Which step is allowed where is guarded by {@link Need}. */
public enum Status implements Coded {
    REGISTERED("registered", "已登记", "Registered"),
    CONFIRMING_URGENCY("confirmingUrgency", "待确认紧急", "Urgency to be confirmed"),
    TRIAGE("triage", "待受理", "Awaiting triage"),
    SUPPLEMENT("supplement", "待补充", "Waiting for the reporter"),
    MERGING("merging", "合并待异议", "Merged, objection possible"),
    SCREENING("screening", "待议定", "Waiting for screening"),
    ACCEPTED("accepted", "已采纳", "Accepted"),
    REJECTED("rejected", "未采纳", "Not accepted, appeal possible"),
    APPEALED("appealed", "申诉中", "Under appeal"),
    POSTING("posting", "公示中", "Posted"),
    CLAIMING("claiming", "认领中", "Being claimed"),
    ASSIGNING("assigning", "待交办", "To be assigned"),
    DELIVERING("delivering", "落实中", "Being delivered"),
    SUPERVISING("supervising", "督办中", "Under supervision"),
    VERIFYING("verifying", "待核实", "To be verified"),
    RATING("rating", "待评价", "Waiting for rating"),
    CALLING_BACK("callingBack", "回访中", "Call-back"),
    DISPUTED("disputed", "争议处理", "In dispute"),
    CONCLUDED("concluded", "待办结", "Decided, to be closed"),
    WITHDRAWN("withdrawn", "已撤回", "Withdrawn"),
    CLOSED("closed", "已结束", "Closed");

    private final String code;
    private final Bilingual label;

    Status(String code, String zh, String en) {
        this.code = code;
        this.label = Bilingual.of(zh, en);
    }

    /** The constant of that code; {@link org.needsline.wording.Refusal} if there is none. */
    public static Status of(String code) {
        return Coded.parse(values(), code, "状态 status");
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
