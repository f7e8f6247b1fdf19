package org.needsline.access;

import static org.needsline.access.AccessFiling.columns;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.needsline.calendar.Calendars;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Step 3, approve: links 7 and 8. */
@Service
@Transactional
public class AccessDecisions {

    private final AccessRequests requests;
    private final AccessTimeline timeline;
    private final LedgerEntries ledger;
    private final Calendars calendars;
    private final AccessMoments moments;
    private final JdbcClient jdbc;
    private final Clock clock;

    AccessDecisions(
            AccessRequests requests,
            AccessTimeline timeline,
            LedgerEntries ledger,
            Calendars calendars,
            AccessMoments moments,
            JdbcClient jdbc,
            Clock clock) {
        this.requests = requests;
        this.timeline = timeline;
        this.ledger = ledger;
        this.calendars = calendars;
        this.moments = moments;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What came of link 7. */
    public enum Decided {
        /** Not admitted. */
        REFUSED,
        /** Admitted for an emergency; the review is to be made good. */
        EMERGENCY,
        /** Admitted, to be posted. */
        POST,
        /** Admitted once more after an objection was upheld. */
        APPROVED
    }

    /**
     * Link 7: the leading group decides.
     *
     * @param note required for conditions and for refusal; public
     */
    public Decided decided(String number, Verdict verdict, @Nullable String note, String by) {
        AccessRequest request = requests.lock(number);
        boolean again = request.postedAt() != null;
        if (request.status() != AccessStatus.DECIDING) {
            throw Refusal.conflict("该申请现在不待审批。", "The request does not wait for a decision now.");
        }
        String words = verdict == Verdict.ADMIT
                ? AccessChecks.optional(note, AccessChecks.TEXT, "说明", "note")
                : AccessChecks.required(
                        note,
                        AccessChecks.TEXT,
                        verdict == Verdict.REFUSE ? "不予准入的理由" : "准入条件",
                        verdict == Verdict.REFUSE ? "reason for refusing" : "conditions");
        boolean firstOfEmergency = request.emergency() && request.decidedTimes() == 0;
        requests.change(
                number,
                columns(
                        "decision",
                        verdict,
                        "decision_note",
                        words,
                        "decided_at",
                        clock.instant(),
                        "decided_times",
                        request.decidedTimes() + 1));
        timeline.add(number, AccessEvent.DECIDED, Link.DECIDE.step(), null, by, verdict.label(), words);
        if (request.completeAt() != null && !again) {
            int used = moments.workdays(request.completeAt(), clock.instant());
            timeline.add(
                    number,
                    AccessEvent.TOTAL_STOPPED,
                    Link.TOTAL.step(),
                    null,
                    AccessHappening.CLOCK,
                    Bilingual.of(
                            "用了" + used + "个工作日",
                            used == 1 ? "after 1 working day" : "after " + used + " working days"),
                    null);
        }
        if (verdict == Verdict.REFUSE) {
            requests.change(number, columns("status", AccessStatus.ENDING, "ending", AccessEnding.REFUSED));
            return Decided.REFUSED;
        }
        if (firstOfEmergency) {
            return Decided.EMERGENCY;
        }
        if (request.emergency()) {
            madeGood(request, words, by);
        }
        if (again) {
            requests.change(number, columns("status", AccessStatus.SIGNING));
            return Decided.APPROVED;
        }
        requests.change(number, columns("status", AccessStatus.ADMITTED));
        return Decided.POST;
    }

    /**
     * Admitted under an emergency response: in the ledger at once, provisionally.
     *
     * @param until when it lapses unless made good
     */
    public void emergencyAdmitted(String number, Instant until, String by) {
        AccessRequest request = requests.lock(number);
        requests.change(number, columns("status", AccessStatus.REVIEWING, "emergency_until", until));
        LocalDate today = calendars.current().today();
        ledger.enter(
                request,
                new LedgerVersion(today, calendars.current().dateOf(until), true, request.decisionNote(), "emergency"),
                by);
        timeline.add(
                number, AccessEvent.EMERGENCY_ADMITTED, Link.DECIDE.step(), null, by, null, request.responseNumber());
    }

    /**
     * An emergency was admitted for the second time: it stays in the ledger until it is signed, though its 30 days end meanwhile, for the
     * communities are at work on it.
     */
    private void madeGood(AccessRequest request, @Nullable String conditions, String by) {
        LocalDate today = calendars.current().today();
        LocalDate until = Objects.requireNonNull(request.endsOn());
        ledger.enter(
                request,
                new LedgerVersion(until.isBefore(today) ? until : today, until, true, conditions, "admitted"),
                by);
    }

    /** Thirty days are over and the emergency was not made good. */
    public void emergencyLapsed(String number) {
        requests.lock(number);
        requests.change(number, columns("status", AccessStatus.ENDING, "ending", AccessEnding.LAPSED));
        timeline.add(number, AccessEvent.EMERGENCY_LAPSED, null, null, AccessHappening.CLOCK);
    }

    /**
     * Link 8: posted.
     *
     * @param where where else than on the public site
     */
    public void posted(String number, @Nullable String where, Instant until, String by) {
        AccessRequest request = requests.lock(number);
        if (request.status() != AccessStatus.ADMITTED) {
            throw Refusal.conflict("该申请现在不待公示。", "The request is not to be posted now.");
        }
        requests.change(
                number,
                columns(
                        "status",
                        AccessStatus.POSTED,
                        "posted_at",
                        clock.instant(),
                        "posted_until",
                        until,
                        "posted_where",
                        AccessChecks.optional(where, 500, "张贴地点", "places of posting")));
        timeline.add(number, AccessEvent.POSTED, Link.POST.step(), null, by, null, where);
    }

    /**
     * Somebody objects while it is posted.
     *
     * @return id of the objection
     */
    public long objected(String number, @Nullable String words, String by) {
        AccessRequest request = requests.lock(number);
        if (request.status() != AccessStatus.POSTED
                || request.postedUntil() == null
                || clock.instant().isAfter(request.postedUntil())) {
            throw Refusal.conflict("该申请现在不在公示期，不能提异议。", "The request is not posted now; nobody can object to it.");
        }
        String text = AccessChecks.required(words, AccessChecks.TEXT, "异议内容", "objection");
        jdbc.sql("insert into access_objection (number, words, brought_by, brought_at) values (?, ?, ?, ?)")
                .params(number, text, by, clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        timeline.add(number, AccessEvent.OBJECTED, Link.POST.step(), null, by, null, text);
        return objectionsTo(number).stream()
                .mapToLong(AccessObjection::id)
                .max()
                .orElseThrow();
    }

    /** Oldest first. */
    @Transactional(readOnly = true)
    public List<AccessObjection> objectionsTo(String number) {
        return jdbc.sql(
                        "select id, words, brought_at, upheld, answer, answered_at from access_objection where number = ? order by id")
                .param(number)
                .query((row, i) -> {
                    OffsetDateTime answeredAt = row.getObject("answered_at", OffsetDateTime.class);
                    return new AccessObjection(
                            row.getLong("id"),
                            row.getString("words"),
                            row.getObject("brought_at", OffsetDateTime.class).toInstant(),
                            row.getObject("upheld", Boolean.class),
                            row.getString("answer"),
                            answeredAt == null ? null : answeredAt.toInstant());
                })
                .list();
    }

    /** The public answer to an objection; one that is upheld sends the request back to link 7, once. */
    public void objectionAnswered(String number, long id, boolean upheld, @Nullable String answer, String by) {
        requests.lock(number);
        AccessObjection objection = objectionsTo(number).stream()
                .filter(each -> each.id() == id)
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("没有这条异议。", "There is no such objection."));
        if (objection.upheld() != null) {
            throw Refusal.conflict("这条异议已经答复。", "This objection is answered already.");
        }
        String words = AccessChecks.required(answer, AccessChecks.TEXT, "公开答复", "public answer");
        jdbc.sql("update access_objection set upheld = ?, answer = ?, answered_by = ?, answered_at = ? where id = ?")
                .params(upheld, words, by, clock.instant().atOffset(ZoneOffset.UTC), id)
                .update();
        timeline.add(
                number,
                AccessEvent.OBJECTION_ANSWERED,
                Link.OBJECTION.step(),
                null,
                by,
                upheld ? Bilingual.of("成立", "upheld") : Bilingual.of("不成立", "dismissed"),
                words);
    }

    /**
     * The posting is over and every objection answered.
     *
     * @param decideAgain an objection was upheld
     */
    public void postingOver(String number, boolean decideAgain) {
        requests.lock(number);
        requests.change(number, columns("status", decideAgain ? AccessStatus.DECIDING : AccessStatus.SIGNING));
        timeline.add(number, AccessEvent.POSTING_OVER, Link.POST.step(), null, AccessHappening.CLOCK);
    }

    static BigDecimal given(@Nullable BigDecimal amount) {
        return Objects.requireNonNullElse(amount, BigDecimal.ZERO);
    }
}
