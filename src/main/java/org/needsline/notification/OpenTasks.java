package org.needsline.notification;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What waits for a person: the tasks that they have claimed, and those that their groups may claim. */
public interface OpenTasks {

    /**
     * The open tasks of a person.
     *
     * @param groups ids of their roles in units
     * @param now what is due before is overdue
     * @param endOfToday what is due before, and not overdue, is due today
     */
    Work of(String userId, Collection<String> groups, Instant now, Instant endOfToday);

    /**
     * So much of it.
     *
     * @param open all of it
     * @param overdue of these
     * @param dueToday of these, too
     * @param first the most urgent ones
     */
    record Work(long open, long overdue, long dueToday, List<Line> first) {

        public Work {
            first = List.copyOf(first);
        }
    }

    /**
     * One task.
     *
     * @param caseNumber missing where the process has none
     */
    record Line(String name, @Nullable String caseNumber, Instant due) {}
}
