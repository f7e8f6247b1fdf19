package org.needsline.scoring;

/** Event types that the decision {@code ScoreEvent} knows. Needs that end outside the remit or rejected report none. */
public final class ScoreEvents {

    public static final String CLAIMED_IN_TIME = "claimedInTime";
    public static final String DELIVERED_IN_TIME = "deliveredInTime";
    public static final String DELIVERED_LATE = "deliveredLate";
    public static final String ACCEPTED_FIRST_TIME = "acceptedFirstTime";
    /** With {@code rating}; leads to the rules ratedSatisfied, ratedMostly, ratedDissatisfied. */
    public static final String RATED = "rated";

    public static final String LET_LAPSE = "letLapse";
    public static final String HANDED_BACK = "handedBack";
    public static final String OBJECTION_UPHELD = "objectionUpheld";
    public static final String SUPERVISION_ORDER = "supervisionOrder";
    public static final String UNVERIFIED = "unverified";
    public static final String ACCESS_LINK_LATE = "accessLinkLate";
    public static final String UNADMITTED_TASK_PUSHED = "unadmittedTaskPushed";
    public static final String ACCESS_OBJECTION_UPHELD = "accessObjectionUpheld";

    private ScoreEvents() {}
}
