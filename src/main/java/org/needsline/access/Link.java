package org.needsline.access;

import java.util.Arrays;
import java.util.Optional;
import org.needsline.wording.Bilingual;

/** The ten links (domain 4) and what else has a clock, by the stem of its step. */
public enum Link {
    FILE(1, "FileAccessRequest", "部门申报", "File"),
    CHECK(2, "CheckApplication", "受理审查", "Check"),
    LEGAL(3, "ReviewLegalBasis", "合法性审查", "Legal review"),
    CONSULT(4, "ConsultCommunity", "征求意见", "Consultation"),
    FUNDING(5, "ReviewFunding", "经费核定", "Funding review"),
    JOINT_REVIEW(6, "HoldJointReview", "联席会审", "Joint review"),
    DECIDE(7, "DecideAccess", "审批决定", "Decision"),
    POST(8, "PostAccess", "公示", "Posting"),
    SIGN(9, "SignAgreement", "签约下达", "Agreement"),
    EVALUATE(10, "EvaluateAccess", "评估退出", "Evaluation"),
    SUPPLEMENT(0, "SupplementAccessRequest", "补正材料", "Supplement"),
    OBJECTION(0, "ReviewAccessObjection", "复核异议", "Review of an objection"),
    RECEIPT(0, "ConfirmReceipt", "拨付与确认", "Payment and receipt"),
    RATE(0, "RateAccess", "社区评价", "Rating by communities"),
    TOTAL(0, "AccessTotal", "总时限", "Total clock"),
    EMERGENCY(0, "EmergencyValidity", "应急准入有效期", "Validity of the emergency admission"),
    UNADMITTED(0, "AnswerUnadmitted", "答复拒办", "Answer to a report of unadmitted work");

    private final int number;
    private final String step;
    private final Bilingual label;

    Link(int number, String step, String zh, String en) {
        this.number = number;
        this.step = step;
        this.label = Bilingual.of(zh, en);
    }

    /** 1 to 10; 0 for what is no link of its own. */
    public int number() {
        return number;
    }

    /** The stem of the step: {@code DecideAccess}. */
    public String step() {
        return step;
    }

    public Bilingual label() {
        return label;
    }

    /** The link of a step; a variant such as {@code PostAccess.publish} belongs to its stem. */
    public static Optional<Link> of(String step) {
        int dot = step.indexOf('.');
        String stem = dot < 0 ? step : step.substring(0, dot);
        return Arrays.stream(values()).filter(link -> link.step.equals(stem)).findFirst();
    }
}
