package org.needsline.calendar;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Counts open deadlines again with the schedule that is known now. Row, timer, task and what people read move together, case by case: one
 * that cannot be moved holds up no other, and the next run tries it again.
 */
@Component
class DeadlineRecalculation {

    private static final Logger LOG = LoggerFactory.getLogger(DeadlineRecalculation.class);
    private static final int ATTEMPTS = 3;

    private final DeadlineRows rows;
    private final Calendars calendars;
    private final RunningSteps steps;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DeadlineRecalculation(
            DeadlineRows rows,
            Calendars calendars,
            RunningSteps steps,
            ApplicationEventPublisher events,
            TransactionTemplate transaction,
            Clock clock) {
        this.rows = rows;
        this.calendars = calendars;
        this.steps = steps;
        this.events = events;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * What came of a run.
     *
     * @param moved deadlines whose date is another now
     * @param failed cases that could not be moved; the next run tries them again
     */
    record Result(int moved, int failed) {}

    Result run() {
        WorkCalendar calendar = calendars.current();
        Map<String, List<DeadlineRow>> changed = new LinkedHashMap<>();
        for (DeadlineRow row : rows.dueAfter(clock.instant())) {
            if (!row.countedWith(calendar).equals(row)) {
                String group = row.processInstanceId() == null ? "row " + row.id() : row.processInstanceId();
                changed.computeIfAbsent(group, key -> new ArrayList<>()).add(row);
            }
        }
        int moved = 0;
        int failed = 0;
        for (List<DeadlineRow> together : changed.values()) {
            try {
                moved += move(together, calendar);
            } catch (RuntimeException e) {
                failed++;
                LOG.warn(
                        "Deadlines of case {} could not be recalculated",
                        together.get(0).caseNumber(),
                        e);
            }
        }
        if (moved + failed > 0) {
            LOG.info("Deadlines recalculated: {} moved, {} cases left for the next run", moved, failed);
        }
        return new Result(moved, failed);
    }

    private int move(List<DeadlineRow> together, WorkCalendar calendar) {
        for (int attempt = 1; ; attempt++) {
            try {
                return Objects.requireNonNull(transaction.execute(status -> moveNow(together, calendar)));
            } catch (RuntimeException e) {
                // Somebody may have completed the very task at the same moment.
                if (attempt == ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private int moveNow(List<DeadlineRow> together, WorkCalendar calendar) {
        List<DateMove> wanted = new ArrayList<>();
        together.forEach(row -> wanted.addAll(moves(row, row.countedWith(calendar))));
        String processInstanceId = together.get(0).processInstanceId();
        Set<DateMove> found = processInstanceId == null || wanted.isEmpty()
                ? Set.copyOf(wanted)
                : steps.move(processInstanceId, wanted);
        List<Deadline> moved = new ArrayList<>();
        for (DeadlineRow row : together) {
            DeadlineRow now = row.countedWith(calendar);
            List<DateMove> ofRow = moves(row, now);
            if (ofRow.isEmpty()) {
                // The same date, but known for certain now.
                rows.move(now);
            } else if (ofRow.stream().anyMatch(found::contains)) {
                rows.move(now);
                moved.add(now.shownWith(calendar));
            }
        }
        if (!moved.isEmpty()) {
            events.publishEvent(new DeadlinesRecalculated(together.get(0).caseNumber(), moved));
        }
        return moved.size();
    }

    private static List<DateMove> moves(DeadlineRow before, DeadlineRow after) {
        List<DateMove> moves = new ArrayList<>();
        if (!before.dueAt().equals(after.dueAt())) {
            moves.add(new DateMove(before.step(), before.dueAt(), after.dueAt()));
        }
        Instant reminder = before.remindAt();
        Instant newReminder = after.remindAt();
        if (reminder != null && newReminder != null && !reminder.equals(newReminder)) {
            moves.add(new DateMove(before.step(), reminder, newReminder));
        }
        return moves;
    }
}
