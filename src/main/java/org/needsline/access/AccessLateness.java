package org.needsline.access;

import java.time.Instant;
import org.needsline.wording.Bilingual;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the clock did to a link: reminded, told the supervisor, told those above. Each is written and told once a round. */
@Service
@Transactional
public class AccessLateness {

    private final AccessTimeline timeline;
    private final AccessMoments moments;

    AccessLateness(AccessTimeline timeline, AccessMoments moments) {
        this.timeline = timeline;
        this.moments = moments;
    }

    /**
     * Writes it down.
     *
     * @param since when this round of the step began
     * @param due when its time is over: tells rounds apart that run at the same time, as of several objections
     * @return whether it is new
     */
    public boolean noted(String number, AccessEvent event, String step, Instant since, Instant due) {
        Bilingual until = moments.sentence("期限", "due", due);
        if (timeline.has(number, event, step, since, until)) {
            return false;
        }
        timeline.add(number, event, step, null, AccessHappening.CLOCK, until, null);
        return true;
    }

    /** A manager reminded whoever holds the step. */
    public void nudged(String number, String step, String by) {
        timeline.add(number, AccessEvent.NUDGED, step, null, by);
    }
}
