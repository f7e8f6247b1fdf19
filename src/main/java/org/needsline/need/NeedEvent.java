package org.needsline.need;

import org.needsline.wording.Bilingual;

/** What can happen to a need. */
public enum NeedEvent implements Coded {
    REGISTERED("registered", "已登记", "Registered"),
    CLASSIFIED("classified", "已归类", "Classified"),
    URGENCY_CONFIRMED("urgencyConfirmed", "已确认紧急程度", "Urgency confirmed"),
    URGENCY_LAPSED("urgencyLapsed", "紧急程度未及时确认，按紧急办理", "Urgency not confirmed in time, treated as urgent"),
    TRIAGED("triaged", "已受理，转议定", "Triaged, on to screening"),
    TRIAGE_LAPSED("triageLapsed", "未及时受理，转议定", "Not triaged in time, on to screening"),
    OUTSIDE_REMIT("outsideRemit", "不属受理范围", "Found outside remit"),
    ASKED_REPORTER("askedReporter", "一次性告知，请报告人补充", "Reporter asked for what is missing"),
    SUPPLEMENTED("supplemented", "已补充", "Supplemented"),
    SUPPLEMENT_LAPSED("supplementLapsed", "未及时补充", "Not supplemented in time"),
    MERGED_INTO("mergedInto", "并入另一需求", "Merged into another need"),
    MERGE_OBJECTED("mergeObjected", "对合并有异议", "Merge objected to"),
    MERGE_KEPT("mergeKept", "维持合并", "Merge kept"),
    MERGE_SPLIT("mergeSplit", "撤销合并", "Merge undone"),
    WAITS_FOR_SCREENING("waitsForScreening", "等待议定", "Waiting for screening"),
    SCREENED("screened", "已议定", "Screened"),
    SCREENING_PASSED_TO_TOWN("screeningPassedToTown", "转由街镇代议", "Passed to the town for screening"),
    APPEALED("appealed", "已申诉", "Appealed"),
    APPEAL_UPHELD("appealUpheld", "申诉成立", "Appeal upheld"),
    APPEAL_DISMISSED("appealDismissed", "申诉不成立", "Appeal dismissed"),
    POSTED("posted", "已公示", "Posted"),
    POSTING_OVER("postingOver", "公示期满", "Posting over"),
    OBJECTED("objected", "收到异议", "Objection received"),
    OBJECTION_RELEASED("objectionReleased", "异议已转办", "Objection passed on"),
    OBJECTION_UPHELD("objectionUpheld", "异议成立", "Objection upheld"),
    OBJECTION_DISMISSED("objectionDismissed", "异议不成立", "Objection dismissed"),
    LEVEL_ENTERED("levelEntered", "进入本级认领", "Level of the ladder entered"),
    LEVEL_SKIPPED("levelSkipped", "本级不具备条件，跳过", "Level skipped"),
    CLAIM_LAPSED("claimLapsed", "无人认领", "Nobody claimed"),
    LET_LAPSE("letLapse", "逾期未答复认领", "Did not answer the invitation"),
    SCORED("scored", "计分事项", "Scored"),
    CLAIM_DECLINED("claimDeclined", "力所不及", "Beyond the unit's means"),
    CLAIMED("claimed", "已认领", "Claimed"),
    AWAITS_ASSIGNMENT("awaitsAssignment", "等待交办", "Waiting for assignment"),
    ASSIGNED("assigned", "督办交办", "Assigned by order"),
    EXPLAINED("explained", "解释办结", "Explained"),
    PLANNED("planned", "列入计划", "Taken into the plan"),
    DELIVERY_STARTED("deliveryStarted", "开始落实", "Delivery started"),
    PROGRESS_NOTED("progressNoted", "进展记录", "Progress noted"),
    DELIVERED("delivered", "已落实，待核实", "Delivered, to be verified"),
    DELIVERY_OVERDUE("deliveryOverdue", "超过承诺日期", "Promised day passed"),
    EXTENSION_REQUESTED("extensionRequested", "申请延期", "Extension requested"),
    EXTENSION_GRANTED("extensionGranted", "同意延期", "Extension granted"),
    EXTENSION_REFUSED("extensionRefused", "不同意延期", "Extension refused"),
    EXTENSION_LAPSED("extensionLapsed", "延期申请未及时答复，原日期不变", "Extension not decided in time, the old date stands"),
    HANDED_BACK("handedBack", "退回", "Handed back"),
    SUPERVISION_STARTED("supervisionStarted", "发出督办", "Supervision order"),
    SUPERVISED("supervised", "已督办", "Supervised"),
    SUPERVISION_LAPSED("supervisionLapsed", "督办未及时决定，继续落实", "Supervision not decided in time, delivery goes on"),
    VERIFIED("verified", "已核实", "Verified"),
    NOT_DONE("notDone", "未按承诺完成，退回", "Not done as promised, sent back"),
    VERIFICATION_LAPSED("verificationLapsed", "未及时核实，按未核实转评价", "Not verified in time, on to rating as unverified"),
    AWAITS_RATING("awaitsRating", "等待评价", "Waiting for rating"),
    RATED("rated", "已评价", "Rated"),
    RATING_OVER("ratingOver", "评价期满", "Time for rating over"),
    CALLED_BACK("calledBack", "已回访", "Called back"),
    NOT_REACHED("notReached", "回访未接通", "Not reached"),
    NOT_RATED("notRated", "未评价", "Not rated"),
    REWORK_STARTED("reworkStarted", "返工", "Rework started"),
    DISPUTE_STARTED("disputeStarted", "提交争议处理", "Dispute begun"),
    DISPUTE_CLOSED("disputeClosed", "争议说明办结", "Dispute closed with reasons"),
    DISPUTE_UP_LADDER("disputeUpLadder", "上一级再认领", "One level up the ladder after a dispute"),
    CLOSED("closed", "办结", "Closed"),
    WITHDRAWN("withdrawn", "已撤回", "Withdrawn"),
    WITHDRAWAL_UNDONE("withdrawalUndone", "撤销撤回", "Withdrawal undone"),
    SUCCEEDED("succeeded", "由最早并入的需求接替", "Succeeded by the oldest merged need"),
    TOOK_PLACE("tookPlace", "接替已撤回的需求", "Took the place of a withdrawn need"),
    FOLLOWED("followed", "随主需求转并", "Followed to another lead"),
    UNIT_INVOLVED("unitInvolved", "参与办理", "Unit involved"),
    NUDGED("nudged", "催办", "Nudged"),
    CODE_REISSUED("codeReissued", "补发查询码", "Receipt code reissued"),
    LINKS_REVOKED("linksRevoked", "已停用消息中的链接", "Links in messages revoked"),
    JOINS("joins", "报告人认为与另一件是同一需求", "Reporter says that it is the same as another need"),
    ADDED("added", "报告人补充情况", "Reporter added something");

    private final String code;
    private final Bilingual label;

    NeedEvent(String code, String zh, String en) {
        this.code = code;
        this.label = Bilingual.of(zh, en);
    }

    /** The constant of that code; {@link org.needsline.wording.Refusal} if there is none. */
    public static NeedEvent of(String code) {
        return Coded.parse(values(), code, "事件 event");
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
