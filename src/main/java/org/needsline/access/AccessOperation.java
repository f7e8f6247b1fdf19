package org.needsline.access;

import static org.needsline.access.AccessFiling.columns;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.needsline.calendar.Calendars;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Step 4, carry out: links 9 and 10, and every way in which a request ends. */
@Service
@Transactional
public class AccessOperation {

    private final AccessRequests requests;
    private final AccessTargets targets;
    private final AccessTimeline timeline;
    private final LedgerEntries ledger;
    private final Calendars calendars;
    private final JdbcClient jdbc;
    private final Clock clock;

    AccessOperation(
            AccessRequests requests,
            AccessTargets targets,
            AccessTimeline timeline,
            LedgerEntries ledger,
            Calendars calendars,
            JdbcClient jdbc,
            Clock clock) {
        this.requests = requests;
        this.targets = targets;
        this.timeline = timeline;
        this.ledger = ledger;
        this.calendars = calendars;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Link 9: signed and handed down.
     *
     * @param from first day; left out, the planned one
     * @param until last day; left out, the planned one
     * @return the request as signed
     * @throws Refusal for days outside those that were admitted and posted, which are at most three years
     */
    public AccessRequest signed(
            String number, @Nullable String agreement, @Nullable LocalDate from, @Nullable LocalDate until, String by) {
        AccessRequest request = requests.lock(number);
        if (request.status() != AccessStatus.SIGNING) {
            throw Refusal.conflict("该申请现在不待签约。", "The request is not to be signed now.");
        }
        LocalDate begins = Objects.requireNonNull(from == null ? request.startsOn() : from);
        LocalDate ends = Objects.requireNonNull(until == null ? request.endsOn() : until);
        if (!ends.isAfter(begins)) {
            throw Refusal.invalid("到期日应晚于生效日。", "The last day must come after the first.");
        }
        // What was admitted and posted is the frame: nobody was asked about a longer time.
        if (request.startsOn() != null && begins.isBefore(request.startsOn())) {
            throw Refusal.invalid(
                    "生效日不能早于批准的开始日期" + request.startsOn() + "。",
                    "The first day must not come before the admitted start, " + request.startsOn() + ".");
        }
        if (request.endsOn() != null && ends.isAfter(request.endsOn())) {
            throw Refusal.invalid(
                    "到期日不能晚于批准的结束日期" + request.endsOn() + "。",
                    "The last day must not come after the admitted end, " + request.endsOn() + ".");
        }
        String words = AccessChecks.required(
                agreement, AccessChecks.TEXT, "协议文号或主要内容", "reference or content of the agreement");
        requests.change(
                number,
                columns(
                        "status", AccessStatus.RUNNING,
                        "signed_at", clock.instant(),
                        "agreement", words,
                        "runs_from", begins,
                        "expires_on", ends));
        ledger.enter(
                request,
                new LedgerVersion(
                        begins,
                        ends,
                        false,
                        request.decision() == Verdict.CONDITIONS ? request.decisionNote() : null,
                        "signed"),
                by);
        timeline.add(number, AccessEvent.SIGNED, Link.SIGN.step(), request.department(), by, null, words);
        return requests.require(number);
    }

    /**
     * A community confirms that agreement and money have arrived.
     *
     * @param paid yuan that have arrived
     * @throws Refusal for a request that is not running, or a community that is no target or confirmed before
     */
    public void received(String number, String community, @Nullable BigDecimal paid, String by) {
        AccessRequest request = requests.lock(number);
        if (!request.running()) {
            throw notRunning(request, "不能确认收到", "nothing can be confirmed");
        }
        if (targets.require(number, community).receivedAt() != null) {
            throw Refusal.conflict("本社区已经确认收到。", "Your community has confirmed already.");
        }
        BigDecimal amount = AccessChecks.amount(paid, "10000000", 2, "到账经费（元）", "money that has arrived in yuan");
        targets.received(number, community, amount, by);
        timeline.add(
                number,
                AccessEvent.RECEIVED,
                Link.RECEIPT.step(),
                community,
                by,
                Bilingual.of(amount.toPlainString() + " 元", amount.toPlainString() + " yuan"),
                null);
    }

    /**
     * A community asks for exit.
     *
     * @return whether more than a third of the target communities ask for it now
     * @throws Refusal for a community that is no target, or for a request that is not running
     */
    public boolean exitAsked(String number, String community, ExitGround ground, @Nullable String words, String by) {
        AccessRequest request = requests.lock(number);
        AccessTarget target = targets.require(number, community);
        if (!request.running()) {
            throw notRunning(request, "不能要求退出", "no exit can be asked for");
        }
        if (target.exitAskedAt() != null) {
            throw Refusal.conflict("本社区已经要求退出，等待评估。", "Your community has asked already; the evaluation answers it.");
        }
        String said = AccessChecks.optional(words, AccessChecks.SHORT_TEXT, "说明", "explanation");
        targets.askedForExit(number, community, ground, said, by);
        timeline.add(number, AccessEvent.EXIT_ASKED, null, community, by, ground.label(), said);
        return targets.thirdAsksForExit(number);
    }

    /**
     * When the next evaluation is due, and why.
     *
     * @param day the anniversary or the last day
     */
    public record NextEvaluation(EvaluationCause cause, LocalDate day) {}

    /**
     * Yearly, and before expiry; empty when the one before expiry is done. An anniversary that passed while another evaluation went on is
     * not made up for.
     */
    @Transactional(readOnly = true)
    public Optional<NextEvaluation> nextEvaluation(String number) {
        AccessRequest request = requests.require(number);
        LocalDate from = Objects.requireNonNull(request.runsFrom());
        LocalDate until = Objects.requireNonNull(request.expiresOn());
        if (evaluationsOf(number, EvaluationCause.EXPIRY) > 0) {
            return Optional.empty();
        }
        LocalDate anniversary = anniversaryAfter(from, calendars.current().today());
        LocalDate evaluated = lastEvaluatedAnniversary(number, from);
        if (evaluated != null && !anniversary.isAfter(evaluated)) {
            anniversary = anniversaryAfter(from, evaluated);
        }
        return Optional.of(
                anniversary.isBefore(until)
                        ? new NextEvaluation(EvaluationCause.YEARLY, anniversary)
                        : new NextEvaluation(EvaluationCause.EXPIRY, until));
    }

    private static LocalDate anniversaryAfter(LocalDate from, LocalDate day) {
        long years = 1;
        while (!from.plusYears(years).isAfter(day)) {
            years++;
        }
        return from.plusYears(years);
    }

    /** A yearly evaluation opens ahead of its anniversary; none may be held twice for the same one. */
    private @Nullable LocalDate lastEvaluatedAnniversary(String number, LocalDate from) {
        return evaluationsOf(number).stream()
                .filter(each -> each.cause() == EvaluationCause.YEARLY)
                .reduce((one, later) -> later)
                .map(last -> anniversaryAfter(from, calendars.current().dateOf(last.openedAt())))
                .orElse(null);
    }

    private int evaluationsOf(String number, EvaluationCause cause) {
        return jdbc.sql("select count(*) from access_evaluation where number = ? and cause = ?")
                .params(number, cause.code())
                .query(Integer.class)
                .single();
    }

    /** Link 10 opens; because of the communities when more than a third of them ask for exit. */
    public EvaluationCause evaluationOpened(String number, Instant closesAt) {
        requests.lock(number);
        EvaluationCause cause = targets.thirdAsksForExit(number)
                ? EvaluationCause.EXIT
                : nextEvaluation(number).map(NextEvaluation::cause).orElse(EvaluationCause.EXPIRY);
        GeneratedKeyHolder keys = new GeneratedKeyHolder();
        jdbc.sql("insert into access_evaluation (number, cause, opened_at, closes_at) values (?, ?, ?, ?)")
                .params(number, cause.code(), now(), closesAt.atOffset(ZoneOffset.UTC))
                .update(keys, "id");
        requests.change(number, columns("status", AccessStatus.EVALUATING));
        timeline.add(
                number,
                AccessEvent.EVALUATION_OPENED,
                Link.EVALUATE.step(),
                null,
                AccessHappening.CLOCK,
                cause.label(),
                null);
        return cause;
    }

    /**
     * A community rates the department.
     *
     * @param promiseKept 1 to 5: done what it promised?
     * @param burden 1 to 5
     */
    public void rated(
            String number,
            String community,
            @Nullable Integer promiseKept,
            @Nullable Integer burden,
            Wish wish,
            @Nullable String words,
            String by) {
        requests.lock(number);
        targets.require(number, community);
        Evaluation open =
                openEvaluation(number).orElseThrow(() -> Refusal.conflict("现在没有进行中的评估。", "No evaluation is open now."));
        if (clock.instant().isAfter(open.closesAt())) {
            throw Refusal.conflict("评价已经截止。", "The rating has closed.");
        }
        if (ratingsIn(open.id()).stream().anyMatch(rating -> rating.community().equals(community))) {
            throw Refusal.conflict("本社区已经评价。", "Your community has rated already.");
        }
        jdbc.sql(
                        "insert into access_rating (evaluation_id, community, promise_kept, burden, wish, words, rated_by, rated_at)"
                                + " values (?, ?, ?, ?, ?, ?, ?, ?)")
                .params(
                        open.id(),
                        community,
                        AccessChecks.fromOneToFive(promiseKept, "兑现承诺", "promise kept"),
                        AccessChecks.fromOneToFive(burden, "负担感受", "burden"),
                        wish.code(),
                        AccessChecks.optional(words, AccessChecks.SHORT_TEXT, "说明", "explanation"),
                        by,
                        now())
                .update();
        timeline.add(number, AccessEvent.RATED, Link.RATE.step(), community, by, wish.label(), words);
    }

    /** The time to rate is over; silence is no rating. */
    public void ratingClosed(String number) {
        timeline.add(number, AccessEvent.RATING_CLOSED, Link.RATE.step(), null, AccessHappening.CLOCK);
    }

    /** What a community said in an evaluation. */
    public record Rating(String community, int promiseKept, int burden, Wish wish, @Nullable String words) {}

    /** An evaluation. */
    public record Evaluation(
            long id,
            EvaluationCause cause,
            Instant openedAt,
            Instant closesAt,
            @Nullable EvaluationOutcome outcome,
            @Nullable String note,
            @Nullable Instant concludedAt) {}

    @Transactional(readOnly = true)
    public List<Rating> ratingsIn(long evaluation) {
        return jdbc.sql(
                        "select community, promise_kept, burden, wish, words from access_rating where evaluation_id = ? order by community")
                .param(evaluation)
                .query((row, i) -> new Rating(
                        row.getString("community"),
                        row.getInt("promise_kept"),
                        row.getInt("burden"),
                        Coded.of(Wish.class, row.getString("wish"), "意愿", "wish"),
                        row.getString("words")))
                .list();
    }

    /** Oldest first. */
    @Transactional(readOnly = true)
    public List<Evaluation> evaluationsOf(String number) {
        return jdbc.sql(
                        "select id, cause, opened_at, closes_at, outcome, note, concluded_at from access_evaluation where number = ? order by id")
                .param(number)
                .query(AccessOperation::evaluation)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Evaluation> openEvaluation(String number) {
        return evaluationsOf(number).stream()
                .filter(each -> each.outcome() == null)
                .reduce((one, later) -> later);
    }

    /**
     * Link 10: the access office concludes.
     *
     * @param note required, public
     */
    public void evaluated(String number, EvaluationOutcome outcome, @Nullable String note, String by) {
        requests.lock(number);
        Evaluation open =
                openEvaluation(number).orElseThrow(() -> Refusal.conflict("现在没有进行中的评估。", "No evaluation is open now."));
        String words = AccessChecks.required(note, AccessChecks.TEXT, "评估结论", "conclusion");
        jdbc.sql("update access_evaluation set outcome = ?, note = ?, concluded_by = ?, concluded_at = ? where id = ?")
                .params(outcome.code(), words, by, now(), open.id())
                .update();
        timeline.add(number, AccessEvent.EVALUATED, Link.EVALUATE.step(), null, by, outcome.label(), words);
        if (outcome == EvaluationOutcome.EXIT) {
            ends(number, AccessEnding.EXITED, AccessEvent.EXITED, by);
        } else {
            targets.exitsAnswered(number);
            requests.change(number, columns("status", AccessStatus.RUNNING));
        }
    }

    /** The last day is over, or a new admission takes its place. */
    public void expired(String number) {
        ends(number, AccessEnding.EXPIRED, AccessEvent.EXPIRED, AccessHappening.CLOCK);
    }

    /**
     * A renewal or adjustment was signed: the old item runs until the day before the new one begins, so that no day is left uncovered.
     *
     * @param by number of the new request
     * @return the last day of the old item; empty when it ends at once, since the new one has begun or the old one had not
     */
    public Optional<LocalDate> replaced(String number, String by) {
        AccessRequest old = requests.lock(number);
        timeline.add(number, AccessEvent.REPLACED, Link.SIGN.step(), null, "system", null, by);
        LocalDate from = Objects.requireNonNull(old.runsFrom());
        LocalDate until = Objects.requireNonNull(old.expiresOn());
        LocalDate last = Objects.requireNonNull(requests.require(by).runsFrom()).minusDays(1);
        if (old.over()
                || last.isBefore(from)
                || last.isBefore(calendars.current().today())) {
            return Optional.empty();
        }
        if (!last.isBefore(until)) {
            return Optional.of(until);
        }
        requests.change(number, columns("expires_on", last));
        ledger.enter(
                old,
                new LedgerVersion(
                        from, last, false, old.decision() == Verdict.CONDITIONS ? old.decisionNote() : null, "signed"),
                "system");
        return Optional.of(last);
    }

    /** The last day of an item whose renewal or adjustment is signed; empty when that has begun already. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> lastDayBesideItsRenewal(String number) {
        return Optional.of(Objects.requireNonNull(requests.require(number).expiresOn()))
                .filter(last -> jdbc.sql("select count(*) from access_request where refers_to = ? and runs_from <= ?")
                                .params(number, last)
                                .query(Integer.class)
                                .single()
                        == 0);
    }

    /** Whether a renewal or adjustment was signed meanwhile. */
    @Transactional(readOnly = true)
    public boolean isReplaced(String number) {
        return timeline.has(number, AccessEvent.REPLACED);
    }

    /**
     * The department takes its request back.
     *
     * @throws Refusal once it is signed or over: then the way out is the exit
     */
    public void withdrawn(String number, @Nullable String reason, String by) {
        AccessRequest request = requests.lock(number);
        if (request.over()) {
            throw Refusal.conflict("该申请已经结束，不能撤回。", "The request is over and cannot be withdrawn.");
        }
        if (request.signedAt() != null) {
            throw Refusal.conflict(
                    "已经签约，不能撤回；请走评估退出。", "It is signed and cannot be withdrawn; the way out is the exit.");
        }
        String why = AccessChecks.required(reason, AccessChecks.SHORT_TEXT, "撤回原因", "reason for the withdrawal");
        requests.change(number, columns("status", AccessStatus.ENDING, "ending", AccessEnding.WITHDRAWN));
        timeline.add(number, AccessEvent.WITHDRAWN, null, request.department(), by, null, why);
    }

    /** Everything is done; what stood in the ledger ends today. */
    public AccessEnding closed(String number) {
        AccessRequest request = requests.lock(number);
        ledger.end(request, calendars.current().today(), "system");
        requests.change(number, columns("status", AccessStatus.CLOSED, "ended_at", clock.instant()));
        timeline.add(
                number,
                AccessEvent.CLOSED,
                null,
                null,
                "system",
                Objects.requireNonNull(request.ending()).label(),
                null);
        return request.ending();
    }

    private void ends(String number, AccessEnding ending, AccessEvent event, String by) {
        requests.lock(number);
        requests.change(number, columns("status", AccessStatus.ENDING, "ending", ending));
        timeline.add(number, event, null, null, by);
    }

    private static Refusal notRunning(AccessRequest request, String zh, String en) {
        String how = request.ending() == null
                ? request.status().label().zh()
                : request.ending().label().zh();
        String howEn = request.ending() == null
                ? request.status().label().en()
                : request.ending().label().en();
        return Refusal.conflict("该事项现在是“" + how + "”，" + zh + "。", "The item is \"" + howEn + "\" now; " + en + ".");
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Evaluation evaluation(ResultSet row, int number) throws SQLException {
        String outcome = row.getString("outcome");
        OffsetDateTime concludedAt = row.getObject("concluded_at", OffsetDateTime.class);
        return new Evaluation(
                row.getLong("id"),
                Coded.of(EvaluationCause.class, row.getString("cause"), "原因", "cause"),
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getObject("closes_at", OffsetDateTime.class).toInstant(),
                outcome == null ? null : Coded.of(EvaluationOutcome.class, outcome, "结论", "outcome"),
                row.getString("note"),
                concludedAt == null ? null : concludedAt.toInstant());
    }
}
