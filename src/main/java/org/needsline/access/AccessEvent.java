package org.needsline.access;

import org.needsline.wording.Bilingual;

/** What happens to a request, as the timeline says it. */
public enum AccessEvent implements Coded {
    OPENED("opened", "提出申请", "Request opened"),
    FILED("filed", "部门申报", "Filed by the department"),
    DRAFT_LAPSED("draftLapsed", "未在期限内申报", "Not filed in time"),
    COMPLETE("complete", "受理，材料齐全", "Accepted as complete"),
    ASKED("asked", "一次性告知补正", "Told once what is missing"),
    SUPPLEMENTED("supplemented", "已补正", "Supplemented"),
    SUPPLEMENT_LAPSED("supplementLapsed", "未在期限内补正", "Not supplemented in time"),
    STILL_INCOMPLETE("stillIncomplete", "补正后仍不齐全", "Still incomplete"),
    REVIEW_BEGUN("reviewBegun", "开始审核", "Review begun"),
    LEGAL_REVIEWED("legalReviewed", "合法性意见", "Legal opinion"),
    LEGAL_SILENT("legalSilent", "未出具合法性意见", "No legal opinion given"),
    CONSULTED("consulted", "社区答复", "Community answered"),
    CONSULTATION_CLOSED("consultationClosed", "征求意见截止", "Consultation closed"),
    FUNDING_REVIEWED("fundingReviewed", "经费意见", "Funding opinion"),
    FUNDING_SILENT("fundingSilent", "未出具经费意见", "No funding opinion given"),
    JOINTLY_REVIEWED("jointlyReviewed", "联席会审建议", "Joint review recommends"),
    DECIDED("decided", "领导小组决定", "Leading group decided"),
    EMERGENCY_ADMITTED("emergencyAdmitted", "应急准入", "Admitted for the emergency"),
    EMERGENCY_LAPSED("emergencyLapsed", "应急准入30天未补齐", "Emergency not made good in 30 days"),
    POSTED("posted", "公示", "Posted"),
    OBJECTED("objected", "收到异议", "Objection received"),
    OBJECTION_ANSWERED("objectionAnswered", "答复异议", "Objection answered"),
    POSTING_OVER("postingOver", "公示期满", "Posting over"),
    SIGNED("signed", "签约下达，列入台账", "Signed, entered in the ledger"),
    RECEIVED("received", "社区确认收到", "Community confirmed receipt"),
    EXIT_ASKED("exitAsked", "社区要求退出", "Community asks for exit"),
    EVALUATION_OPENED("evaluationOpened", "启动评估", "Evaluation opened"),
    RATED("rated", "社区评价", "Community rated"),
    RATING_CLOSED("ratingClosed", "评价截止", "Rating closed"),
    EVALUATED("evaluated", "评估结论", "Evaluation concluded"),
    REPLACED("replaced", "由新准入替代", "Replaced by a new admission"),
    EXPIRED("expired", "准入到期", "Expired"),
    EXITED("exited", "退出", "Exited"),
    REFUSED("refused", "不予准入", "Refused"),
    WITHDRAWN("withdrawn", "部门撤回", "Withdrawn"),
    CLOSED("closed", "办结", "Closed"),
    UNADMITTED_REPORTED("unadmittedReported", "社区报告拒办", "Reported as unadmitted work"),
    UNADMITTED_ANSWERED("unadmittedAnswered", "准入办答复拒办", "Access office answered the report"),
    REMINDED("reminded", "到期前提醒", "Reminded"),
    OVERDUE("overdue", "环节超时，已告知督办员", "Link overdue, supervisor told"),
    TWICE_OVERDUE("twiceOverdue", "超过两倍时限，已上报", "Twice the time, told above"),
    NUDGED("nudged", "管理者催办", "Nudged by a manager"),
    CHECK_STOPPED("checkStopped", "等待补正，受理审查停止计时", "Clock of the check stopped while the department supplements"),
    CHECK_BEGUN_ANEW("checkBegunAnew", "已补正，受理审查重新计时", "Supplemented: the check begins anew"),
    TOTAL_BEGUN("totalBegun", "总时限开始计时", "Total clock begins"),
    TOTAL_STOPPED("totalStopped", "总时限停止计时", "Total clock stops"),
    RECALCULATED("recalculated", "工作日历调整，期限重新计算", "The calendar changed: deadline counted again");

    private final String code;
    private final Bilingual label;

    AccessEvent(String code, String zh, String en) {
        this.code = code;
        this.label = Bilingual.of(zh, en);
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
