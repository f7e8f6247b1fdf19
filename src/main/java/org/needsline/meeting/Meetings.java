package org.needsline.meeting;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.needsline.calendar.Calendars;
import org.needsline.wording.Refusal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The screening meetings of the villages: which there were, and calling the next one. A village has at most one open meeting. */
@Service
public class Meetings {

    private static final Logger LOG = LoggerFactory.getLogger(Meetings.class);
    private static final String ORDERED = "ordered";

    private final JdbcClient jdbc;
    private final MeetingCalls calls;
    private final Agendas agendas;
    private final Sessions sessions;
    private final MinutesArchive minutes;
    private final Calendars calendars;
    private final Clock clock;
    private final TransactionTemplate savepoint;
    private final int proposeAt;

    Meetings(
            JdbcClient jdbc,
            MeetingCalls calls,
            Agendas agendas,
            Sessions sessions,
            MinutesArchive minutes,
            Calendars calendars,
            Clock clock,
            PlatformTransactionManager transactions,
            @Value("${needsline.meeting.propose-at:20}") int proposeAt) {
        this.jdbc = jdbc;
        this.calls = calls;
        this.agendas = agendas;
        this.sessions = sessions;
        this.minutes = minutes;
        this.calendars = calendars;
        this.clock = clock;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.proposeAt = proposeAt;
    }

    /**
     * Proposes a meeting to the village because enough needs wait, or one has waited long (domain, 3.3). Nothing happens while a
     * meeting of the village is open.
     *
     * @return the number of the new meeting, empty when one is open
     */
    @Transactional
    public Optional<String> proposeFor(String village) {
        return callUnlessOpen(village, "due").map(meeting -> {
            calls.due(meeting, village);
            return meeting;
        });
    }

    /**
     * Has the town order a meeting because the village held none in time (domain, 3.2 Screening). Where one was called but is not convened
     * yet, the order is for that one, once; nothing happens while a meeting is announced or under way.
     *
     * @return the number of the meeting to be ordered, empty when nothing happened
     */
    @Transactional
    public Optional<String> orderFor(String village) {
        Optional<String> called = callUnlessOpen(village, ORDERED);
        called.ifPresent(meeting -> calls.ordered(meeting, village));
        return called.isPresent() ? called : orderOpen(village);
    }

    private Optional<String> orderOpen(String village) {
        return open(village).stream()
                .filter(meeting -> jdbc.sql(
                                        "update meeting set called_how = ? where meeting_id = ? and called_how <> ? and status = ?")
                                .params(ORDERED, meeting, ORDERED, Meeting.Status.CALLED.name())
                                .update()
                        == 1)
                .peek(calls::orderedInstead)
                .findFirst();
    }

    /**
     * The secretary calls a meeting.
     *
     * @return the new meeting's number
     * @throws Refusal when a meeting of the village is open
     */
    @Transactional
    public String called(String village, @Nullable String person) {
        lock(village);
        List<String> open = open(village);
        if (!open.isEmpty()) {
            throw Refusal.conflict(
                    "本村已有进行中的议定会（" + open.get(0) + "），不能同时再召集一次。",
                    "A meeting of this village is under way (" + open.get(0) + "); a second one cannot be called.");
        }
        return record(village, "called", person);
    }

    /**
     * So many needs of the village wait now: from a certain number on a meeting is proposed, unless one is open.
     *
     * @return the number of the new meeting, empty when none was proposed
     */
    @Transactional
    public Optional<String> needsWaiting(String village, int waiting) {
        return waiting >= proposeAt ? proposeFor(village) : Optional.empty();
    }

    /** What the meeting has to decide or has decided, in the order of its agenda. */
    @Transactional(readOnly = true)
    public List<AgendaItem> agendaOf(String meetingId) {
        return agendas.of(meetingId);
    }

    /** Every gathering of the meeting, the first one first. */
    @Transactional(readOnly = true)
    public List<MeetingSession> sessionsOf(String meetingId) {
        return sessions.of(meetingId);
    }

    /** What meetings decided about a need, the earliest first. */
    @Transactional(readOnly = true)
    public List<NeedDecision> decisionsOn(String needNumber) {
        return agendas.decidedOn(needNumber).stream()
                .flatMap(meeting -> decisionOn(meeting, needNumber).stream())
                .toList();
    }

    private Optional<NeedDecision> decisionOn(String meeting, String needNumber) {
        List<MeetingSession> gatherings = sessions.of(meeting);
        Optional<MinutesArchive.Published> published = minutes.published(meeting);
        return agendas.of(meeting).stream()
                .filter(item -> item.need().number().equals(needNumber))
                .filter(item -> item.decision() != null && !gatherings.isEmpty())
                .findFirst()
                .map(item -> new NeedDecision(
                        item.position(),
                        gatherings.get(gatherings.size() - 1),
                        Objects.requireNonNull(item.decision()),
                        published.map(MinutesArchive.Published::at).orElse(null),
                        published.map(MinutesArchive.Published::fileName).orElse(null)));
    }

    /** All meetings of the village, the latest first. */
    @Transactional(readOnly = true)
    public List<Meeting> ofVillage(String village) {
        return jdbc.sql("select * from meeting where village = ? order by called_at desc, meeting_id desc")
                .param(village)
                .query((row, n) -> MeetingRows.meeting(row))
                .list();
    }

    /** The meeting with this number. */
    @Transactional(readOnly = true)
    public Optional<Meeting> find(String meetingId) {
        return jdbc.sql("select * from meeting where meeting_id = ?")
                .param(meetingId)
                .query((row, n) -> MeetingRows.meeting(row))
                .optional();
    }

    private Optional<String> callUnlessOpen(String village, String how) {
        lock(village);
        return open(village).isEmpty() ? Optional.of(record(village, how, null)) : Optional.empty();
    }

    /** A meeting is open until its end is written; one whose process was cancelled from outside does not block the next. */
    private List<String> open(String village) {
        return ofVillage(village).stream()
                .filter(meeting -> !meeting.status().ended())
                .map(Meeting::id)
                .filter(calls::isRunning)
                .toList();
    }

    private void lock(String village) {
        try {
            // Losing the race for a village's very first meeting must not spoil the caller's transaction.
            savepoint.executeWithoutResult(status -> jdbc.sql("insert into meeting_count (village, count_year, called)"
                            + " select ?, ?, 0 where not exists (select 1 from meeting_count where village = ?)")
                    .params(village, thisYear(), village)
                    .update());
        } catch (DuplicateKeyException somebodyWasFaster) {
            LOG.debug("The first meeting of {} was called elsewhere in the same instant", village);
        }
        jdbc.sql("select called from meeting_count where village = ? for update")
                .param(village)
                .query(Integer.class)
                .single();
    }

    private String record(String village, String how, @Nullable String person) {
        int thisYear = thisYear();
        jdbc.sql("update meeting_count set called = case when count_year = ? then called + 1 else 1 end, count_year = ?"
                        + " where village = ?")
                .params(thisYear, thisYear, village)
                .update();
        int number = jdbc.sql("select called from meeting_count where village = ?")
                .param(village)
                .query(Integer.class)
                .single();
        String id = String.format("M-%s-%d-%02d", village, thisYear, number);
        Instant now = clock.instant();
        jdbc.sql(
                        "insert into meeting (meeting_id, village, called_how, called_by, called_at, status, convenings, adjournments,"
                                + " corrections) values (?, ?, ?, ?, ?, ?, 0, 0, 0)")
                .params(id, village, how, person, Timestamp.from(now), Meeting.Status.CALLED.name())
                .update();
        return id;
    }

    private int thisYear() {
        return calendars.current().today().getYear();
    }
}
