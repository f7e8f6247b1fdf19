package org.needsline.need.process;

/** The process {@code NeedLifecycle}: its key, messages and variables, declared once. */
public final class NeedLifecycle {

    public static final String KEY = "NeedLifecycle";

    public static final String MESSAGE_SCREENED = "need.screened";
    public static final String MESSAGE_WITHDRAWN = "need.withdrawn";
    public static final String MESSAGE_WITHDRAWAL_UNDONE = "need.withdrawalUndone";
    public static final String MESSAGE_OBJECTED = "need.objected";
    public static final String MESSAGE_APPEALED = "need.appealed";
    public static final String MESSAGE_RATED = "need.rated";
    public static final String MESSAGE_MERGE_OBJECTED = "need.mergeObjected";

    /** Json: the card that every form shows, see {@link org.needsline.need.NeedCard}. */
    public static final String NEED = "need";
    /** String: number of the need, as the task list shows it. */
    public static final String CASE_NUMBER = "caseNumber";
    /** String: category in words, as the task list shows it. */
    public static final String CATEGORY_NAME = "categoryName";
    /** String: village in words, as the task list shows it. */
    public static final String VILLAGE_NAME = "villageName";
    /** String: 12 digits. */
    public static final String VILLAGE = "village";
    /** String: 9 digits. */
    public static final String TOWN = "town";
    /** String: 6 digits. */
    public static final String DISTRICT = "district";
    /** String: stage at which the handling begins: {@code intake} and so on, or {@code conduct}. */
    public static final String STAGE = "stage";
    /** String: {@code VILLAGE}, {@code TOWN}, {@code DISTRICT}, or {@code ABOVE} when no level is left. */
    public static final String LEVEL = "level";
    /** String: {@code urgent}; absent for an ordinary need. */
    public static final String URGENCY = "urgency";
    /** Integer: what comes first in the task list, 0 to 100, from the decision ClassifyNeed. */
    public static final String PRIORITY = "priority";
    /** Json: result of the decision ClassifyNeed. */
    public static final String CLASSIFICATION = "classification";
    /** String: {@code ordinary} or {@code urgent}, from the decision ClassifyNeed. */
    public static final String TRACK = "track";
    /** String: {@code screening}, {@code urgent}, {@code outsideRemit} or {@code merged}. */
    public static final String INTAKE_OUTCOME = "intakeOutcome";

    public static final String URGENCY_DECISION = "urgencyDecision";
    public static final String TRIAGE_OUTCOME = "triageOutcome";
    /** Boolean: the reporter was asked already. */
    public static final String ASKED_ONCE = "askedOnce";
    /** Json: likely duplicates as options of a select. */
    public static final String DUPLICATES = "duplicates";

    /** Boolean: the need to merge into is still being handled. */
    public static final String LEAD_STANDS = "leadStands";

    public static final String MERGE_DECISION = "mergeDecision";
    /** Boolean: the town screens in place of the meeting. */
    public static final String TOWN_DECIDES = "townDecides";

    public static final String SCREENING_OUTCOME = "screeningOutcome";
    /** Boolean: the reporter has used the one appeal. */
    public static final String APPEALED = "appealed";

    public static final String APPEAL_DECISION = "appealDecision";
    /** String: {@code dismissed}, or where the need goes: {@code screening}, {@code posting}. */
    public static final String APPEAL_OUTCOME = "appealOutcome";
    /** Date: end of the posting. */
    public static final String POSTED_UNTIL = "postedUntil";
    /** Boolean. */
    public static final String OBJECTION_UPHELD = "objectionUpheld";
    /** Long, local to one objection. */
    public static final String OBJECTION_ID = "objectionId";

    public static final String OBJECTION_DECISION = "objectionDecision";
    /** Map: result of the decision RouteNeed. */
    public static final String ROUTE = "route";
    /** Boolean. */
    public static final String ANYONE_INVITED = "anyoneInvited";
    /** String: candidate groups of the level, comma separated. */
    public static final String CLAIM_GROUPS = "claimGroups";
    /** Date. */
    public static final String CLAIM_DUE = "claimDue";
    /** Date. */
    public static final String CLAIM_REMIND_AT = "claimRemindAt";

    public static final String CLAIM_OUTCOME = "claimOutcome";
    /** String: {@code claimed}, {@code othersInvited} or {@code nobodyLeft}. */
    public static final String CLAIM_RESULT = "claimResult";

    public static final String ASSIGN_OUTCOME = "assignOutcome";
    /** String: {@code claimed} or {@code closed}. */
    public static final String LADDER_OUTCOME = "ladderOutcome";
    /** Date: end of the promised day. */
    public static final String PROMISED_AT = "promisedAt";
    /** Date. */
    public static final String DELIVERY_REMIND_AT = "deliveryRemindAt";
    /** Date: when the delivery counts as overdue; far away once that was said. */
    public static final String OVERDUE_AT = "overdueAt";
    /** Date: twice the promised time. */
    public static final String SUPERVISE_AT = "superviseAt";

    public static final String DELIVERER_GROUP = "delivererGroup";
    public static final String SUPERVISOR_GROUP = "supervisorGroup";
    public static final String VERIFIER_GROUP = "verifierGroup";
    public static final String CALLER_GROUP = "callerGroup";
    public static final String EXTENSION_ALLOWED = "extensionAllowed";
    public static final String HAND_BACK_ALLOWED = "handBackAllowed";
    public static final String DELIVERY_OUTCOME = "deliveryOutcome";
    /** String: the day until which an extension is asked for, while that is undecided. */
    public static final String EXTEND_TO = "extendTo";

    public static final String EXTENSION_DECISION = "extensionDecision";
    /** String: {@code delivered}, {@code handedBack} or {@code closed}. */
    public static final String DELIVERY_RESULT = "deliveryResult";

    public static final String VERIFY_OUTCOME = "verifyOutcome";
    /** String: {@code done}, {@code notDone} or {@code supervise}. */
    public static final String VERIFY_RESULT = "verifyResult";

    public static final String SUPERVISE_OUTCOME = "superviseOutcome";
    /** Boolean. */
    public static final String ANYONE_RATED = "anyoneRated";

    public static final String CALL_BACK_OUTCOME = "callBackOutcome";
    /** String: {@code settled}, {@code rework}, {@code dispute} or {@code upLadder}. */
    public static final String RATING_OUTCOME = "ratingOutcome";

    /** Boolean: a dispute may still send the need one level up. */
    public static final String UP_LADDER_ALLOWED = "upLadderAllowed";

    public static final String DISPUTE_OUTCOME = "disputeOutcome";
    /** String: {@code final}, {@code resumed} or {@code successor}. */
    public static final String WITHDRAWAL_OUTCOME = "withdrawalOutcome";
    /** String: code of {@link org.needsline.need.Ending}. */
    public static final String ENDING = "ending";

    private NeedLifecycle() {}
}
