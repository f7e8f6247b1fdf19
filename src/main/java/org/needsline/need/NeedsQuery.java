package org.needsline.need;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** Lists of needs, cut to what a caller asks for and always bounded. */
public interface NeedsQuery {

    /** Needs of a village that wait for its meeting, most urgent first, then the longest waiting; at most {@code limit}. */
    List<Waiting> waitingForScreening(String village, int limit);

    /** How many needs of a village wait for its meeting. */
    int waitingForScreening(String village);

    /** How many wait in each village that has any, and since when the oldest: for proposing meetings. */
    List<Backlog> backlogs();

    /**
     * A need that waits for screening.
     *
     * @param number number
     * @param title title as displayed
     * @param category category
     * @param kind kind
     * @param urgency urgency
     * @param households households that benefit
     * @param hardship hardship household
     * @param since waiting since
     * @param deferrals how often deferred
     * @param registeredOn registered on
     */
    record Waiting(
            String number,
            String title,
            Category category,
            Kind kind,
            Urgency urgency,
            int households,
            boolean hardship,
            Instant since,
            int deferrals,
            LocalDate registeredOn) {}

    /**
     * What waits in a village.
     *
     * @param village 12 digits
     * @param waiting how many
     * @param oldest waiting since
     */
    record Backlog(String village, int waiting, Instant oldest) {}
}
