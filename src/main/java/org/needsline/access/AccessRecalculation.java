package org.needsline.access;

import static org.needsline.access.AccessFiling.columns;

import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.needsline.calendar.Deadline;
import org.needsline.calendar.DeadlinesRecalculated;
import org.needsline.wording.Bilingual;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The calendar has changed: dates that the tables of the gate keep follow their deadlines, in the same transaction, and the timeline says so.
 * Otherwise an answer would be refused as late that the timer still waits for.
 */
@Component
class AccessRecalculation {

    /** A date that opens something ahead of a fixed day: the opening moves, not the day. */
    private static final String OPENS = Link.EVALUATE.step() + ".opens";

    private static final String TWICE = ".twice";

    /** The tables first; what is shown is read from them. */
    private static final int TABLES = 0;

    private final AccessRequests requests;
    private final AccessTimeline timeline;
    private final AccessMoments moments;
    private final JdbcClient jdbc;

    AccessRecalculation(AccessRequests requests, AccessTimeline timeline, AccessMoments moments, JdbcClient jdbc) {
        this.requests = requests;
        this.timeline = timeline;
        this.moments = moments;
        this.jdbc = jdbc;
    }

    @EventListener
    @Order(TABLES)
    void recalculated(DeadlinesRecalculated event) {
        String number = event.caseNumber();
        boolean request = requests.find(number).isPresent();
        for (Deadline deadline : event.deadlines()) {
            if (deadline.step().endsWith(TWICE)) {
                continue;
            }
            if (request) {
                follow(number, deadline);
            } else if (deadline.step().equals("FileLegacy")) {
                jdbc.sql("update legacy_work set file_until = ? where number = ?")
                        .params(deadline.dueAt().atOffset(ZoneOffset.UTC), number)
                        .update();
            }
            Link.of(deadline.step())
                    .ifPresent(link -> timeline.add(
                            number,
                            AccessEvent.RECALCULATED,
                            deadline.step(),
                            null,
                            AccessHappening.CLOCK,
                            note(deadline),
                            null));
        }
    }

    private void follow(String number, Deadline deadline) {
        Link link = Link.of(deadline.step()).orElse(null);
        if (link == Link.TOTAL) {
            requests.change(number, columns("total_due_at", deadline.dueAt()));
        } else if (link == Link.CONSULT) {
            requests.change(number, columns("consult_until", deadline.dueAt()));
        } else if (deadline.step().equals(Link.POST.step())) {
            requests.change(number, columns("posted_until", deadline.dueAt()));
        } else if (link == Link.RATE) {
            jdbc.sql("update access_evaluation set closes_at = ? where number = ? and outcome is null")
                    .params(deadline.dueAt().atOffset(ZoneOffset.UTC), number)
                    .update();
        }
    }

    private @Nullable Bilingual note(Deadline deadline) {
        return deadline.step().equals(OPENS)
                ? deadline.remindAt() == null
                        ? null
                        : moments.sentence("评估启动于", "evaluation opens on", deadline.remindAt())
                : moments.sentence("期限改为", "due", deadline.dueAt());
    }
}
