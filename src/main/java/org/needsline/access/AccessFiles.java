package org.needsline.access;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.needsline.access.AccessFile.Name;
import org.needsline.access.AccessFile.Opinion;
import org.needsline.access.AccessFile.Progress;
import org.needsline.access.AccessFile.State;
import org.needsline.calendar.Calendars;
import org.needsline.calendar.Deadline;
import org.needsline.calendar.Deadlines;
import org.needsline.calendar.WorkCalendar;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Role;
import org.needsline.organisation.RoleInUnit;
import org.needsline.organisation.Staff;
import org.needsline.organisation.UnitCode;
import org.needsline.wording.Bilingual;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Requests as people read them: with the ten links, what everybody said, and what the clock did. */
@Service
@Transactional(readOnly = true)
class AccessFiles {

    /** Whose office it is to look at every request of their district. */
    private static final Set<Role> OFFICES =
            Set.of(Role.ACCESS_OFFICE, Role.JUSTICE, Role.FINANCE, Role.LEADING_GROUP, Role.SUPERVISOR, Role.MANAGER);

    private static final Map<Link, Set<AccessEvent>> DONE_BY = Map.of(
            Link.FILE, Set.of(AccessEvent.FILED, AccessEvent.DRAFT_LAPSED),
            Link.CHECK, Set.of(AccessEvent.COMPLETE, AccessEvent.ASKED, AccessEvent.STILL_INCOMPLETE),
            Link.LEGAL, Set.of(AccessEvent.LEGAL_REVIEWED, AccessEvent.LEGAL_SILENT),
            Link.CONSULT, Set.of(AccessEvent.CONSULTATION_CLOSED),
            Link.FUNDING, Set.of(AccessEvent.FUNDING_REVIEWED, AccessEvent.FUNDING_SILENT),
            Link.JOINT_REVIEW, Set.of(AccessEvent.JOINTLY_REVIEWED),
            Link.DECIDE, Set.of(AccessEvent.DECIDED),
            Link.POST, Set.of(AccessEvent.POSTING_OVER),
            Link.SIGN, Set.of(AccessEvent.SIGNED),
            Link.EVALUATE, Set.of(AccessEvent.EVALUATED));

    /** These say nothing without the name of the link. */
    private static final Set<AccessEvent> OF_A_LINK = Set.of(
            AccessEvent.REMINDED,
            AccessEvent.OVERDUE,
            AccessEvent.TWICE_OVERDUE,
            AccessEvent.NUDGED,
            AccessEvent.RECALCULATED);

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final AccessRequests requests;
    private final AccessTargets targets;
    private final AccessTimeline timeline;
    private final AccessDecisions decisions;
    private final AccessOperation operation;
    private final Deadlines deadlines;
    private final Calendars calendars;
    private final Organisation organisation;
    private final JdbcClient jdbc;
    private final Clock clock;

    AccessFiles(
            AccessRequests requests,
            AccessTargets targets,
            AccessTimeline timeline,
            AccessDecisions decisions,
            AccessOperation operation,
            Deadlines deadlines,
            Calendars calendars,
            Organisation organisation,
            JdbcClient jdbc,
            Clock clock) {
        this.requests = requests;
        this.targets = targets;
        this.timeline = timeline;
        this.decisions = decisions;
        this.operation = operation;
        this.deadlines = deadlines;
        this.calendars = calendars;
        this.organisation = organisation;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * The request with everything in it.
     *
     * @throws org.needsline.wording.Refusal not found, for somebody it does not concern in the same words as when there is none
     */
    AccessFile of(String number, String userId) {
        AccessRequest request =
                requests.find(number).filter(found -> concerns(found, userId)).orElseThrow(AccessRequests::unknown);
        List<AccessTarget> asked = targets.of(number);
        List<AccessHappening> happenings = timeline.of(number);
        List<Deadline> clocks = deadlines.ofCase(number);
        return new AccessFile(
                number,
                request.item(),
                name(request.department()),
                label(request.kind()),
                request.status().label(),
                label(request.ending()),
                request.emergency(),
                request.responseNumber(),
                request.refersTo(),
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
                progress(request, asked, happenings, clocks),
                total(request, happenings),
                opinion(request.legalOpinion(), request.legalNote()),
                opinion(request.fundingOpinion(), request.fundingNote()),
                opinion(request.recommendation(), request.recommendationNote()),
                opinion(request.decision(), request.decisionNote()),
                Tally.of(asked),
                asked.stream().map(this::community).toList(),
                decisions.objectionsTo(number).stream()
                        .map(each -> new AccessFile.Objected(each.id(), each.words(), each.upheld(), each.answer()))
                        .toList(),
                operation.evaluationsOf(number).stream().map(this::evaluated).toList(),
                versions(number),
                told(happenings));
    }

    private boolean concerns(AccessRequest request, String userId) {
        Set<RoleInUnit> held = organisation.rolesOf(userId);
        if (held.stream()
                        .anyMatch(role ->
                                OFFICES.contains(role.role()) && role.unitCode().equals(request.district()))
                || held.contains(new RoleInUnit(Role.OFFICER, request.department()))) {
            return true;
        }
        List<String> places = held.stream()
                .filter(role -> role.role() == Role.SECRETARY
                        || role.role() == Role.CLERK
                        || role.role() == Role.SUPERVISOR
                        || role.role() == Role.MANAGER)
                .map(RoleInUnit::unitCode)
                .toList();
        return request.filedAt() != null
                && targets.of(request.number()).stream().anyMatch(target -> places.stream()
                        .anyMatch(place -> UnitCode.within(target.community(), place)));
    }

    private List<Progress> progress(
            AccessRequest request, List<AccessTarget> asked, List<AccessHappening> happenings, List<Deadline> clocks) {
        List<Progress> links = new ArrayList<>();
        boolean laterBegun = false;
        for (Link link : reversedLinks()) {
            Optional<Deadline> clockOf = clocks.stream()
                    .filter(each -> each.step().equals(link.step()) || isStandIn(link, each.step()))
                    .reduce((one, later) -> later);
            links.add(progress(link, request, asked, happenings, clockOf.orElse(null), laterBegun));
            laterBegun |= clockOf.isPresent();
        }
        Collections.reverse(links);
        return links;
    }

    private static List<Link> reversedLinks() {
        List<Link> links = new ArrayList<>(DONE_BY.keySet());
        links.sort((one, other) -> Integer.compare(other.number(), one.number()));
        return links;
    }

    /** A link may begin with a step of another name. */
    private static boolean isStandIn(Link link, String step) {
        return (link == Link.POST && step.equals("PostAccess.publish"))
                || (link == Link.EVALUATE && step.equals(Link.RATE.step()));
    }

    private Progress progress(
            Link link,
            AccessRequest request,
            List<AccessTarget> asked,
            List<AccessHappening> happenings,
            @Nullable Deadline due,
            boolean laterBegun) {
        if (due == null) {
            boolean skipped = laterBegun || request.over();
            return new Progress(
                    link.number(),
                    link.step(),
                    link.label(),
                    skipped ? State.SKIPPED : State.WAITING,
                    null,
                    null,
                    null,
                    null,
                    null);
        }
        WorkCalendar calendar = calendars.current();
        Instant done = doneAt(link, asked, happenings, due.startedAt());
        Instant until = done == null ? request.endedAt() == null ? clock.instant() : request.endedAt() : done;
        State state = done != null
                ? State.DONE
                : request.over() ? State.SKIPPED : clock.instant().isAfter(due.dueAt()) ? State.LATE : State.OPEN;
        return new Progress(
                link.number(),
                link.step(),
                link.label(),
                state,
                calendar.dateOf(due.startedAt()).toString(),
                moment(due.dueAt()),
                done == null ? null : calendar.dateOf(done).toString(),
                calendar.workdaysBetween(calendar.dateOf(due.startedAt()), calendar.dateOf(until)),
                due.explanation());
    }

    private static @Nullable Instant doneAt(
            Link link, List<AccessTarget> asked, List<AccessHappening> happenings, Instant since) {
        Set<AccessEvent> events = DONE_BY.get(link);
        Instant done = happenings.stream()
                .filter(each -> events != null
                        && events.contains(each.event())
                        && !each.at().isBefore(since))
                .map(AccessHappening::at)
                .findFirst()
                .orElse(null);
        if (done == null && link == Link.CONSULT && asked.stream().allMatch(target -> target.stance() != null)) {
            return happenings.stream()
                    .filter(each -> each.event() == AccessEvent.CONSULTED)
                    .map(AccessHappening::at)
                    .reduce((one, later) -> later)
                    .orElse(null);
        }
        return done;
    }

    /** It stops with the first decision: deciding once more after an objection is another round. */
    private AccessFile.@Nullable TotalClock total(AccessRequest request, List<AccessHappening> happenings) {
        if (request.totalDueAt() == null || request.completeAt() == null) {
            return null;
        }
        WorkCalendar calendar = calendars.current();
        Instant stopped = happenings.stream()
                .filter(each -> each.event() == AccessEvent.DECIDED)
                .map(AccessHappening::at)
                .findFirst()
                .orElse(request.endedAt());
        Instant until = stopped == null ? clock.instant() : stopped;
        return new AccessFile.TotalClock(
                moment(request.totalDueAt()),
                calendar.workdaysBetween(calendar.dateOf(request.completeAt()), calendar.dateOf(until)),
                until.isAfter(request.totalDueAt()),
                stopped != null);
    }

    private AccessFile.Community community(AccessTarget target) {
        return new AccessFile.Community(
                name(target.community()),
                label(target.stance()),
                target.burden(),
                target.words(),
                target.paid(),
                target.receivedAt() == null
                        ? null
                        : calendars.current().dateOf(target.receivedAt()).toString(),
                label(target.exitGround()));
    }

    private AccessFile.Evaluated evaluated(AccessOperation.Evaluation evaluation) {
        return new AccessFile.Evaluated(
                evaluation.cause().label(),
                calendars.current().dateOf(evaluation.openedAt()).toString(),
                label(evaluation.outcome()),
                evaluation.note(),
                operation.ratingsIn(evaluation.id()).size());
    }

    private List<AccessFile.Version> versions(String number) {
        return jdbc.sql(
                        "select version, valid_from, valid_until, provisional, conditions from access_ledger where number = ? order by version")
                .param(number)
                .query((row, i) -> new AccessFile.Version(
                        row.getInt("version"),
                        row.getObject("valid_from", LocalDate.class).toString(),
                        row.getObject("valid_until", LocalDate.class).toString(),
                        row.getBoolean("provisional"),
                        row.getString("conditions")))
                .list();
    }

    private List<AccessFile.Happened> told(List<AccessHappening> happenings) {
        Map<String, String> people = happenings.stream()
                .map(AccessHappening::by)
                .distinct()
                .collect(Collectors.toMap(
                        by -> by, by -> organisation.staff(by).map(Staff::name).orElse(by)));
        List<AccessFile.Happened> lines = new ArrayList<>(happenings.stream()
                .map(each -> new AccessFile.Happened(
                        moment(each.at()),
                        each.step() == null || each.event() == AccessEvent.CLOSED
                                ? each.event().label()
                                : labelled(each),
                        each.unit() == null ? null : name(each.unit()),
                        people.getOrDefault(each.by(), each.by()),
                        each.byClock(),
                        each.note()))
                .toList());
        Collections.reverse(lines);
        return lines;
    }

    private static Bilingual labelled(AccessHappening happening) {
        boolean clockSpeaks = OF_A_LINK.contains(happening.event());
        String step = happening.step() == null ? "" : happening.step();
        return Link.of(step)
                .filter(link -> clockSpeaks)
                .map(link -> Bilingual.of(
                        link.label().zh() + "：" + happening.event().label().zh(),
                        link.label().en() + ": " + happening.event().label().en()))
                .orElse(happening.event().label());
    }

    private Name name(String code) {
        return organisation
                .unit(code)
                .map(unit -> new Name(code, unit.name(), unit.nameEn()))
                .orElse(new Name(code, code, code));
    }

    private String moment(Instant at) {
        return MOMENT.format(at.atZone(calendars.current().zone()));
    }

    private static @Nullable Bilingual label(@Nullable Coded word) {
        return word == null ? null : word.label();
    }

    private static @Nullable Opinion opinion(@Nullable Coded word, @Nullable String note) {
        return word == null ? null : new Opinion(word.label(), note);
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
