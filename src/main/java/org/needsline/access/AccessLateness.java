package org.needsline.access;

import java.time.Instant;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the clock did to a link: reminded, told the supervisor, told those above. Each is written and told once a round. */
@Service
@Transactional
public class AccessLateness {

    private final AccessTimeline timeline;

    AccessLateness(AccessTimeline timeline) {
        this.timeline = timeline;
    }

    /**
     * Writes it down.
     *
     * @param since when this round of the step began
     * @return whether it is new
     */
    public boolean noted(String number, AccessEvent event, String step, Instant since) {
        if (timeline.has(number, event, step, since)) {
            return false;
        }
        timeline.add(number, event, step, null, AccessHappening.CLOCK, null);
        return true;
    }
}
