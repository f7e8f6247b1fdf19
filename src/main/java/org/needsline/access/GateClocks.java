package org.needsline.access;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.needsline.calendar.Deadline;
import org.needsline.calendar.DeadlineOutcome;
import org.needsline.calendar.WorkCalendar;
import org.needsline.wording.Bilingual;

/** What became of each deadline of a request or report, as its timeline tells. */
final class GateClocks {

    private static final Set<AccessEvent> LEAVES_EVERYTHING = Set.of(AccessEvent.WITHDRAWN, AccessEvent.CLOSED);

    private final List<Deadline> deadlines;
    private final List<AccessHappening> timeline;
    private final List<AccessTarget> asked;
    private final Instant now;
    private final WorkCalendar calendar;
    private final Map<GateStep, Set<AccessHappening>> told = new EnumMap<>(GateStep.class);

    /**
     * A deadline and what became of it.
     *
     * @param workdaysLate over the deadline, 0 if none
     * @param endedAt when it ended; null while it lasts
     * @param endedBy user id or {@code clock}; null where nobody did one thing that ended it
     * @param byHours counted round the clock in hours, not in working days
     * @param used of what is allowed, working days or hours, so far or in all
     */
    record Line(
            Deadline deadline,
            GateStep step,
            DeadlineOutcome outcome,
            Bilingual text,
            int workdaysLate,
            @Nullable Instant endedAt,
            @Nullable String endedBy,
            boolean byHours,
            int used,
            int allowed) {

        boolean isLate() {
            return Boolean.FALSE.equals(outcome.kept());
        }
    }

    /** How a deadline ended. */
    private record End(Instant at, @Nullable AccessHappening by) {}

    private GateClocks(
            List<Deadline> deadlines,
            List<AccessHappening> timeline,
            List<AccessTarget> asked,
            Instant now,
            WorkCalendar calendar) {
        this.deadlines = deadlines;
        this.timeline = timeline;
        this.asked = asked;
        this.now = now;
        this.calendar = calendar;
    }

    /**
     * Oldest first, as both lists.
     *
     * @param asked the target communities with what they said and received
     */
    static List<Line> of(
            List<Deadline> deadlines,
            List<AccessHappening> timeline,
            List<AccessTarget> asked,
            Instant now,
            WorkCalendar calendar) {
        GateClocks clocks = new GateClocks(deadlines, timeline, asked, now, calendar);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < deadlines.size(); i++) {
            int position = i;
            GateStep.of(deadlines.get(i).step()).ifPresent(step -> lines.add(clocks.line(position, step)));
        }
        return lines;
    }

    private Line line(int position, GateStep step) {
        Deadline deadline = deadlines.get(position);
        Optional<End> end = end(position, step, deadline);
        if (end.isPresent()) {
            return ended(deadline, step, end.get());
        }
        Optional<AccessHappening> over = timeline.stream()
                .filter(each ->
                        LEAVES_EVERYTHING.contains(each.event()) && !each.at().isBefore(deadline.startedAt()))
                .findFirst();
        if (over.isPresent()) {
            return line(
                    deadline,
                    step,
                    DeadlineOutcome.ENDED,
                    DeadlineOutcome.ENDED.words(0),
                    0,
                    over.get().at(),
                    null);
        }
        if (!deadline.dueAt().isBefore(now)) {
            return line(deadline, step, DeadlineOutcome.OPEN, DeadlineOutcome.OPEN.words(0), 0, null, null);
        }
        int late = late(deadline, now);
        return line(deadline, step, DeadlineOutcome.OVERDUE, DeadlineOutcome.OVERDUE.words(late), late, null, null);
    }

    private Optional<End> end(int position, GateStep step, Deadline deadline) {
        return switch (step) {
            case CONSULT ->
                whenAll(asked.stream().allMatch(target -> target.stance() != null), AccessEvent.CONSULTED)
                        .filter(end -> asked.stream().noneMatch(target -> target.stance() == Stance.SILENT))
                        .or(() -> event(step, deadline));
            case RECEIPT ->
                whenAll(asked.stream().allMatch(target -> target.receivedAt() != null), AccessEvent.RECEIVED);
            case RATE -> ratingEnd(position, deadline);
            // The first decision begins the thirty days, the second ends them.
            case EMERGENCY ->
                timeline.stream()
                        .filter(each -> each.event() == AccessEvent.DECIDED)
                        .skip(1)
                        .findFirst()
                        .map(each -> new End(each.at(), each))
                        .or(() -> event(step, deadline));
            default -> event(step, deadline);
        };
    }

    /** The last rating once every community has rated, else the closing; of this evaluation, not of a later one. */
    private Optional<End> ratingEnd(int position, Deadline deadline) {
        Instant next = deadlines.stream()
                .skip(position + 1L)
                .filter(other -> other.step().equals(deadline.step()))
                .findFirst()
                .map(Deadline::startedAt)
                .orElse(Instant.MAX);
        List<AccessHappening> round = timeline.stream()
                .filter(each ->
                        !each.at().isBefore(deadline.startedAt()) && each.at().isBefore(next))
                .toList();
        List<AccessHappening> ratings =
                round.stream().filter(each -> each.event() == AccessEvent.RATED).toList();
        if (!ratings.isEmpty() && ratings.size() >= asked.size()) {
            return Optional.of(new End(ratings.get(ratings.size() - 1).at(), null));
        }
        return round.stream()
                .filter(each -> GateStep.RATE.endsBy(each.event()))
                .findFirst()
                .map(each -> new End(each.at(), each));
    }

    private Optional<End> event(GateStep step, Deadline deadline) {
        Set<AccessHappening> taken =
                told.computeIfAbsent(step, key -> Collections.newSetFromMap(new IdentityHashMap<>()));
        return timeline.stream()
                .filter(each -> step.endsBy(each.event()) && !taken.contains(each))
                .filter(each -> !each.at().isBefore(deadline.startedAt()))
                .findFirst()
                .map(each -> {
                    taken.add(each);
                    return new End(each.at(), each);
                });
    }

    /** Many had to act: the last who did ended it. */
    private Optional<End> whenAll(boolean done, AccessEvent each) {
        return timeline.stream()
                .filter(happening -> done && happening.event() == each)
                .reduce((one, later) -> later)
                .map(last -> new End(last.at(), null));
    }

    private Line ended(Deadline deadline, GateStep step, End end) {
        boolean after = end.at().isAfter(deadline.dueAt());
        boolean byClock = end.by() != null && end.by().byClock();
        String by = end.by() == null ? null : end.by().by();
        if (step.isWindow() && (byClock || after)) {
            return line(deadline, step, DeadlineOutcome.OVER, over(step), 0, end.at(), by);
        }
        if (byClock) {
            return line(deadline, step, DeadlineOutcome.LAPSED, lapsed(step), 0, end.at(), by);
        }
        if (!after) {
            return line(deadline, step, DeadlineOutcome.KEPT, DeadlineOutcome.KEPT.words(0), 0, end.at(), by);
        }
        int late = late(deadline, end.at());
        return line(deadline, step, DeadlineOutcome.LATE, DeadlineOutcome.LATE.words(late), late, end.at(), by);
    }

    private static Bilingual over(GateStep step) {
        return switch (step) {
            case CONSULT -> Bilingual.of("截止，未答复的按未答复记录", "Closed; silence is recorded as silence");
            case RATE -> Bilingual.of("截止，未评价的不算评价", "Closed; silence is no rating");
            default -> DeadlineOutcome.OVER.words(0);
        };
    }

    private static Bilingual lapsed(GateStep step) {
        return switch (step) {
            case LEGAL, FUNDING ->
                Bilingual.of("超过两倍时限，按“未出具意见”继续", "Twice the time was over: went on as \"no opinion given\"");
            case FILE, SUPPLEMENT, EMERGENCY -> Bilingual.of("期满未办，自动失效", "Not done in time: lapsed automatically");
            default -> DeadlineOutcome.LAPSED.words(0);
        };
    }

    private int late(Deadline deadline, Instant at) {
        return calendar.workdaysBetween(calendar.dateOf(deadline.dueAt()), calendar.dateOf(at));
    }

    private Line line(
            Deadline deadline,
            GateStep step,
            DeadlineOutcome outcome,
            Bilingual text,
            int late,
            @Nullable Instant endedAt,
            @Nullable String by) {
        // Hours end when they end; working days with the day's work.
        boolean byHours = !deadline.dueAt().equals(calendar.endOfWorkday(calendar.dateOf(deadline.dueAt())));
        Instant until = Objects.requireNonNullElse(endedAt, now);
        return new Line(
                deadline,
                step,
                outcome,
                text,
                late,
                endedAt,
                by,
                byHours,
                length(deadline.startedAt(), until, byHours),
                length(deadline.startedAt(), deadline.dueAt(), byHours));
    }

    private int length(Instant from, Instant to, boolean byHours) {
        return byHours
                ? (int) Math.max(0, Duration.between(from, to).toHours())
                : calendar.workdaysBetween(calendar.dateOf(from), calendar.dateOf(to));
    }
}
