package org.needsline.calendar;

import java.util.List;

/**
 * The schedule has changed, and with it deadlines of a case. Published in the transaction that moved them.
 *
 * @param deadlines as they are now
 */
public record DeadlinesRecalculated(String caseNumber, List<Deadline> deadlines) {

    public DeadlinesRecalculated {
        deadlines = List.copyOf(deadlines);
    }
}
