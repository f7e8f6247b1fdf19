package org.needsline.meeting;

import java.util.Comparator;
import java.util.List;

/**
 * 最急、最需、最盼且现实: urgent needs first, then those of hardship households and of many households, then the longest awaited. Whether a
 * need is realistic is what the meeting itself says, with the rejection reason of that name.
 */
final class AgendaOrder {

    /** More cannot be discussed at one meeting (domain, 3.3). */
    static final int MOST = 60;

    private static final Comparator<WaitingNeed> MOST_URGENT_FIRST = Comparator.comparing(
                    (WaitingNeed need) -> !need.urgency().equals("urgent"))
            .thenComparing(need -> !need.hardship())
            .thenComparing(WaitingNeed::households, Comparator.reverseOrder())
            .thenComparing(WaitingNeed::registeredOn)
            .thenComparing(WaitingNeed::number);

    private AgendaOrder() {}

    static List<WaitingNeed> sorted(List<WaitingNeed> needs) {
        return needs.stream().sorted(MOST_URGENT_FIRST).toList();
    }
}
