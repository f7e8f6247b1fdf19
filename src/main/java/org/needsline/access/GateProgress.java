package org.needsline.access;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.needsline.access.AccessFile.ClockDid;
import org.needsline.access.AccessFile.Progress;
import org.needsline.access.AccessFile.State;
import org.needsline.calendar.DeadlineOutcome;
import org.needsline.organisation.Role;
import org.needsline.wording.Bilingual;

/** The ten links of a request as a bar: each with its latest round, and with what the clock did. */
final class GateProgress {

    private static final Set<AccessEvent> BY_THE_CLOCK = Set.of(
            AccessEvent.REMINDED,
            AccessEvent.OVERDUE,
            AccessEvent.TWICE_OVERDUE,
            AccessEvent.NUDGED,
            AccessEvent.RECALCULATED,
            AccessEvent.LEGAL_SILENT,
            AccessEvent.FUNDING_SILENT,
            AccessEvent.CONSULTATION_CLOSED,
            AccessEvent.RATING_CLOSED);

    private final AccessRequest request;
    private final int asked;
    private final List<GateClocks.Line> clocks;
    private final List<AccessHappening> timeline;
    private final GateNames names;

    private GateProgress(
            AccessRequest request,
            int asked,
            List<GateClocks.Line> clocks,
            List<AccessHappening> timeline,
            GateNames names) {
        this.request = request;
        this.asked = asked;
        this.clocks = clocks;
        this.timeline = timeline;
        this.names = names;
    }

    /**
     * The ten links in their order.
     *
     * @param asked how many communities are asked
     */
    static List<Progress> of(
            AccessRequest request,
            int asked,
            List<GateClocks.Line> clocks,
            List<AccessHappening> timeline,
            GateNames names) {
        GateProgress progress = new GateProgress(request, asked, clocks, timeline, names);
        List<Progress> links = new ArrayList<>();
        boolean laterBegun = false;
        for (Link link : Arrays.stream(Link.values())
                .filter(each -> each.number() > 0)
                .sorted(Comparator.comparingInt(Link::number).reversed())
                .toList()) {
            Progress one = progress.of(link, laterBegun);
            laterBegun |= one.begunOn() != null;
            links.add(one);
        }
        Collections.reverse(links);
        return links;
    }

    private Progress of(Link link, boolean laterBegun) {
        List<GateClocks.Line> own = clocks.stream()
                .filter(line -> line.step().link() == link && !line.step().isBeside())
                .toList();
        if (own.isEmpty()) {
            return notBegun(link, laterBegun || request.over());
        }
        List<GateClocks.Line> round = own.subList(lastRound(own), own.size());
        GateClocks.Line first = round.get(0);
        GateClocks.Line last = round.get(round.size() - 1);
        boolean late = round.stream().anyMatch(GateClocks.Line::isLate);
        return new Progress(
                link.number(),
                link.step(),
                link.label(),
                owner(link),
                state(last),
                (int) own.stream()
                        .filter(line -> line.step() == own.get(0).step())
                        .count(),
                names.day(first.deadline().startedAt()),
                names.moment(last.deadline().dueAt()),
                last.outcome() == DeadlineOutcome.ENDED ? null : names.dayIfAny(last.endedAt()),
                last.byHours(),
                oneAfterTheOther(round).mapToInt(GateClocks.Line::used).sum(),
                oneAfterTheOther(round).mapToInt(GateClocks.Line::allowed).sum(),
                late,
                late
                        ? round.stream()
                                .filter(GateClocks.Line::isLate)
                                .findFirst()
                                .map(GateClocks.Line::text)
                                .orElseThrow()
                        : last.text(),
                last.endedBy() == null ? null : names.person(last.endedBy()),
                last.deadline().explanation(),
                whatTheClockDid(link));
    }

    private static Stream<GateClocks.Line> oneAfterTheOther(List<GateClocks.Line> round) {
        return round.stream().filter(line -> !line.step().isWithin());
    }

    /** Where the last round begins: with the step with which the link began. */
    private static int lastRound(List<GateClocks.Line> own) {
        for (int i = own.size() - 1; i > 0; i--) {
            if (own.get(i).step() == own.get(0).step()) {
                return i;
            }
        }
        return 0;
    }

    private static State state(GateClocks.Line last) {
        return switch (last.outcome()) {
            case OPEN -> State.OPEN;
            case OVERDUE -> State.LATE;
            case ENDED -> State.SKIPPED;
            case KEPT, LATE, LAPSED, OVER, REPLACED -> State.DONE;
        };
    }

    private Progress notBegun(Link link, boolean skipped) {
        return new Progress(
                link.number(),
                link.step(),
                link.label(),
                owner(link),
                skipped ? State.SKIPPED : State.WAITING,
                0,
                null,
                null,
                null,
                false,
                null,
                null,
                false,
                null,
                null,
                null,
                List.of());
    }

    private Bilingual owner(Link link) {
        return switch (link) {
            case FILE, SIGN -> {
                GateFacts.Name department = names.unit(request.department());
                yield Bilingual.of(department.zh(), department.en());
            }
            case LEGAL -> Role.JUSTICE.label();
            case FUNDING -> Role.FINANCE.label();
            case DECIDE -> Role.LEADING_GROUP.label();
            case CONSULT -> Bilingual.of(asked + "个目标社区", asked + (asked == 1 ? " community" : " communities"));
            default -> Role.ACCESS_OFFICE.label();
        };
    }

    private record Did(Instant at, Bilingual what) {}

    private List<ClockDid> whatTheClockDid(Link link) {
        List<Did> all = new ArrayList<>();
        for (AccessHappening each : timeline) {
            if (BY_THE_CLOCK.contains(each.event()) && linkOf(each.step()) == link) {
                all.add(new Did(each.at(), each.event().label()));
            }
        }
        clocks.stream()
                .filter(line -> line.step().link() == link && line.step().isBeside())
                .map(this::beside)
                .forEach(all::add);
        return all.stream()
                .sorted(Comparator.comparing(Did::at))
                .map(did -> new ClockDid(names.moment(did.at()), did.what()))
                .toList();
    }

    private static @Nullable Link linkOf(@Nullable String step) {
        return step == null
                ? null
                : GateStep.of(step).map(GateStep::link).or(() -> Link.of(step)).orElse(null);
    }

    /** A clock beside the link's own: sent back to the department, objections, payment. */
    private Did beside(GateClocks.Line line) {
        String until = Objects.requireNonNullElse(names.dayIfAny(line.endedAt()), "…");
        String of = line.used() + "/" + line.allowed();
        Bilingual what = line.step() == GateStep.SUPPLEMENT
                ? Bilingual.of(
                        "退回部门补正至" + until + "，用" + of + "个工作日，总时限此间不计",
                        "Back with the department until " + until + ", " + of
                                + " working days; the total clock does not run meanwhile")
                : Bilingual.of(
                        line.step().label().zh() + "至" + until + "，用" + of + "个工作日，"
                                + line.text().zh(),
                        line.step().label().en() + " until " + until + ", " + of + " working days: "
                                + line.text().en());
        return new Did(line.deadline().startedAt(), what);
    }
}
