package org.needsline.access;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.needsline.access.AccessFile.Opinion;
import org.needsline.access.GateFacts.Clocked;
import org.needsline.access.GateFacts.Happened;
import org.needsline.access.GateFacts.Name;
import org.needsline.calendar.Calendars;
import org.needsline.calendar.Deadline;
import org.needsline.calendar.Deadlines;
import org.needsline.calendar.WorkCalendar;
import org.needsline.wording.Bilingual;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Requests and reports as people read them: with the ten links, what everybody said, and what the clock did. Whether a person may read one
 * is {@link AccessCases}' to say.
 */
@Service
@Transactional(readOnly = true)
public class AccessFiles {

    /** These say nothing without the name of the link. */
    private static final Set<AccessEvent> OF_A_LINK = Set.of(
            AccessEvent.REMINDED,
            AccessEvent.OVERDUE,
            AccessEvent.TWICE_OVERDUE,
            AccessEvent.NUDGED,
            AccessEvent.RECALCULATED);

    /** The last day came, or a renewal was signed, before the access office concluded. */
    private static final Bilingual ENDED_FIRST = Bilingual.of("事项结束时未作结论", "Not concluded when the item ended");

    private final AccessRequests requests;
    private final AccessTargets targets;
    private final AccessTimeline timeline;
    private final AccessDecisions decisions;
    private final AccessOperation operation;
    private final AccessLedger ledger;
    private final UnadmittedReports reports;
    private final Deadlines deadlines;
    private final Calendars calendars;
    private final GateNames names;
    private final JdbcClient jdbc;
    private final Clock clock;

    AccessFiles(
            AccessRequests requests,
            AccessTargets targets,
            AccessTimeline timeline,
            AccessDecisions decisions,
            AccessOperation operation,
            AccessLedger ledger,
            UnadmittedReports reports,
            Deadlines deadlines,
            Calendars calendars,
            GateNames names,
            JdbcClient jdbc,
            Clock clock) {
        this.requests = requests;
        this.targets = targets;
        this.timeline = timeline;
        this.decisions = decisions;
        this.operation = operation;
        this.ledger = ledger;
        this.reports = reports;
        this.deadlines = deadlines;
        this.calendars = calendars;
        this.names = names;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The case with everything in it, for a person whose right to it is established. */
    public GateFacts of(AccessCase one) {
        return one.report() ? report(one) : request(one);
    }

    private AccessFile request(AccessCase one) {
        String number = one.number();
        AccessRequest request = requests.require(number);
        List<AccessTarget> asked = targets.of(number);
        List<AccessHappening> happenings = timeline.of(number);
        List<GateClocks.Line> clocks =
                GateClocks.of(deadlines.ofCase(number), happenings, asked, clock.instant(), calendars.current());
        return new AccessFile(
                number,
                one.title(),
                names.unit(request.department()),
                label(request.kind()),
                request.status().label(),
                label(request.ending()),
                request.emergency(),
                request.responseNumber(),
                request.refersTo(),
                renewals(number),
                request.legacyNumber(),
                names.day(request.openedAt()),
                names.dayIfAny(request.filedAt()),
                names.dayIfAny(request.endedAt()),
                request.legalBasis(),
                request.reason(),
                request.powers(),
                request.staff(),
                request.money(),
                request.workload(),
                text(request.startsOn()),
                text(request.endsOn()),
                text(request.runsFrom()),
                text(request.expiresOn()),
                request.missing(),
                GateProgress.of(request, asked.size(), clocks, happenings, names),
                total(request, happenings),
                totalWaits(request),
                names.momentIfAny(request.emergencyUntil()),
                opinion(
                        request.legalOpinion(),
                        request.legalNote(),
                        happenings,
                        AccessEvent.LEGAL_REVIEWED,
                        AccessEvent.LEGAL_SILENT),
                opinion(
                        request.fundingOpinion(),
                        request.fundingNote(),
                        happenings,
                        AccessEvent.FUNDING_REVIEWED,
                        AccessEvent.FUNDING_SILENT),
                proposal(request),
                opinion(
                        request.recommendation(),
                        request.recommendationNote(),
                        happenings,
                        AccessEvent.JOINTLY_REVIEWED),
                opinion(request.decision(), request.decisionNote(), happenings, AccessEvent.DECIDED),
                request.postedAt() == null
                        ? null
                        : new AccessFile.Posting(
                                names.day(request.postedAt()),
                                names.dayIfAny(request.postedUntil()),
                                request.postedWhere()),
                request.signedAt() == null
                        ? null
                        : new AccessFile.Agreement(names.day(request.signedAt()), request.agreement()),
                Tally.of(asked),
                asked.stream().map(this::community).toList(),
                decisions.objectionsTo(number).stream().map(this::objection).toList(),
                operation.evaluationsOf(number).stream()
                        .map(evaluation -> evaluated(evaluation, request.over()))
                        .toList(),
                versions(number),
                clocks.stream().map(this::clocked).toList(),
                told(happenings));
    }

    private UnadmittedFile report(AccessCase one) {
        UnadmittedReport report = reports.require(one.number());
        Name community = names.unit(report.community());
        List<AccessHappening> happenings = happenings(report);
        return new UnadmittedFile(
                report.number(),
                one.title(),
                one.status(),
                community,
                names.unit(report.department()),
                report.what(),
                names.day(report.reportedAt()),
                report.upheld(),
                report.answer(),
                names.dayIfAny(report.answeredAt()),
                ledger.running(report.district(), report.department(), report.community()).stream()
                        .map(line -> new UnadmittedFile.Admitted(
                                line.number(), line.item(), line.validUntil().toString()))
                        .toList(),
                GateClocks.of(
                                deadlines.ofCase(report.number()),
                                happenings,
                                List.of(),
                                clock.instant(),
                                calendars.current())
                        .stream()
                        .map(this::clocked)
                        .toList(),
                told(happenings));
    }

    /** The report and its answer stand in its row, the rest in the timeline. The community reports, not one person in it. */
    private List<AccessHappening> happenings(UnadmittedReport report) {
        List<AccessHappening> all = new ArrayList<>();
        all.add(new AccessHappening(
                report.reportedAt(),
                AccessEvent.UNADMITTED_REPORTED,
                null,
                null,
                report.community(),
                null,
                report.what()));
        all.addAll(timeline.of(report.number()));
        if (report.answeredAt() != null && report.answeredBy() != null) {
            all.add(new AccessHappening(
                    report.answeredAt(),
                    AccessEvent.UNADMITTED_ANSWERED,
                    null,
                    null,
                    report.answeredBy(),
                    report.standing(),
                    report.answer()));
        }
        return all;
    }

    private List<String> renewals(String number) {
        return jdbc.sql(
                        "select number from access_request where refers_to = ? and filed_at is not null order by number")
                .param(number)
                .query(String.class)
                .list();
    }

    /** It stops with the first decision: deciding once more after an objection is another round. */
    private AccessFile.@Nullable TotalClock total(AccessRequest request, List<AccessHappening> happenings) {
        if (request.totalDueAt() == null || request.completeAt() == null) {
            return null;
        }
        WorkCalendar calendar = calendars.current();
        Instant complete = request.completeAt();
        Instant stopped = happenings.stream()
                .filter(each ->
                        each.event() == AccessEvent.DECIDED && !each.at().isBefore(complete))
                .map(AccessHappening::at)
                .findFirst()
                .orElse(request.endedAt());
        Instant until = Objects.requireNonNullElseGet(stopped, clock::instant);
        LocalDate begun = calendar.dateOf(request.completeAt());
        return new AccessFile.TotalClock(
                begun.toString(),
                names.moment(request.totalDueAt()),
                calendar.workdaysBetween(begun, calendar.dateOf(until)),
                calendar.workdaysBetween(begun, calendar.dateOf(request.totalDueAt())),
                until.isAfter(request.totalDueAt()),
                stopped != null);
    }

    private static @Nullable Bilingual totalWaits(AccessRequest request) {
        if (request.completeAt() != null || request.emergency() || request.over()) {
            return null;
        }
        return request.status() == AccessStatus.SUPPLEMENTING
                ? Bilingual.of(
                        "补正期间不计，材料齐全后起算", "Does not run while documents are missing; begins once they are complete")
                : Bilingual.of("未起算，受理（材料齐全）后开始", "Not begun; begins when the application is accepted as complete");
    }

    /** The total clock as a task list shows it; empty before filing, once decided, and for what has no such clock. */
    public Optional<ListedTotal> listedTotal(String number) {
        return requests.find(number).flatMap(this::listedTotal);
    }

    private Optional<ListedTotal> listedTotal(AccessRequest request) {
        if (request.filedAt() == null || request.decidedTimes() > 0) {
            return Optional.empty();
        }
        Bilingual waits = totalWaits(request);
        if (waits != null) {
            return Optional.of(new ListedTotal(Bilingual.of("总时限" + waits.zh(), "Total clock: " + waits.en()), false));
        }
        return Optional.ofNullable(total(request, List.of()))
                .map(total -> new ListedTotal(
                        Bilingual.of(
                                "总时限已用" + total.used() + "/" + total.allowed() + "个工作日" + (total.over() ? "，已超" : ""),
                                "Total clock: " + total.used() + " of " + total.allowed() + " working days used"
                                        + (total.over() ? ", over" : "")),
                        total.over()));
    }

    private static @Nullable Opinion proposal(AccessRequest request) {
        if (request.proposal() == null) {
            return null;
        }
        return new Opinion(
                request.proposalZh() == null || request.proposalEn() == null
                        ? request.proposal().label()
                        : Bilingual.of(
                                request.proposal().label().zh() + "：" + request.proposalZh(),
                                request.proposal().label().en() + ": " + request.proposalEn()),
                null,
                null,
                null);
    }

    private @Nullable Opinion opinion(
            @Nullable Coded word, @Nullable String note, List<AccessHappening> happenings, AccessEvent... events) {
        if (word == null) {
            return null;
        }
        Optional<AccessHappening> said = happenings.stream()
                .filter(each -> List.of(events).contains(each.event()))
                .reduce((one, later) -> later);
        return new Opinion(
                word.label(),
                note,
                said.map(each -> names.moment(each.at())).orElse(null),
                said.map(each -> names.person(each.by())).orElse(null));
    }

    private AccessFile.Community community(AccessTarget target) {
        boolean silent = target.stance() == Stance.SILENT;
        return new AccessFile.Community(
                names.unit(target.community()),
                label(target.stance()),
                target.burden(),
                target.words(),
                silent ? null : names.dayIfAny(target.answeredAt()),
                target.paid(),
                names.dayIfAny(target.receivedAt()),
                label(target.exitGround()),
                target.exitWords(),
                names.dayIfAny(target.exitAskedAt()));
    }

    private AccessFile.Objected objection(AccessObjection objection) {
        return new AccessFile.Objected(
                objection.id(),
                names.moment(objection.broughtAt()),
                objection.words(),
                objection.upheld(),
                objection.answer(),
                names.momentIfAny(objection.answeredAt()));
    }

    private AccessFile.Evaluated evaluated(AccessOperation.Evaluation evaluation, boolean over) {
        EvaluationOutcome outcome = evaluation.outcome();
        return new AccessFile.Evaluated(
                evaluation.cause().label(),
                names.day(evaluation.openedAt()),
                names.moment(evaluation.closesAt()),
                outcome == null && over ? ENDED_FIRST : label(outcome),
                evaluation.note(),
                names.dayIfAny(evaluation.concludedAt()),
                operation.ratingsIn(evaluation.id()).stream()
                        .map(rating -> new AccessFile.Rated(
                                names.unit(rating.community()),
                                rating.promiseKept(),
                                rating.burden(),
                                rating.wish().label(),
                                rating.words()))
                        .toList());
    }

    private List<AccessFile.Version> versions(String number) {
        return jdbc.sql("select version, why, valid_from, valid_until, provisional, workload, staff, money, powers,"
                        + " conditions, entered_at, entered_by from access_ledger where number = ? order by version")
                .param(number)
                .query(this::version)
                .list();
    }

    private AccessFile.Version version(ResultSet row, int i) throws SQLException {
        return new AccessFile.Version(
                row.getInt("version"),
                why(row.getString("why")),
                row.getObject("valid_from", LocalDate.class).toString(),
                row.getObject("valid_until", LocalDate.class).toString(),
                row.getBoolean("provisional"),
                row.getBigDecimal("workload"),
                row.getBigDecimal("staff"),
                row.getBigDecimal("money"),
                row.getString("powers"),
                row.getString("conditions"),
                names.day(row.getObject("entered_at", OffsetDateTime.class).toInstant()),
                names.person(row.getString("entered_by")));
    }

    private static Bilingual why(String code) {
        return switch (code) {
            case "emergency" -> Bilingual.of("应急准入", "Admitted for an emergency");
            case "signed" -> Bilingual.of("签约", "Signed");
            case "ended" -> Bilingual.of("退出台账", "Out of the ledger");
            default -> Bilingual.of("准入", "Admitted");
        };
    }

    private Clocked clocked(GateClocks.Line line) {
        Deadline deadline = line.deadline();
        Link link = line.step().link();
        return new Clocked(
                link == null ? null : link.number(),
                line.step().label(),
                names.moment(deadline.startedAt()),
                names.moment(deadline.dueAt()),
                deadline.provisional(),
                deadline.explanation(),
                line.outcome().kept(),
                line.outcome().code(),
                line.text(),
                line.workdaysLate(),
                line.byHours(),
                line.used(),
                line.allowed(),
                names.momentIfAny(line.endedAt()),
                line.endedBy() == null ? null : names.person(line.endedBy()));
    }

    private List<Happened> told(List<AccessHappening> happenings) {
        List<Happened> lines = new ArrayList<>(happenings.stream()
                .map(each -> new Happened(
                        names.moment(each.at()),
                        each.at(),
                        sentence(each),
                        each.event() == AccessEvent.UNADMITTED_REPORTED ? unit(each.by()) : names.person(each.by()),
                        each.byClock(),
                        each.note()))
                .toList());
        Collections.reverse(lines);
        return lines;
    }

    private Bilingual unit(String code) {
        Name unit = names.unit(code);
        return Bilingual.of(unit.zh(), unit.en());
    }

    /** {@code 社区答复 · 望江社区：支持}, {@code 经费核定：到期前提醒，期限 2026-03-09 17:30}. */
    private Bilingual sentence(AccessHappening happening) {
        Bilingual what = what(happening);
        Bilingual said = happening.said();
        if (said == null) {
            return what;
        }
        boolean divided = OF_A_LINK.contains(happening.event());
        return Bilingual.of(
                what.zh() + (divided ? "，" : "：") + said.zh(), what.en() + (divided ? ", " : ": ") + said.en());
    }

    private Bilingual what(AccessHappening happening) {
        Bilingual event = happening.event().label();
        if (OF_A_LINK.contains(happening.event()) && happening.step() != null) {
            return Link.of(happening.step())
                    .map(link -> Bilingual.of(
                            link.label().zh() + "：" + event.zh(), link.label().en() + ": " + event.en()))
                    .orElse(event);
        }
        if (happening.unit() != null) {
            Bilingual unit = unit(happening.unit());
            return Bilingual.of(event.zh() + " · " + unit.zh(), event.en() + " · " + unit.en());
        }
        return event;
    }

    private static @Nullable Bilingual label(@Nullable Coded word) {
        return word == null ? null : word.label();
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
