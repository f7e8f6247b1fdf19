package org.needsline.meeting;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.needsline.calendar.Calendars;
import org.needsline.calendar.DeadlineFacts;
import org.needsline.calendar.Deadlines;
import org.needsline.calendar.WorkCalendar;
import org.needsline.notification.Audience;
import org.needsline.notification.NotificationEvent;
import org.needsline.notification.NotificationEvents;
import org.needsline.notification.Notifications;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Role;
import org.needsline.organisation.RoleInUnit;
import org.needsline.organisation.Unit;
import org.needsline.organisation.UnitLevel;
import org.needsline.wording.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happens at a screening meeting, step by step (domain, 3.3). Dates that people read and write are local to the district. */
@Service
@Transactional
public class MeetingService {

    /** After so many gatherings without a quorum the town convenes the next; when that one fails too, the meeting has failed. */
    public static final int MOST_ADJOURNMENTS = 3;

    /** How often a record may be sent back before the minutes are published. */
    public static final int MOST_CORRECTIONS = 2;

    private static final int MOST_REPRESENTATIVES = 1000;
    private static final int LONGEST_TEXT = 2000;
    private static final Pattern BETWEEN = Pattern.compile("[\\s,，、;；\\u3000]+");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final Meetings meetings;
    private final Agendas agendas;
    private final Sessions sessions;
    private final MeetingNotices notices;
    private final MinutesArchive archive;
    private final ObjectProvider<WaitingNeeds> waitingNeeds;
    private final ObjectProvider<ScreeningResults> results;
    private final Organisation organisation;
    private final Calendars calendars;
    private final Deadlines deadlines;
    private final Notifications notifications;
    private final JdbcClient jdbc;
    private final Clock clock;

    MeetingService(
            Meetings meetings,
            Agendas agendas,
            Sessions sessions,
            MeetingNotices notices,
            MinutesArchive archive,
            ObjectProvider<WaitingNeeds> waitingNeeds,
            ObjectProvider<ScreeningResults> results,
            Organisation organisation,
            Calendars calendars,
            Deadlines deadlines,
            Notifications notifications,
            JdbcClient jdbc,
            Clock clock) {
        this.meetings = meetings;
        this.agendas = agendas;
        this.sessions = sessions;
        this.notices = notices;
        this.archive = archive;
        this.waitingNeeds = waitingNeeds;
        this.results = results;
        this.organisation = organisation;
        this.calendars = calendars;
        this.deadlines = deadlines;
        this.notifications = notifications;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * A secretary calls a meeting.
     *
     * @param village the village's code; null for the one village that the person serves as secretary or clerk
     * @param person who calls; null only for the system itself
     * @return the new meeting
     * @throws Refusal when the village is not theirs, not known or not clear, or when a meeting of it is open
     */
    public Meeting called(@Nullable String village, @Nullable String person) {
        String code = person == null ? Agendas.orNull(village) : ownVillage(Agendas.orNull(village), person);
        if (code == null) {
            throw Refusal.invalid("请填写村的12位编码。", "Enter the village's code of 12 digits.");
        }
        if (organisation.require(code).level() != UnitLevel.VILLAGE) {
            throw Refusal.invalid("“" + code + "”不是村或社区的编码。", code + " is not the code of a village.");
        }
        return require(meetings.called(code, person));
    }

    /**
     * The town orders the village to meet.
     *
     * @param text what the town has to say, at most 2,000 characters
     */
    public void ordered(String meetingId, @Nullable String text, @Nullable String person) {
        Meeting meeting = require(meetingId);
        String order = limited(text, "责成意见", "The order");
        jdbc.sql("update meeting set town_order = ?, called_by = ? where meeting_id = ?")
                .params(order, person, meetingId)
                .update();
        Unit village = organisation.require(meeting.village());
        tell(
                NotificationEvents.MEETING_ORDERED,
                meeting,
                order == null
                        ? Map.of("villageName", village.name())
                        : Map.of("villageName", village.name(), "reason", order),
                List.of(Role.SECRETARY.group(meeting.village()), Role.CLERK.group(meeting.village())));
    }

    /** What could come on the agenda now. */
    @Transactional(readOnly = true)
    public AgendaDraft agendaDraft(String meetingId) {
        List<WaitingNeed> waiting = AgendaOrder.sorted(
                waitingNeeds.getObject().of(require(meetingId).village()));
        return new AgendaDraft(
                waiting,
                waiting.stream()
                        .limit(AgendaOrder.MOST)
                        .map(WaitingNeed::number)
                        .toList(),
                earliestDay(meetingId));
    }

    /**
     * The meeting is convened.
     *
     * @return when and where it will be
     * @throws Refusal when the date leaves less than the time of notice, a number is unknown, doubled or no longer waiting, or the agenda
     *     is empty or too long
     */
    public MeetingSession convened(String meetingId, Convening convening, @Nullable String person) {
        Meeting meeting = require(meetingId);
        WorkCalendar calendar = calendars.current();
        Instant meetsAt = convening.meetsAt().atZone(calendar.zone()).toInstant();
        LocalDate day = convening.meetsAt().toLocalDate();
        if (!meetsAt.isAfter(clock.instant())) {
            throw Refusal.invalid("会议时间已经过去，请另选时间。", "The time of the meeting has passed; choose another.");
        }
        LocalDate earliest = earliestDay(meetingId);
        if (day.isBefore(earliest)) {
            throw Refusal.invalid(
                    "公告期不够，会议最早可在 " + earliest + " 召开。",
                    "The time of notice is too short: the meeting can be held on " + earliest + " at the earliest.");
        }
        if (day.isAfter(calendar.today().plusMonths(3))) {
            throw Refusal.invalid("会议应在三个月内召开。", "The meeting must be held within three months.");
        }
        String venue = Agendas.orNull(convening.venue());
        if (venue == null || venue.length() > 200) {
            throw Refusal.invalid("请填写会议地点，不超过200字。", "Enter the place of the meeting, at most 200 characters.");
        }
        if (convening.representatives() < 3 || convening.representatives() > MOST_REPRESENTATIVES) {
            throw Refusal.invalid("应到代表人数须在3至1000之间。", "The number of representatives must be between 3 and 1000.");
        }
        agendas.set(meetingId, AgendaOrder.sorted(chosen(meeting, convening)));
        int number = meeting.convenings() + 1;
        Instant now = clock.instant();
        sessions.add(meetingId, number, meetsAt, venue, convening.representatives(), person, now);
        jdbc.sql("update meeting set status = ?, convenings = ? where meeting_id = ?")
                .params(Meeting.Status.CONVENED.name(), number, meetingId)
                .update();
        return sessions.require(meetingId, number);
    }

    /**
     * The meeting is called off because no need waits any more.
     *
     * @throws Refusal while needs wait
     */
    public void nothingToDecide(String meetingId) {
        int waiting = waitingNeeds.getObject().of(require(meetingId).village()).size();
        if (waiting > 0) {
            throw Refusal.conflict(
                    "还有" + waiting + "件需求等待议定，会议不能取消。",
                    waiting + " needs still wait to be screened; the meeting cannot be called off.");
        }
        end(meetingId, Meeting.Status.CANCELLED);
    }

    /** The public notice goes up, and the village's people are told. */
    public void announced(String meetingId) {
        Meeting meeting = require(meetingId);
        MeetingSession session = sessions.require(meetingId, meeting.convenings());
        notices.publish(new MeetingNotice(
                meetingId,
                session.convening(),
                meeting.village(),
                clock.instant(),
                session.meetsAt(),
                session.venue(),
                agendas.of(meetingId).size()));
        tell(
                NotificationEvents.MEETING_ANNOUNCED,
                meeting,
                Map.of("date", local(session.meetsAt()), "place", session.venue()),
                List.of(
                        Role.SECRETARY.group(meeting.village()),
                        Role.CLERK.group(meeting.village()),
                        Role.GRID_WORKER.group(meeting.village())));
    }

    /**
     * The village let the time for convening pass: the town is told.
     *
     * @param step what is overdue, bilingual
     */
    public void overdue(String meetingId, String step) {
        Meeting meeting = require(meetingId);
        tell(
                NotificationEvents.MEETING_OVERDUE,
                meeting,
                Map.of("step", step),
                List.of(Role.CLERK.group(organisation.town(meeting.village()).code())));
    }

    /**
     * The meeting is recorded; a second record replaces the first as long as the minutes are not published.
     *
     * @return whether there was a quorum; without one nothing is decided
     * @throws Refusal when the record contradicts itself or the agenda
     */
    public boolean recorded(String meetingId, MeetingRecord recorded, @Nullable String person) {
        Meeting meeting = require(meetingId);
        MeetingSession session = sessions.require(meetingId, meeting.convenings());
        if (recorded.present() < 0 || recorded.present() > session.representatives()) {
            throw Refusal.invalid(
                    "到会人数须在0至应到的" + session.representatives() + "人之间。",
                    "The number present must be between 0 and the " + session.representatives() + " representatives.");
        }
        String chair = Agendas.orNull(recorded.chair());
        if (chair == null || chair.length() > 100) {
            throw Refusal.invalid("请填写主持人，不超过100字。", "Enter who chaired, at most 100 characters.");
        }
        limited(recorded.recusals(), "回避情况", "The recusals");
        boolean quorate = Quorum.metBy(recorded.present(), session.representatives());
        agendas.undecided(meetingId);
        if (quorate) {
            Decisions.of(agendas.of(meetingId), recorded).forEach(decision -> agendas.decided(meetingId, decision));
        }
        sessions.recorded(meetingId, session.convening(), recorded, quorate, person, clock.instant());
        status(meetingId, quorate ? Meeting.Status.HELD : Meeting.Status.CONVENED);
        return quorate;
    }

    /**
     * Too few came. After the third time the meeting has failed: the needs wait on, and their own deadlines bring them before the town.
     *
     * @return how often that has happened to this meeting
     */
    public int adjourned(String meetingId) {
        jdbc.sql("update meeting set status = ?, adjournments = adjournments + 1 where meeting_id = ?")
                .params(Meeting.Status.ADJOURNED.name(), meetingId)
                .update();
        int adjournments = require(meetingId).adjournments();
        if (adjournments >= MOST_ADJOURNMENTS) {
            end(meetingId, Meeting.Status.FAILED);
        }
        return adjournments;
    }

    /** Whether the record may be sent back once more. */
    @Transactional(readOnly = true)
    public boolean correctionAllowed(String meetingId) {
        return require(meetingId).corrections() < MOST_CORRECTIONS;
    }

    /**
     * The record has a mistake and is to be written again.
     *
     * @throws Refusal when it was sent back twice already
     */
    public void sentBackForCorrection(String meetingId) {
        if (!correctionAllowed(meetingId)) {
            throw Refusal.conflict("会议记录已更正两次，不能再退回。", "The record was corrected twice; it cannot be sent back again.");
        }
        jdbc.sql("update meeting set corrections = corrections + 1 where meeting_id = ?")
                .param(meetingId)
                .update();
    }

    /**
     * The minutes are published: from now on they do not change.
     *
     * @param remark printed in the minutes, at most 2,000 characters
     */
    public void minutesPublished(String meetingId, @Nullable String remark, @Nullable String person) {
        Meeting meeting = require(meetingId);
        String printed = limited(remark, "备注", "The remark");
        Unit village = organisation.require(meeting.village());
        byte[] pdf = new MinutesDocument(calendars.current().zone())
                .of(
                        meeting,
                        village.label(),
                        organisation.town(meeting.village()).label(),
                        sessions.of(meetingId),
                        agendas.of(meetingId),
                        printed,
                        clock.instant());
        archive.add(meetingId, pdf, printed, person, clock.instant());
        status(meetingId, Meeting.Status.PUBLISHED);
    }

    /**
     * Tells one need what was decided. Once told it is never told again, however often this is called; a need that no longer waits is
     * skipped, and the agenda says so.
     */
    public void told(String meetingId, String needNumber) {
        AgendaItem item = agendas.lock(meetingId, needNumber)
                .orElseThrow(() ->
                        new IllegalStateException("Need " + needNumber + " is not on the agenda of " + meetingId));
        Decision decision = item.decision();
        if (decision == null) {
            throw new IllegalStateException("Meeting " + meetingId + " decided nothing about need " + needNumber);
        }
        if (item.toldAt() != null) {
            return;
        }
        RejectionReason reason = decision.reason();
        boolean taken = results.getObject()
                .screened(
                        needNumber,
                        decision.outcome(),
                        reason == null ? null : reason.code(),
                        meetingId,
                        decision.voteWording().toString());
        agendas.told(
                meetingId, needNumber, taken ? AgendaItem.Telling.TOLD : AgendaItem.Telling.SKIPPED, clock.instant());
    }

    /**
     * Everything is told. If enough other needs wait by now, or one of them has waited long, the next meeting is proposed: nothing
     * proposed it while this one was open.
     */
    public void closed(String meetingId) {
        Meeting meeting = require(meetingId);
        end(meetingId, Meeting.Status.CLOSED);
        Set<String> dealtWith =
                agendas.of(meetingId).stream().map(item -> item.need().number()).collect(Collectors.toSet());
        List<WaitingNeed> waiting = waitingNeeds.getObject().of(meeting.village());
        boolean longAwaited = waiting.stream()
                .filter(need -> !dealtWith.contains(need.number()))
                .anyMatch(need -> waitedLong(meetingId, need));
        if (longAwaited) {
            meetings.proposeFor(meeting.village());
        } else {
            meetings.needsWaiting(meeting.village(), waiting.size());
        }
    }

    private boolean waitedLong(String meetingId, WaitingNeed need) {
        Integer allowed = deadlines
                .rule(DeadlineFacts.of(meetingId, "AwaitScreening.propose", clock.instant(), null))
                .amount();
        WorkCalendar calendar = calendars.current();
        return allowed != null && calendar.workdaysBetween(need.registeredOn(), calendar.today()) >= allowed;
    }

    private List<WaitingNeed> chosen(Meeting meeting, Convening convening) {
        List<String> numbers = new ArrayList<>(convening.agenda());
        String further = Agendas.orNull(convening.further());
        if (further != null) {
            numbers.addAll(List.of(BETWEEN.split(further)));
        }
        if (numbers.isEmpty()) {
            throw Refusal.invalid("议程上至少要有一件需求。", "The agenda needs at least one need.");
        }
        if (numbers.size() > AgendaOrder.MOST) {
            throw Refusal.invalid(
                    "一次会议最多议60件，现选了" + numbers.size() + "件。",
                    "A meeting decides at most 60 needs; " + numbers.size() + " were chosen.");
        }
        Map<String, WaitingNeed> waiting = waitingNeeds.getObject().of(meeting.village()).stream()
                .collect(Collectors.toMap(WaitingNeed::number, Function.identity()));
        Set<String> seen = new TreeSet<>();
        List<WaitingNeed> agenda = new ArrayList<>();
        for (String number : numbers) {
            if (!seen.add(number)) {
                throw Refusal.invalid("需求 " + number + " 在议程里出现了两次。", "Need " + number + " is on the agenda twice.");
            }
            WaitingNeed need = waiting.get(number);
            if (need == null) {
                throw Refusal.invalid(
                        "需求 " + number + " 不在本村待议之列，请从议程中去掉。",
                        "Need " + number + " does not wait for this village's meeting; take it off the agenda.");
            }
            agenda.add(need);
        }
        return agenda;
    }

    private LocalDate earliestDay(String meetingId) {
        Integer lead = deadlines
                .rule(DeadlineFacts.of(meetingId, "AnnounceMeeting", clock.instant(), null))
                .amount();
        WorkCalendar calendar = calendars.current();
        return lead == null
                ? calendar.today()
                : calendar.dateOf(calendar.plusWorkdays(clock.instant(), lead).instant());
    }

    private @Nullable String ownVillage(@Nullable String village, String person) {
        List<String> own = organisation.rolesOf(person).stream()
                .filter(held -> held.role() == Role.SECRETARY || held.role() == Role.CLERK)
                .map(RoleInUnit::unitCode)
                .filter(code -> organisation
                        .unit(code)
                        .filter(unit -> unit.level() == UnitLevel.VILLAGE)
                        .isPresent())
                .distinct()
                .toList();
        if (village == null) {
            return own.size() == 1 ? own.get(0) : null;
        }
        if (!own.contains(village)) {
            throw Refusal.forbidden(
                    "您不是该村的书记或受理员，不能召集其议定会。",
                    "You are neither secretary nor clerk of that village and cannot call its meeting.");
        }
        return village;
    }

    private void tell(String event, Meeting meeting, Map<String, String> facts, List<String> groups) {
        Map<String, String> all = new HashMap<>(facts);
        all.put("village", meeting.village());
        notifications.tell(new NotificationEvent(event, meeting.id(), all, Audience.groups(groups)));
    }

    private String local(Instant moment) {
        return MOMENT.format(moment.atZone(calendars.current().zone()));
    }

    private void end(String meetingId, Meeting.Status status) {
        status(meetingId, status);
        jdbc.sql("update meeting set ended_at = ? where meeting_id = ?")
                .params(Timestamp.from(clock.instant()), meetingId)
                .update();
    }

    private void status(String meetingId, Meeting.Status status) {
        jdbc.sql("update meeting set status = ? where meeting_id = ?")
                .params(status.name(), meetingId)
                .update();
    }

    private Meeting require(String meetingId) {
        return meetings.find(meetingId)
                .orElseThrow(() -> Refusal.notFound(
                        "没有编号为“" + meetingId + "”的议定会。", "There is no meeting with the number " + meetingId + "."));
    }

    private static @Nullable String limited(@Nullable String text, String zh, String en) {
        String said = Agendas.orNull(text);
        if (said != null && said.length() > LONGEST_TEXT) {
            throw Refusal.invalid(
                    zh + "不能超过" + LONGEST_TEXT + "字。", en + " can have at most " + LONGEST_TEXT + " characters.");
        }
        return said;
    }
}
