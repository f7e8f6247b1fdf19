package org.needsline.notification;

/** Names of the events that people are told of. Each has at least one rule in {@code notification/rules.csv}; a test holds to it. */
public final class NotificationEvents {

    public static final String NEED_REGISTERED = "need.registered";
    public static final String NEED_TOLD_ONLINE = "need.toldOnline";
    public static final String NEED_MERGED = "need.merged";
    public static final String NEED_OUTSIDE_REMIT = "need.outsideRemit";
    public static final String NEED_QUESTION = "need.question";
    public static final String NEED_REJECTED = "need.rejected";
    public static final String NEED_APPEAL_DECIDED = "need.appealDecided";
    public static final String NEED_OBJECTION_ANSWERED = "need.objectionAnswered";
    public static final String NEED_MEETING_REMINDER = "need.meetingReminder";
    public static final String NEED_CLAIM_REMINDER = "need.claimReminder";
    public static final String NEED_CLAIMED = "need.claimed";
    public static final String NEED_ASSIGNED = "need.assigned";
    public static final String NEED_DELIVERY_REMINDER = "need.deliveryReminder";
    public static final String NEED_OVERDUE = "need.overdue";
    public static final String NEED_EXTENSION_DECIDED = "need.extensionDecided";
    public static final String NEED_CLOSED = "need.closed";
    public static final String NEED_RATING_INVITED = "need.ratingInvited";
    public static final String NEED_WITHDRAWN = "need.withdrawn";
    public static final String NEED_SUPERVISION = "need.supervision";
    public static final String MEETING_ANNOUNCED = "meeting.announced";
    public static final String MEETING_OVERDUE = "meeting.overdue";
    public static final String MEETING_ORDERED = "meeting.ordered";
    public static final String CONDUCT_RECEIVED = "conduct.received";
    public static final String CONDUCT_OVERDUE = "conduct.overdue";
    public static final String CONDUCT_DECIDED = "conduct.decided";
    public static final String CASE_LATE = "case.late";
    public static final String CASE_NUDGED = "case.nudged";
    public static final String CASE_DEADLINE_LAPSED = "case.deadlineLapsed";
    public static final String ACCESS_FILED = "access.filed";
    public static final String ACCESS_MISSING = "access.missing";
    public static final String ACCESS_REMINDER = "access.reminder";
    public static final String ACCESS_LATE = "access.late";
    public static final String ACCESS_TWICE_LATE = "access.twiceLate";
    public static final String ACCESS_DECIDED = "access.decided";
    public static final String ACCESS_EMERGENCY = "access.emergency";
    public static final String ACCESS_SIGNED = "access.signed";
    public static final String ACCESS_EVALUATION = "access.evaluation";
    public static final String ACCESS_EVALUATED = "access.evaluated";
    public static final String ACCESS_ENDED = "access.ended";
    public static final String UNADMITTED_REPORTED = "unadmitted.reported";
    public static final String UNADMITTED_ANSWERED = "unadmitted.answered";
    public static final String LEGACY_REMINDER = "legacy.reminder";
    public static final String LEGACY_OVER = "legacy.over";

    /** What waits for a person, each working morning. */
    public static final String WORK_DIGEST = "work.digest";

    public static final String ABSENCE_PLANNED = "absence.planned";
    public static final String ABSENCE_BEGUN = "absence.begun";
    public static final String ABSENCE_OVER = "absence.over";
    public static final String ABSENCE_CANCELLED = "absence.cancelled";

    private NotificationEvents() {}
}
