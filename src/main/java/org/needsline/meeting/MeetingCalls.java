package org.needsline.meeting;

/** The meetings under way: calling one sets its process in motion. */
public interface MeetingCalls {

    /** Whether the process of that meeting runs. */
    boolean isRunning(String meetingId);

    /** The village's needs are due for a meeting. */
    void due(String meetingId, String village);

    /** The town is to order the village to hold a meeting. */
    void ordered(String meetingId, String village);

    /** The town is to order the village to convene the meeting that it has called. */
    void orderedInstead(String meetingId);
}
