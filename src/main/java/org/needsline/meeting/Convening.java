package org.needsline.meeting;

import java.time.LocalDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When and where a meeting is to be held, and what about.
 *
 * @param meetsAt local time of the district
 * @param representatives how many residents' representatives there are to come
 * @param agenda numbers of waiting needs
 * @param further more numbers, separated by blanks, commas or line ends
 */
public record Convening(
        LocalDateTime meetsAt, String venue, int representatives, List<String> agenda, @Nullable String further) {

    public Convening {
        agenda = List.copyOf(agenda);
    }
}
