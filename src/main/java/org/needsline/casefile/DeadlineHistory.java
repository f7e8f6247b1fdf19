package org.needsline.casefile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.needsline.calendar.Deadline;
import org.needsline.calendar.DeadlineOutcome;
import org.needsline.calendar.WorkCalendar;
import org.needsline.need.NeedEvent;
import org.needsline.need.TimelineEntry;
import org.needsline.wording.Bilingual;

/** What became of each deadline of a case, as its timeline tells. */
final class DeadlineHistory {

    private static final Set<NeedEvent> LEAVES_EVERYTHING = Set.of(NeedEvent.CLOSED, NeedEvent.WITHDRAWN);

    private final List<Deadline> deadlines;
    private final List<TimelineEntry> timeline;
    private final Instant now;
    private final WorkCalendar calendar;
    private final Set<Long> told = new HashSet<>();

    /**
     * A deadline and what became of it.
     *
     * @param step its name
     * @param outcome what became of it
     * @param text the same in words
     * @param workdaysLate over the deadline, 0 if none
     * @param endedAt when the step ended; null while it lasts
     * @param by the entry that ended it; null where nothing but another deadline did
     */
    record Line(
            Deadline deadline,
            Bilingual step,
            DeadlineOutcome outcome,
            Bilingual text,
            int workdaysLate,
            @Nullable Instant endedAt,
            @Nullable TimelineEntry by) {}

    private DeadlineHistory(
            List<Deadline> deadlines, List<TimelineEntry> timeline, Instant now, WorkCalendar calendar) {
        this.deadlines = deadlines;
        this.timeline = timeline;
        this.now = now;
        this.calendar = calendar;
    }

    /** Both lists oldest first. */
    static List<Line> of(List<Deadline> deadlines, List<TimelineEntry> timeline, Instant now, WorkCalendar calendar) {
        DeadlineHistory history = new DeadlineHistory(deadlines, timeline, now, calendar);
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < deadlines.size(); i++) {
            if (!CaseStep.isReminder(deadlines.get(i).step())) {
                lines.add(history.line(i));
            }
        }
        return lines;
    }

    private Line line(int position) {
        Deadline deadline = deadlines.get(position);
        Optional<CaseStep> known = CaseStep.of(deadline.step());
        if (known.isEmpty()) {
            return open(deadline, Bilingual.of(deadline.step(), deadline.step()), false);
        }
        CaseStep step = known.get();
        Optional<Deadline> successor = successor(position, step);
        Optional<TimelineEntry> end = timeline.stream()
                .filter(entry -> !entry.at().isBefore(deadline.startedAt()))
                .filter(entry -> step.endsBy(entry.event()) && !told.contains(entry.id()))
                .filter(entry -> successor.isEmpty()
                        || !entry.at().isAfter(successor.get().startedAt()))
                .findFirst();
        if (end.isPresent()) {
            if (step != CaseStep.REWORK_NEED) {
                // What ends the rework ends the delivery of that time too.
                told.add(end.get().id());
            }
            return ended(deadline, step, end.get());
        }
        if (successor.isPresent()) {
            return succeeded(deadline, step, successor.get());
        }
        return timeline.stream()
                .filter(entry -> !entry.at().isBefore(deadline.startedAt()))
                .filter(entry -> LEAVES_EVERYTHING.contains(entry.event()))
                .findFirst()
                .map(entry -> line(
                        deadline, step, DeadlineOutcome.ENDED, DeadlineOutcome.ENDED.words(0), 0, entry.at(), entry))
                .orElseGet(() -> open(deadline, step.label(), step.window()));
    }

    /** The deadline that began in this one's place, if any. */
    private Optional<Deadline> successor(int position, CaseStep step) {
        return switch (step) {
            // Several objections are reviewed side by side.
            case REVIEW_OBJECTION_BY_DISTRICT -> Optional.empty();
            case REVIEW_OBJECTION -> lapsedToDistrict(position);
            case CLAIM_NEED -> later(position, CaseStep.CLAIM_NEED).or(() -> later(position, CaseStep.ASSIGN_NEED));
            case REWORK_NEED -> Optional.empty();
            default -> later(position, step);
        };
    }

    private Optional<Deadline> later(int position, CaseStep step) {
        return deadlines.stream()
                .skip(position + 1L)
                .filter(other -> other.step().equals(step.stem()))
                .findFirst();
    }

    /** The n-th review that lapsed is the n-th that the district got. */
    private Optional<Deadline> lapsedToDistrict(int position) {
        Deadline deadline = deadlines.get(position);
        long before = deadlines.stream()
                .limit(position)
                .filter(other -> other.step().equals(deadline.step()))
                .filter(other -> deadlines.stream()
                        .anyMatch(district -> atDistrict(district)
                                && !district.startedAt().isBefore(other.dueAt())
                                && unanswered(other)))
                .count();
        return unanswered(deadline)
                ? deadlines.stream()
                        .filter(DeadlineHistory::atDistrict)
                        .filter(district -> !district.startedAt().isBefore(deadline.dueAt()))
                        .skip(before)
                        .findFirst()
                : Optional.empty();
    }

    private static boolean atDistrict(Deadline deadline) {
        return deadline.step().equals(CaseStep.REVIEW_OBJECTION_BY_DISTRICT.stem());
    }

    /** Fewer answers than reviews until this one was due. */
    private boolean unanswered(Deadline review) {
        long reviews = deadlines.stream()
                .filter(other -> other.step().equals(review.step()) && other.id() <= review.id())
                .count();
        long answers = timeline.stream()
                .filter(entry -> CaseStep.REVIEW_OBJECTION.endsBy(entry.event()))
                .filter(entry -> entry.at().isBefore(review.dueAt()))
                .count();
        return answers < reviews;
    }

    private Line ended(Deadline deadline, CaseStep step, TimelineEntry end) {
        boolean after = end.at().isAfter(deadline.dueAt());
        if (step.window()) {
            return end.by().isClock() || after
                    ? line(deadline, step, DeadlineOutcome.OVER, DeadlineOutcome.OVER.words(0), 0, end.at(), end)
                    : line(
                            deadline,
                            step,
                            DeadlineOutcome.KEPT,
                            Bilingual.of("期内已有结果", "Settled within the time"),
                            0,
                            end.at(),
                            end);
        }
        if (end.by().isClock()) {
            return line(deadline, step, DeadlineOutcome.LAPSED, DeadlineOutcome.LAPSED.words(0), 0, end.at(), end);
        }
        if (!after) {
            return line(deadline, step, DeadlineOutcome.KEPT, DeadlineOutcome.KEPT.words(0), 0, end.at(), end);
        }
        int late = late(deadline, end.at());
        return line(deadline, step, DeadlineOutcome.LATE, DeadlineOutcome.LATE.words(late), late, end.at(), end);
    }

    private Line succeeded(Deadline deadline, CaseStep step, Deadline successor) {
        Instant at = successor.startedAt();
        if (step == CaseStep.REVIEW_OBJECTION) {
            return line(
                    deadline,
                    step,
                    DeadlineOutcome.LAPSED,
                    Bilingual.of("超时自动流转，转区级复核", "Moved on automatically after the deadline, to the district"),
                    0,
                    at,
                    null);
        }
        if (step == CaseStep.CLAIM_NEED) {
            return line(
                    deadline,
                    step,
                    DeadlineOutcome.ENDED,
                    Bilingual.of("受邀单位均已答复力所不及，转上一级", "All who were invited declined: on to the next level"),
                    0,
                    at,
                    null);
        }
        return line(deadline, step, DeadlineOutcome.REPLACED, DeadlineOutcome.REPLACED.words(0), 0, at, null);
    }

    private Line open(Deadline deadline, Bilingual step, boolean window) {
        if (!deadline.dueAt().isBefore(now)) {
            return new Line(deadline, step, DeadlineOutcome.OPEN, DeadlineOutcome.OPEN.words(0), 0, null, null);
        }
        if (window) {
            return new Line(deadline, step, DeadlineOutcome.OVER, DeadlineOutcome.OVER.words(0), 0, null, null);
        }
        int late = late(deadline, now);
        return new Line(deadline, step, DeadlineOutcome.OVERDUE, DeadlineOutcome.OVERDUE.words(late), late, null, null);
    }

    private int late(Deadline deadline, Instant at) {
        return calendar.workdaysBetween(calendar.dateOf(deadline.dueAt()), calendar.dateOf(at));
    }

    private static Line line(
            Deadline deadline,
            CaseStep step,
            DeadlineOutcome outcome,
            Bilingual text,
            int late,
            Instant at,
            @Nullable TimelineEntry by) {
        return new Line(deadline, step.label(), outcome, text, late, at, by);
    }
}
