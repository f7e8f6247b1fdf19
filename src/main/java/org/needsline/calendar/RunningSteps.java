package org.needsline.calendar;

import java.util.List;
import java.util.Set;

/** The timers, tasks and variables of steps that are still going on. The engine keeps them. */
public interface RunningSteps {

    /**
     * Moves what holds one of the dates, within one process instance and in the caller's transaction.
     *
     * @return the moves for which anything was found; a step that is over has nothing left to move
     */
    Set<DateMove> move(String processInstanceId, List<DateMove> moves);
}
