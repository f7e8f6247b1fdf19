package org.needsline.need;

import org.needsline.wording.Bilingual;

/** Facts that score; how many points each is worth is the decision ScoreEvent (domain, section 5.1). */
public enum ScoreType implements Coded {
    CLAIMED_IN_TIME("claimedInTime", "按时认领", "Claimed in time"),
    LET_LAPSE("letLapse", "逾期未认领", "Let lapse at a level"),
    DELIVERED_IN_TIME("deliveredInTime", "按期落实", "Delivered in time"),
    DELIVERED_LATE("deliveredLate", "逾期落实", "Delivered late"),
    DELIVERY_OVERDUE("deliveryOverdue", "落实超期", "Delivery overdue"),
    EVIDENCE_ACCEPTED_FIRST_TIME("evidenceAcceptedFirstTime", "一次核实通过", "Evidence accepted first time"),
    RATED_SATISFIED("ratedSatisfied", "评价满意", "Rated satisfied"),
    RATED_MOSTLY("ratedMostly", "评价基本满意", "Rated mostly satisfied"),
    RATED_DISSATISFIED("ratedDissatisfied", "评价不满意", "Rated dissatisfied"),
    HANDED_BACK("handedBack", "退回", "Handed back"),
    OBJECTION_UPHELD("objectionUpheld", "异议成立", "Objection upheld"),
    SUPERVISION_ORDER("supervisionOrder", "督办", "Supervision order"),
    ASSIGNED_BY_ORDER("assignedByOrder", "督办交办", "Assigned by order");

    private final String code;
    private final Bilingual label;

    ScoreType(String code, String zh, String en) {
        this.code = code;
        this.label = Bilingual.of(zh, en);
    }

    /** The constant of that code; {@link org.needsline.wording.Refusal} if there is none. */
    public static ScoreType of(String code) {
        return Coded.parse(values(), code, "计分事项 scored fact");
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
