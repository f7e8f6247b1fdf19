package org.needsline.access.process;

/** The process {@code AffairsAccess}: its key, messages and variables, declared once. */
public final class AffairsAccess {

    public static final String KEY = "AffairsAccess";

    public static final String MESSAGE_WITHDRAWN = "access.withdrawn";
    public static final String MESSAGE_OBJECTED = "access.objected";
    /** More than a third of the target communities ask for exit. */
    public static final String MESSAGE_EXIT_ASKED = "access.exitAsked";
    /** A renewal or adjustment was signed. */
    public static final String MESSAGE_REPLACED = "access.replaced";

    /** Json: the card that every form shows, see {@link AccessCards}. */
    public static final String ACCESS = "access";
    /** String: code of the department. */
    public static final String DEPARTMENT = "department";
    /** String: 6 digits. */
    public static final String DISTRICT = "district";
    /** Json [String]: codes of the target communities. */
    public static final String COMMUNITIES = "communities";
    /** Json string: the community of one instance. */
    public static final String COMMUNITY = "community";
    /** Integer: what comes first in the task list, 0 to 100. */
    public static final String PRIORITY = "priority";
    /** String: {@code urgent} while an emergency waits for its first decision, else {@code ordinary}. */
    public static final String URGENCY = "urgency";

    // Opening and filing
    public static final String REFERS_TO = "refersTo";
    public static final String LEGACY_NUMBER = "legacyNumber";
    public static final String PRIVATE_ITEM = "privateItem";
    /** Json [{label,value}]: the communities, and the towns, that can be chosen. */
    public static final String COMMUNITY_OPTIONS = "communityOptions";

    public static final String TOWN_OPTIONS = "townOptions";
    public static final String KIND = "kind";
    public static final String TARGETS = "targets";
    public static final String TARGET_TOWNS = "targetTowns";
    public static final String STARTS_ON = "startsOn";
    public static final String ENDS_ON = "endsOn";
    public static final String WORKLOAD = "workload";
    public static final String STAFF = "staff";
    public static final String MONEY = "money";
    public static final String EMERGENCY = "emergency";
    public static final String RESPONSE_NUMBER = "responseNumber";
    public static final String PRIVATE_LEGAL_BASIS = "privateLegalBasis";
    public static final String PRIVATE_REASON = "privateReason";
    public static final String PRIVATE_POWERS = "privatePowers";
    public static final String CHECK_OUTCOME = "checkOutcome";
    public static final String PRIVATE_MISSING = "privateMissing";
    /** String: {@code complete}, {@code emergency}, {@code supplement} or {@code lapsed}. */
    public static final String APPLY_OUTCOME = "applyOutcome";

    // Review
    /** Date: from complete application to decision; far away while it does not run. */
    public static final String TOTAL_DUE = "totalDue";
    /** Date: when an emergency lapses; far away where there is none. */
    public static final String EMERGENCY_UNTIL = "emergencyUntil";
    /** Date: when to warn that an emergency lapses; far away where there is none. */
    public static final String EMERGENCY_REMIND_AT = "emergencyRemindAt";

    public static final String CONSULT_DUE = "consultDue";
    public static final String CONSULT_REMIND_AT = "consultRemindAt";
    public static final String LEGAL_OPINION = "legalOpinion";
    public static final String FUNDING_OPINION = "fundingOpinion";
    public static final String STANCE = "stance";
    public static final String BURDEN = "burden";
    public static final String PRIVATE_WORDS = "privateWords";
    public static final String PRIVATE_NOTE = "privateNote";
    /** Double: share of the target communities that oppose. */
    public static final String OPPOSE_PERCENT = "opposePercent";
    /** Double: share of the target communities that support under conditions. */
    public static final String CONDITIONAL_PERCENT = "conditionalPercent";
    /** Map: result of the decision AccessRecommendation. */
    public static final String PROPOSAL = "proposal";
    /** Json [{community,stance,burden}]: the answers of the communities. */
    public static final String OPINIONS = "opinions";

    public static final String RECOMMENDATION = "recommendation";

    // Decision and posting
    public static final String DECISION = "decision";
    /** String: {@code post}, {@code approved}, {@code emergency}, {@code refused} or {@code lapsed}. */
    public static final String APPROVE_OUTCOME = "approveOutcome";

    public static final String PRIVATE_PLACES = "privatePlaces";
    /** Date: end of the posting. */
    public static final String POSTED_UNTIL = "postedUntil";
    /** Boolean. */
    public static final String ACCESS_OBJECTION_UPHELD = "accessObjectionUpheld";
    /** Long, local to one objection. */
    public static final String OBJECTION_ID = "objectionId";

    public static final String OBJECTION_DECISION = "objectionDecision";
    public static final String PRIVATE_ANSWER = "privateAnswer";

    // Carrying out
    public static final String PRIVATE_AGREEMENT = "privateAgreement";
    public static final String RUNS_FROM = "runsFrom";
    public static final String EXPIRES_ON = "expiresOn";
    public static final String PAID = "paid";
    public static final String RECEIPT_DUE = "receiptDue";
    public static final String RECEIPT_REMIND_AT = "receiptRemindAt";
    public static final String RECEIPT_TWICE_AT = "receiptTwiceAt";
    /** Date: when the next evaluation opens; far away when none is left. */
    public static final String EVALUATE_AT = "evaluateAt";
    /** Date: end of the last day. */
    public static final String EXPIRES_AT = "expiresAt";

    public static final String RATING_DUE = "ratingDue";
    public static final String RATING_REMIND_AT = "ratingRemindAt";
    public static final String PROMISE_KEPT = "promiseKept";
    public static final String WISH = "wish";
    /** Json [{community,promiseKept,burden,wish,exit}]: the ratings of the communities. */
    public static final String RATINGS = "ratings";
    /** String: code of {@link org.needsline.access.EvaluationOutcome}. */
    public static final String EVALUATION_OUTCOME = "evaluationOutcome";
    /** String: code of {@link org.needsline.access.AccessEnding}. */
    public static final String ENDING = "ending";

    private AffairsAccess() {}
}
