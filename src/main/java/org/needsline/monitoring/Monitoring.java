package org.needsline.monitoring;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.needsline.access.AccessCase;
import org.needsline.access.AccessCases;
import org.needsline.access.AccessLateness;
import org.needsline.calendar.Calendars;
import org.needsline.calendar.WorkCalendar;
import org.needsline.monitoring.Overview.OfUnit;
import org.needsline.monitoring.Overview.OpenCase;
import org.needsline.monitoring.Overview.Pace;
import org.needsline.monitoring.Overview.Place;
import org.needsline.monitoring.Overview.Waiting;
import org.needsline.need.Actor;
import org.needsline.need.Level;
import org.needsline.need.NeedService;
import org.needsline.need.NeedView;
import org.needsline.notification.Audience;
import org.needsline.notification.NotificationEvent;
import org.needsline.notification.NotificationEvents;
import org.needsline.notification.Notifications;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Reach;
import org.needsline.organisation.Role;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The figures of a manager, and the one thing that a manager does about them: nudging. */
@Service
class Monitoring {

    static final int DUE_SOON_DAYS = 2;
    static final int OVERVIEW_DAYS = 30;
    static final int UNIT_DAYS = 90;
    static final int MOST_CASES = 200;

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final WaitingSteps steps;
    private final Organisation organisation;
    private final NeedService needs;
    private final AccessCases gate;
    private final AccessLateness lateness;
    private final Notifications notifications;
    private final Calendars calendars;
    private final Clock clock;

    Monitoring(
            WaitingSteps steps,
            Organisation organisation,
            NeedService needs,
            AccessCases gate,
            AccessLateness lateness,
            Notifications notifications,
            Calendars calendars,
            Clock clock) {
        this.steps = steps;
        this.organisation = organisation;
        this.needs = needs;
        this.gate = gate;
        this.lateness = lateness;
        this.notifications = notifications;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** The units of which the person is manager. */
    List<Place> scope(String userId) {
        return scope(reachOfManager(userId));
    }

    private List<Place> scope(Reach reach) {
        return reach.below().stream().sorted().map(this::place).toList();
    }

    @Transactional(readOnly = true)
    Overview overview(String userId) {
        Reach reach = reachOfManager(userId);
        WorkCalendar calendar = calendars.current();
        Instant now = clock.instant();
        Instant soon = calendar.plusWorkdays(now, DUE_SOON_DAYS).instant();
        return new Overview(
                moment(now, calendar),
                scope(reach),
                DUE_SOON_DAYS,
                steps.backlogs(reach.villages(), now, soon).stream()
                        .map(one -> new Waiting(
                                place(one.unit()),
                                level(one.unit()),
                                one.open(),
                                one.dueSoon(),
                                one.overdue(),
                                calendar.workdaysBetween(calendar.dateOf(one.oldest()), calendar.today())))
                        .toList(),
                paces(reach, null, OVERVIEW_DAYS),
                OVERVIEW_DAYS);
    }

    /**
     * What waits for one unit, of the manager's cases.
     *
     * @throws Refusal not found, if nothing of the manager's cases ever waited for that unit
     */
    @Transactional(readOnly = true)
    OfUnit ofUnit(String code, String userId) {
        Reach reach = reachOfManager(userId);
        List<WaitingSteps.Row> open = steps.openOf(reach.villages(), code, MOST_CASES + 1);
        List<Pace> paces = paces(reach, code, UNIT_DAYS);
        if (open.isEmpty() && paces.isEmpty()) {
            throw Refusal.notFound("您的辖区内没有由该单位办理的事项。", "Nothing of your area waits for this unit.");
        }
        WorkCalendar calendar = calendars.current();
        Instant now = clock.instant();
        Map<String, AccessCase> atTheGate =
                gate.readable(open.stream().map(row -> row.step().caseNumber()).toList(), userId);
        return new OfUnit(
                place(code),
                level(code),
                paces,
                UNIT_DAYS,
                open.stream()
                        .limit(MOST_CASES)
                        .map(row -> shown(row, atTheGate, calendar, now))
                        .toList(),
                open.size() > MOST_CASES);
    }

    /**
     * Reminds the people who hold a step, in the application and in the timeline; once a day is enough.
     *
     * @return how many people were told
     * @throws Refusal not found, if the step no longer waits or is not of the manager's area; conflict, if it was nudged today
     */
    @Transactional
    int nudge(String taskId, String userId) {
        Reach reach = reachOfManager(userId);
        WaitingSteps.Row row = steps.find(taskId)
                .filter(found -> reach.coversPlace(found.step().village()))
                .orElseThrow(() ->
                        Refusal.notFound("这一步已经办完，或不在您的辖区。", "This step is done by now, or is not of your area."));
        WorkCalendar calendar = calendars.current();
        if (!steps.nudged(taskId, calendar.startOfToday(), clock.instant(), userId)) {
            throw Refusal.conflict("今天已经催办过。", "This has been nudged today already.");
        }
        WaitingStep step = row.step();
        if (isNeed(step)) {
            needs.nudged(step.caseNumber(), row.unit(), WaitingStep.label(step.name()), Actor.of(userId, null));
        } else if (AccessCases.isNumber(step.caseNumber())) {
            lateness.nudged(step.caseNumber(), step.step(), userId);
        }
        notifications.tell(new NotificationEvent(
                NotificationEvents.CASE_NUDGED,
                step.caseNumber(),
                facts(step, calendar),
                Audience.groups(step.groups())));
        return (int) step.groups().stream()
                .flatMap(group -> organisation.staffIn(group).stream())
                .distinct()
                .count();
    }

    private Map<String, String> facts(WaitingStep step, WorkCalendar calendar) {
        return step.dueAt() == null
                ? Map.of("step", step.name())
                : Map.of("step", step.name(), "due", moment(step.dueAt(), calendar));
    }

    private Reach reachOfManager(String userId) {
        Reach reach = organisation.reachOf(userId);
        if (!organisation.holdsAnywhere(userId, Role.MANAGER) || reach.below().isEmpty()) {
            throw Refusal.forbidden("这里供管理者查看。", "This is for managers.");
        }
        return reach;
    }

    private List<Pace> paces(Reach reach, @Nullable String unit, int days) {
        return steps.paces(reach.villages(), unit, clock.instant().minus(Duration.ofDays(days))).stream()
                .map(one -> new Pace(one.step(), WaitingStep.label(one.name()), one.medianWorkdays(), one.done()))
                .toList();
    }

    private OpenCase shown(
            WaitingSteps.Row row, Map<String, AccessCase> atTheGate, WorkCalendar calendar, Instant now) {
        WaitingStep step = row.step();
        Instant due = step.dueAt();
        boolean overdue = due != null && due.isBefore(now);
        return new OpenCase(
                step.taskId(),
                step.caseNumber(),
                isNeed(step) || atTheGate.containsKey(step.caseNumber()),
                title(step, atTheGate),
                place(step.place()),
                WaitingStep.label(step.name()),
                moment(step.since(), calendar),
                due == null ? null : moment(due, calendar),
                overdue,
                due == null || !overdue ? 0 : calendar.workdaysBetween(calendar.dateOf(due), calendar.today()),
                calendar.workdaysBetween(calendar.dateOf(step.since()), calendar.today()),
                row.nudgedAt() == null ? null : moment(row.nudgedAt(), calendar));
    }

    private @Nullable String title(WaitingStep step, Map<String, AccessCase> atTheGate) {
        if (isNeed(step)) {
            return needs.find(step.caseNumber()).map(NeedView::displayTitle).orElse(null);
        }
        AccessCase one = atTheGate.get(step.caseNumber());
        return one == null ? null : one.title();
    }

    /** The number of a need begins with its village; that of a meeting does not. */
    private static boolean isNeed(WaitingStep step) {
        return step.caseNumber().startsWith(step.village());
    }

    private Place place(String code) {
        return organisation
                .unit(code)
                .map(unit -> new Place(code, unit.name(), unit.nameEn()))
                .orElseGet(() -> new Place(code, code, code));
    }

    private static Bilingual level(String unit) {
        return Level.ofUnit(unit).label();
    }

    private static String moment(Instant at, WorkCalendar calendar) {
        return MOMENT.format(at.atZone(calendar.zone()));
    }
}
