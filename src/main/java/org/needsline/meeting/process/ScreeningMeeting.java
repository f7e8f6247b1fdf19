package org.needsline.meeting.process;

/** The process of one screening meeting: its key, messages and variables, declared once. */
public final class ScreeningMeeting {

    public static final String KEY = "ScreeningMeeting";

    public static final String MESSAGE_DUE = "meeting.due";
    public static final String MESSAGE_ORDERED = "meeting.ordered";

    /** The person who started the process by its form. */
    public static final String CALLER = "caller";

    public static final String VILLAGE = "village";
    public static final String TOWN = "town";
    public static final String DISTRICT = "district";

    private ScreeningMeeting() {}
}
