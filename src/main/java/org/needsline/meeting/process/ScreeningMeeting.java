package org.needsline.meeting.process;

/** The process of one screening meeting: its key, messages and variables, declared once. */
public final class ScreeningMeeting {

    public static final String KEY = "ScreeningMeeting";

    public static final String MESSAGE_DUE = "meeting.due";
    public static final String MESSAGE_ORDERED = "meeting.ordered";

    /** Codes of the village that meets, of its town and its district. */
    public static final String VILLAGE = "village";

    public static final String TOWN = "town";
    public static final String DISTRICT = "district";

    /** Json card: number, villageName, earliestDay; once convened also meetsAt, venue, representatives, quorum, convening, agendaSize. */
    public static final String MEETING = "meeting";

    /** Json [{label,value}]: the needs that wait. */
    public static final String WAITING = "waiting";

    /** Json [number]: what is to come on the agenda. */
    public static final String AGENDA = "agenda";

    /** Json [{label,value}]: what is on the agenda, in its order. */
    public static final String AGENDA_ITEMS = "agendaItems";

    /** Date: when the meeting begins. */
    public static final String MEETING_AT = "meetingAt";

    // Convening
    public static final String CONVENE_OUTCOME = "conveneOutcome";
    public static final String CONVENE = "convene";
    public static final String NOTHING_TO_DECIDE = "nothingToDecide";
    public static final String MEETING_TIME = "meetingTime";
    public static final String REPRESENTATIVES = "representatives";
    public static final String PRIVATE_VENUE = "privateVenue";
    public static final String PRIVATE_FURTHER_NEEDS = "privateFurtherNeeds";
    public static final String PRIVATE_ORDER = "privateOrder";

    // Record
    public static final String PRESENT = "present";
    public static final String LIST_YES = "listYes";
    public static final String LIST_NO = "listNo";
    public static final String LIST_ABSTAIN = "listAbstain";
    public static final String DEFERRED = "deferred";
    public static final String REJECTED_UNREALISTIC = "rejectedUnrealistic";
    public static final String REJECTED_NOT_MATCHING_CIRCUMSTANCES = "rejectedNotMatchingCircumstances";
    public static final String REJECTED_ALREADY_COVERED = "rejectedAlreadyCovered";
    public static final String REJECTED_PRIVATE_MATTER = "rejectedPrivateMatter";
    public static final String OUTSIDE_REMIT = "outsideRemit";
    public static final String PRIVATE_CHAIR = "privateChair";
    public static final String PRIVATE_RECUSALS = "privateRecusals";
    public static final String PRIVATE_SINGLE_VOTES = "privateSingleVotes";

    /** Boolean: whether two thirds of the representatives came. */
    public static final String QUORATE = "quorate";

    /** Long: how often too few came. */
    public static final String ADJOURNMENTS = "adjournments";

    // Minutes
    /** Json [{position,title,number,decision,vote}]: what was decided. */
    public static final String DECISIONS = "decisions";

    /** Boolean: whether the record may be sent back once more. */
    public static final String CORRECTION_ALLOWED = "correctionAllowed";

    public static final String PUBLISH_OUTCOME = "publishOutcome";
    public static final String PUBLISH = "publish";
    public static final String CORRECT = "correct";
    public static final String PRIVATE_REMARK = "privateRemark";

    /** Json [number]: whom to tell. */
    public static final String AGENDA_NUMBERS = "agendaNumbers";

    /** Json string: the need that one instance of the last step tells. */
    public static final String AGENDA_NUMBER = "agendaNumber";

    private ScreeningMeeting() {}
}
