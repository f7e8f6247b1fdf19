package org.needsline.organisation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.needsline.organisation.Absence.State;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Absences with a deputy. While one lasts, the deputy holds the absent person's working roles on loan: the engine's memberships follow the
 * tables, so that the deputy finds the colleague's work in the same lists as their own, and no longer once it is over.
 */
@Service
class Absences {

    private static final int LONGEST_REASON = 200;
    private static final int LONGEST_DAYS = 366;

    private final AbsenceRows rows;
    private final StaffRoles staff;
    private final Memberships memberships;
    private final ColleagueTasks tasks;
    private final AdministrationLog log;
    private final ApplicationEventPublisher news;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ZoneId zone;

    Absences(
            AbsenceRows rows,
            StaffRoles staff,
            Memberships memberships,
            ColleagueTasks tasks,
            AdministrationLog log,
            ApplicationEventPublisher news,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${needsline.zone:Asia/Shanghai}") ZoneId zone) {
        this.rows = rows;
        this.staff = staff;
        this.memberships = memberships;
        this.tasks = tasks;
        this.log = log;
        this.news = news;
        this.transaction = transaction;
        this.clock = clock;
        this.zone = zone;
    }

    /** An absence as pages show it. */
    record Entry(Absence absence, String person, String deputy, List<AbsenceRows.Takeover> takenOver) {}

    /** A colleague who is away, and what they had taken. */
    record Colleague(long absence, String userId, String name, LocalDate lastDay, List<ColleagueTasks.Taken> tasks) {}

    /**
     * Plans an absence; one that begins today begins at once.
     *
     * @throws Refusal invalid or conflict, with what is wrong
     */
    @Transactional
    public long plan(
            String userId,
            String deputyId,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            @Nullable String reason,
            String by) {
        LocalDate today = LocalDate.now(clock.withZone(zone));
        if (firstDay == null || lastDay == null || lastDay.isBefore(firstDay) || lastDay.isBefore(today)) {
            throw Refusal.invalid(
                    "请填写起止日期：止期不得早于起期，也不得早于今天。",
                    "Please give the first and the last day: the last may be neither before the first nor before today.");
        }
        if (firstDay.plusDays(LONGEST_DAYS).isBefore(lastDay)) {
            throw Refusal.invalid("代理期最长一年。", "A deputy stands in for a year at most.");
        }
        String why = reason == null ? "" : reason.strip();
        if (why.length() > LONGEST_REASON) {
            throw Refusal.invalid("事由不得超过200个字。", "The reason may have at most 200 characters.");
        }
        Staff person = person(userId);
        Staff deputy = person(deputyId);
        fit(person, deputy);
        if (overlaps(rows.openOf(deputyId), firstDay, lastDay)) {
            throw Refusal.conflict(
                    "“" + deputy.name() + "”在此期间也不在岗，请另选代理人。",
                    deputy.name() + " is away in these days too: please choose somebody else.");
        }
        if (rows.openOf(userId).stream()
                .anyMatch(known -> known.deputyId().equals(deputyId) && overlaps(List.of(known), firstDay, lastDay))) {
            throw Refusal.conflict("这段时间已有同一代理人。", "The same deputy stands in on some of these days already.");
        }
        Instant from = firstDay.atStartOfDay(zone).toInstant();
        Instant until = lastDay.plusDays(1).atStartOfDay(zone).toInstant();
        boolean now = !from.isAfter(clock.instant());
        Absence planned = new Absence(
                0,
                userId,
                deputyId,
                firstDay,
                lastDay,
                from,
                until,
                why.isEmpty() ? null : why,
                now ? State.ACTIVE : State.PLANNED);
        long id = rows.add(planned, by, clock.instant());
        if (now) {
            memberships.settle(deputyId);
        }
        tell(now ? AbsenceNews.Kind.BEGUN : AbsenceNews.Kind.PLANNED, id, planned);
        log.record(
                by,
                "absence.plan",
                userId,
                Bilingual.of(
                        firstDay + "至" + lastDay + "不在岗，由" + deputyId + "代理",
                        "Away from " + firstDay + " to " + lastDay + ", deputy " + deputyId));
        return id;
    }

    /**
     * Ends it early, or before it has begun.
     *
     * @param own whose it must be; null for an administrator
     */
    @Transactional
    public void cancel(long id, @Nullable String own, String by) {
        Absence absence = rows.find(id)
                .filter(found -> own == null || found.userId().equals(own))
                .orElseThrow(() -> Refusal.notFound("没有这条请假代理。", "There is no such absence."));
        if (!rows.moved(id, State.PLANNED, State.CANCELLED) && !rows.moved(id, State.ACTIVE, State.CANCELLED)) {
            throw Refusal.conflict("这条请假代理已经结束。", "This absence is over already.");
        }
        memberships.settle(absence.deputyId());
        tell(AbsenceNews.Kind.CANCELLED, id, absence);
        log.record(by, "absence.cancel", absence.userId(), Bilingual.of("提前结束代理", "Ended before its time"));
    }

    /** Begins and ends what is due, each by itself: one that fails does not hold up the others. */
    @Scheduled(initialDelay = 20_000, fixedDelay = 30_000)
    public void goOn() {
        Instant now = clock.instant();
        for (Absence absence : rows.toBegin(now)) {
            boolean passed = !absence.untilAt().isAfter(now);
            transaction.executeWithoutResult(
                    status -> move(absence, State.PLANNED, passed ? State.OVER : State.ACTIVE));
        }
        for (Absence absence : rows.toEnd(now)) {
            transaction.executeWithoutResult(status -> move(absence, State.ACTIVE, State.OVER));
        }
    }

    private void move(Absence absence, State from, State to) {
        if (rows.moved(absence.id(), from, to)) {
            memberships.settle(absence.deputyId());
            tell(to == State.ACTIVE ? AbsenceNews.Kind.BEGUN : AbsenceNews.Kind.OVER, absence.id(), absence);
        }
    }

    /** Whom a person may ask to stand in, themself left out. */
    @Transactional(readOnly = true)
    public List<Staff> possibleDeputies(String userId) {
        return staff.colleaguesOf(userId);
    }

    @Transactional(readOnly = true)
    public List<Entry> openOf(String userId) {
        return entries(rows.openOf(userId));
    }

    @Transactional(readOnly = true)
    public List<Entry> newest() {
        return entries(rows.newest(100));
    }

    /** The colleagues for whom a person stands in today, with the tasks that they had taken. */
    @Transactional(readOnly = true)
    public List<Colleague> colleaguesOf(String deputyId) {
        List<Colleague> colleagues = new ArrayList<>();
        for (Absence absence : rows.openOfDeputy(deputyId)) {
            if (absence.state() == State.ACTIVE) {
                colleagues.add(new Colleague(
                        absence.id(),
                        absence.userId(),
                        nameOf(absence.userId()),
                        absence.lastDay(),
                        tasks.takenBy(absence.userId(), staff.lentBy(absence.id()))));
            }
        }
        return colleagues;
    }

    /** The deputy takes over a task that the absent colleague had taken; the record says for whom. */
    @Transactional
    public void takeOver(String taskId, String deputyId) {
        for (Absence absence : rows.openOfDeputy(deputyId)) {
            if (absence.state() != State.ACTIVE) {
                continue;
            }
            Optional<ColleagueTasks.Taken> taken =
                    tasks.handOver(taskId, absence.userId(), staff.lentBy(absence.id()), deputyId);
            if (taken.isPresent()) {
                rows.takenOver(
                        absence.id(), taskId, taken.get().name(), taken.get().caseNumber(), clock.instant());
                return;
            }
        }
        throw Refusal.notFound("没有这项可以接手的任务。", "There is no such task to take over.");
    }

    private void fit(Staff person, Staff deputy) {
        if (person.userId().equals(deputy.userId())) {
            throw Refusal.invalid("不能由本人代理本人。", "Nobody can stand in for themself.");
        }
        Set<String> possible =
                staff.colleaguesOf(person.userId()).stream().map(Staff::userId).collect(Collectors.toSet());
        if (!possible.contains(deputy.userId())) {
            throw Refusal.invalid(
                    "“" + deputy.name() + "”不能代理：代理人须在同一单位或其上级单位任职，且不代理管理员、流程设计员和纪检。",
                    deputy.name()
                            + " cannot stand in: a deputy works in the same unit or the one above, and the roles of"
                            + " administrator, designer and discipline are not lent.");
        }
    }

    private static boolean overlaps(List<Absence> known, LocalDate firstDay, LocalDate lastDay) {
        return known.stream()
                .anyMatch(each ->
                        !each.lastDay().isBefore(firstDay) && !each.firstDay().isAfter(lastDay));
    }

    private List<Entry> entries(List<Absence> absences) {
        return absences.stream()
                .map(absence -> new Entry(
                        absence, nameOf(absence.userId()), nameOf(absence.deputyId()), rows.takeoversOf(absence.id())))
                .toList();
    }

    private void tell(AbsenceNews.Kind kind, long id, Absence absence) {
        news.publishEvent(new AbsenceNews(
                kind,
                id,
                absence.userId(),
                nameOf(absence.userId()),
                absence.deputyId(),
                nameOf(absence.deputyId()),
                absence.firstDay(),
                absence.lastDay()));
    }

    private Staff person(String userId) {
        return staff.person(userId)
                .orElseThrow(() -> Refusal.invalid("没有用户“" + userId + "”。", "There is no user " + userId + "."));
    }

    private String nameOf(String userId) {
        return staff.person(userId).map(Staff::name).orElse(userId);
    }
}
