package org.needsline.casefile;

import static org.needsline.need.NeedEvent.*;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.needsline.need.NeedEvent;
import org.needsline.wording.Bilingual;

/** The steps of a need that have a deadline, and by what each ends. Tasks bear the names that they have in the model. */
enum CaseStep {
    CONFIRM_URGENCY("ConfirmUrgency", "确认紧急", "Confirm urgency", false, URGENCY_CONFIRMED, URGENCY_LAPSED),
    TRIAGE_NEED(
            "TriageNeed",
            "受理需求",
            "Triage need",
            false,
            TRIAGED,
            TRIAGE_LAPSED,
            OUTSIDE_REMIT,
            ASKED_REPORTER,
            MERGED_INTO),
    SUPPLEMENT_NEED("SupplementNeed", "补记材料", "Record the answer", false, SUPPLEMENTED, SUPPLEMENT_LAPSED),
    AWAIT_MERGE_OBJECTION(
            "AwaitMergeObjection",
            "合并异议期",
            "Time for objecting to the merge",
            true,
            MERGE_OBJECTED,
            MERGE_SPLIT,
            CLOSED),
    REVIEW_MERGE("ReviewMerge", "复核合并", "Review merge", false, MERGE_KEPT, MERGE_SPLIT),
    AWAIT_SCREENING(
            "AwaitScreening.town", "等候议定会，期满由街镇议定", "Time for the meeting, then the town decides", true, SCREENED),
    SCREEN_BY_TOWN("ScreenByTown", "街镇议定", "Screen by town", false, SCREENED),
    AWAIT_APPEAL("AwaitAppeal", "申诉期", "Time for an appeal", true, APPEALED, CLOSED),
    REVIEW_APPEAL("ReviewAppeal", "复核申诉", "Review appeal", false, APPEAL_UPHELD, APPEAL_DISMISSED),
    POST_NEED("PostNeed", "公示期", "Time of the posting", true, POSTING_OVER),
    REVIEW_OBJECTION("ReviewObjection", "复核异议", "Review objection", false, OBJECTION_UPHELD, OBJECTION_DISMISSED),
    REVIEW_OBJECTION_BY_DISTRICT(
            "ReviewObjectionByDistrict", "区级复核异议", "Review by district", false, OBJECTION_UPHELD, OBJECTION_DISMISSED),
    CLAIM_NEED("ClaimNeed", "认领需求", "Claim need", false, CLAIMED, CLAIM_LAPSED, AWAITS_ASSIGNMENT),
    ASSIGN_NEED("AssignNeed", "督办交办", "Assign need", false, ASSIGNED, EXPLAINED, PLANNED),
    DELIVER_NEED("DeliverNeed", "落实需求", "Deliver need", false, DELIVERED, HANDED_BACK),
    REWORK_NEED("ReworkNeed", "返工", "Rework", false, DELIVERED, HANDED_BACK),
    DECIDE_EXTENSION(
            "DecideExtension",
            "审定延期",
            "Decide extension",
            false,
            EXTENSION_GRANTED,
            EXTENSION_REFUSED,
            EXTENSION_LAPSED),
    SUPERVISE_DELIVERY("SuperviseDelivery", "督办", "Supervise delivery", false, SUPERVISED, SUPERVISION_LAPSED),
    VERIFY_DELIVERY("VerifyDelivery", "核实落实", "Verify delivery", false, VERIFIED, NOT_DONE, VERIFICATION_LAPSED),
    AWAIT_RATING("AwaitRating", "评价期", "Time for rating", true, RATING_OVER),
    CALL_BACK("CallBack", "回访", "Call back", false, CALLED_BACK, NOT_RATED),
    DECIDE_DISPUTE("DecideDispute", "裁定争议", "Decide dispute", false, DISPUTE_CLOSED, DISPUTE_UP_LADDER),
    UNDO_WITHDRAWAL("UndoWithdrawal", "撤销撤回的期限", "Time for undoing the withdrawal", true, WITHDRAWAL_UNDONE, CLOSED);

    private static final Set<String> REMINDERS =
            Set.of("AwaitScreening.propose", "AwaitScreening.remind", "AwaitScreening.order");

    private final String stem;
    private final Bilingual label;
    private final boolean window;
    private final Set<NeedEvent> ends;

    CaseStep(String stem, String zh, String en, boolean window, NeedEvent first, NeedEvent... others) {
        this.stem = stem;
        this.label = Bilingual.of(zh, en);
        this.window = window;
        this.ends = EnumSet.of(first, others);
    }

    /** Whether the moment only calls somebody's attention while a step lasts: nothing is due then. */
    static boolean isReminder(String stem) {
        return REMINDERS.contains(stem);
    }

    static Optional<CaseStep> of(String stem) {
        return Arrays.stream(values()).filter(step -> step.stem.equals(stem)).findFirst();
    }

    String stem() {
        return stem;
    }

    Bilingual label() {
        return label;
    }

    /** A time in which somebody may act, not must: when it is over nobody was late. */
    boolean window() {
        return window;
    }

    boolean endsBy(NeedEvent event) {
        return ends.contains(event);
    }
}
