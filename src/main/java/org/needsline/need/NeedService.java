package org.needsline.need;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.needsline.calendar.Calendars;
import org.needsline.calendar.WorkCalendar;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Unit;
import org.needsline.organisation.UnitLevel;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The steps in the life of a need, each named as what has happened. A step that is not possible where the need stands is a
 * {@link Refusal} of kind CONFLICT; input that is wrong, one of kind INVALID; an unknown number, one of kind NOT_FOUND. Every step is one
 * transaction, or joins the caller's, and writes the timeline. Rules: domain, section 3.
 */
@Service
@Transactional
public class NeedService {

    private static final int YEARS_BACK = 20;

    /** In percent: the reporter says so. */
    private static final int CERTAIN = 100;

    private static final Pattern VILLAGE = Pattern.compile("\\d{12}");
    private static final Pattern GRID = Pattern.compile("\\d{15}");

    /** Compared with when there is no such number, so that an unknown number takes as long as a wrong code. */
    private static final String NO_HASH = "0".repeat(64);

    private final Needs needs;
    private final Reporters reporters;
    private final RunningNumbers numbers;
    private final Duplicates duplicates;
    private final OutsideWords outside;
    private final ResidentLinks links;
    private final Organisation organisation;
    private final Calendars calendars;
    private final Clock clock;

    NeedService(
            Needs needs,
            Reporters reporters,
            RunningNumbers numbers,
            Duplicates duplicates,
            OutsideWords outside,
            ResidentLinks links,
            Organisation organisation,
            Calendars calendars,
            Clock clock) {
        this.needs = needs;
        this.reporters = reporters;
        this.numbers = numbers;
        this.duplicates = duplicates;
        this.outside = outside;
        this.links = links;
        this.organisation = organisation;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** A report becomes a need, with a number and a receipt code. The same idempotency key, or a number that exists, registers nothing again. */
    public Receipt registered(NeedReport report, Actor actor) {
        if (report.number() != null) {
            return repeated(needs.require(report.number()).number, report);
        }
        Step step = step(actor);
        String village = villageOf(report);
        LocalDate registeredOn = report.registeredOn() == null ? step.today() : report.registeredOn();
        if (registeredOn.isAfter(step.today())) {
            throw Refusal.invalid(
                    "登记日期" + registeredOn + "还没有到。", "The day of registration, " + registeredOn + ", is yet to come.");
        }
        if (registeredOn.isBefore(step.today().minusYears(YEARS_BACK))) {
            throw Refusal.invalid(
                    "登记日期" + registeredOn + "太早。", "The day of registration, " + registeredOn + ", is too long ago.");
        }
        Reporter reporter = Checks.reporter(report.reporter());
        int last = numbers.lock(village, registeredOn.getYear());
        String submission = report.idempotencyKey() == null ? null : ReceiptCode.sha256(report.idempotencyKey());
        if (submission != null) {
            Optional<String> known = reporters.ofSubmission(submission);
            if (known.isPresent()) {
                return repeated(known.get(), report);
            }
        }
        String number = numbers.next(village, registeredOn.getYear(), last);
        needs.add(Need.registered(number, report, registeredOn, step));
        String code = report.keyIsSecret() && report.idempotencyKey() != null
                ? ReceiptCode.followingFrom(report.idempotencyKey(), number)
                : ReceiptCode.random();
        reporters.add(number, reporter, ReceiptCode.hash(number, code), submission);
        return new Receipt(number, code, false);
    }

    /** The decision proposed kind, category and urgency. Urgent: the clerk confirms first; otherwise triage begins. */
    public NeedView classified(String number, Classification proposal, Actor actor) {
        return taken(number, actor, (need, step) -> need.classified(proposal, step));
    }

    /** The clerk confirmed or denied that it is urgent. Urgent goes to the ladder, ordinary to triage. */
    public NeedView urgencyConfirmed(String number, Urgency urgency, @Nullable String note, Actor actor) {
        return taken(number, actor, (need, step) -> need.urgencyConfirmed(urgency, note, step));
    }

    /** Nobody confirmed in time: it goes on as urgent, because waiting could cost more than a mistake. */
    public NeedView urgencyLapsed(String number, Actor actor) {
        return taken(number, actor, (need, step) -> need.urgencyLapsed(step));
    }

    /** The clerk's official version; it goes on to screening. */
    public NeedView triaged(String number, TriageDecision decision, Actor actor) {
        return taken(number, actor, (need, step) -> need.triaged(decision, step));
    }

    /** Nobody triaged in time: it goes on to screening as it is. */
    public NeedView triageLapsed(String number, Actor actor) {
        return taken(number, actor, (need, step) -> need.triageLapsed(step));
    }

    /** Found outside remit at triage, with an answer to the resident, who may appeal as against a rejection. */
    public NeedView outsideRemit(String number, String answer, @Nullable Instant appealUntil, Actor actor) {
        return taken(number, actor, (need, step) -> need.outsideRemit(answer, appealUntil, step));
    }

    /** The reporter is asked for everything that is missing, once. */
    public NeedView askedReporter(String number, String question, Actor actor) {
        return taken(number, actor, (need, step) -> need.askedReporter(question, step));
    }

    /** The reporter's answer; back to triage. */
    public NeedView supplemented(String number, String supplement, Actor actor) {
        return taken(number, actor, (need, step) -> need.supplemented(supplement, step));
    }

    /** The reporter did not answer in time; back to triage as it is. */
    public NeedView supplementLapsed(String number, Actor actor) {
        return taken(number, actor, (need, step) -> need.supplementLapsed(step));
    }

    /** Merged into a need of the same village; the reporter may object. */
    public NeedView mergedInto(String number, MergeDecision decision, Actor actor) {
        Need need = needs.require(number);
        Need lead = needs.require(decision.leadNumber());
        need.mergedInto(lead, decision.objectionUntil(), step(actor));
        needs.save(need);
        reporters.rateFor(number, lead.number);
        return need.view();
    }

    /** The reporter objects to the merge; the town reviews. */
    public NeedView mergeObjected(String number, @Nullable String reason, Actor actor) {
        return taken(number, actor, (need, step) -> need.mergeObjected(reason, step));
    }

    /** The town keeps the merge, or splits: back to triage. */
    public NeedView mergeReviewed(String number, boolean keep, @Nullable String reason, Actor actor) {
        if (!keep) {
            reporters.rateFor(number, number);
            return taken(number, actor, (need, step) -> need.mergeReviewed(false, reason, step));
        }
        Need need = needs.require(number);
        Step step = step(actor);
        String lead = need.mergedInto == null ? null : leadStillThere(need.mergedInto);
        if (lead == null) {
            throw Refusal.conflict(
                    "要并入的需求已撤回或未采纳，请选择分开办理。",
                    "The need to merge into was withdrawn or not accepted: please let this one stand by itself.");
        }
        need.mergeReviewed(true, reason, step);
        if (!lead.equals(need.mergedInto)) {
            need.follows(lead, step);
            reporters.rateFor(number, lead);
        }
        needs.save(need);
        return need.view();
    }

    /** The time for objections to a merge is over. False: the need it was merged into is gone, so it goes back to triage; true: it can be closed as merged. */
    public boolean mergeOver(String number, Actor actor) {
        Need need = needs.require(number);
        String lead = need.mergedInto == null ? null : leadStillThere(need.mergedInto);
        Step step = step(actor);
        if (lead == null) {
            need.split(null, step);
            reporters.rateFor(number, number);
        } else if (!lead.equals(need.mergedInto)) {
            need.follows(lead, step);
            reporters.rateFor(number, lead);
        }
        needs.save(need);
        return lead != null;
    }

    /** Waits for screening: by the meeting, or by the town when it was deferred twice or an objection was upheld for the second time. */
    public DecidedBy waitsForScreening(String number, Actor actor) {
        Need need = needs.require(number);
        DecidedBy next = need.waitsForScreening();
        if (next == DecidedBy.TOWN) {
            need.unitInvolved(Level.TOWN.unitOf(need.village), step(actor));
            needs.save(need);
        }
        return next;
    }

    /** No meeting in time: the town decides in its place, and the record says so. */
    public NeedView screeningPassedToTown(String number, Actor actor) {
        return taken(number, actor, Need::screeningPassedToTown);
    }

    /** Decided by the village's meeting or the town in its place. A third deferral is not possible: then the town decides. */
    public Screened screened(String number, ScreeningDecision decision, Actor actor) {
        Need need = needs.require(number);
        Screened screened = need.screened(decision, step(actor));
        needs.save(need);
        return screened;
    }

    /** The reporter appeals, once, within the window. */
    public NeedView appealed(String number, String text, Actor actor) {
        return taken(number, actor, (need, step) -> need.appealed(text, step));
    }

    /** The town decides the appeal: upheld, the need is accepted (or, found outside remit at triage, goes to screening); dismissed, the rejection stands. */
    public NeedView appealDecided(String number, boolean upheld, @Nullable String reason, Actor actor) {
        return taken(number, actor, (need, step) -> need.appealDecided(upheld, reason, step));
    }

    /** Publishes a frozen, masked entry. An urgent need is posted afterwards, without an objection period and without leaving its stage. */
    public PostedEntry posted(String number, @Nullable Instant until, Actor actor) {
        Need need = needs.require(number);
        Step step = step(actor);
        need.posted(until, step);
        needs.save(need);
        PostedEntry entry =
                PublicWords.entry(need, reporters.of(number), step.at(), need.urgency == Urgency.URGENT ? null : until);
        PostedEntry posted = needs.addPosting(entry.withoutDescription());
        if (entry.description() != null) {
            outside.came(OutsideWords.Source.DESCRIPTION, posted.id(), number, need.village, entry.description());
        }
        return posted;
    }

    /** The time of the posting is over. It ends only when every objection is answered. */
    public PostingResult postingOver(String number, Actor actor) {
        Need need = needs.require(number);
        List<ObjectionRecord> objections = objectionsToCurrentPosting(number);
        int open = (int) objections.stream()
                .filter(objection -> objection.upheld() == null)
                .count();
        boolean anyUpheld = objections.stream().anyMatch(objection -> Boolean.TRUE.equals(objection.upheld()));
        PostingResult result = need.postingOver(open, anyUpheld, step(actor));
        needs.save(need);
        return result;
    }

    /** Somebody objects to a posted need. Returns the objection's id. */
    public long objected(String number, Objection objection, Actor actor) {
        Need need = needs.require(number);
        PostedEntry posting = currentPosting(number)
                .orElseThrow(() -> Refusal.conflict(
                        "需求" + number + "没有公示，不能提出异议。", "Need " + number + " is not posted: nobody can object to it."));
        Objection checked = new Objection(
                Checks.required(objection.text(), Checks.NOTE, "异议内容", "objection"),
                Checks.optional(objection.name(), Checks.NAME, "异议人姓名", "objector's name"),
                Checks.phone(objection.phone()),
                objection.held());
        Step step = step(actor);
        need.objectable(step);
        long id = needs.addObjection(number, posting.id(), checked, step.at());
        outside.came(
                OutsideWords.Source.OBJECTION,
                id,
                number,
                need.village,
                PublicWords.text(checked.text(), reporters.namesAround(number)));
        need.objected(id, step);
        needs.save(need);
        return id;
    }

    /** The clerk lets a held objection through. */
    public void objectionReleased(String number, long objectionId, Actor actor) {
        if (!needs.releaseObjection(number, objectionId)) {
            throw Refusal.conflict(
                    "异议" + objectionId + "不存在或已经转办。", "There is no held objection " + objectionId + " to this need.");
        }
        taken(number, actor, (need, step) -> need.objectionReleased(objectionId, step));
    }

    /** The town or the district answers an objection, publicly. */
    public void objectionAnswered(String number, ObjectionAnswer answer, Actor actor) {
        Step step = step(actor);
        String text = Checks.required(answer.answer(), Checks.NOTE, "公开答复", "public answer");
        if (!needs.answerObjection(number, answer, text, step.at())) {
            throw Refusal.conflict(
                    "异议" + answer.objectionId() + "不存在或已经答复。",
                    "There is no objection " + answer.objectionId() + " to this need that waits for an answer.");
        }
        taken(number, actor, (need, at) -> need.objectionAnswered(answer.objectionId(), answer.upheld(), text, at));
    }

    /** Whether an objection to the current posting was upheld. */
    @Transactional(readOnly = true)
    public boolean anyObjectionUpheld(String number) {
        return objectionsToCurrentPosting(number).stream()
                .anyMatch(objection -> Boolean.TRUE.equals(objection.upheld()));
    }

    /** A level of the ladder begins. Nobody invited: the level is skipped without being scored. */
    public NeedView levelEntered(String number, LevelEntry entry, Actor actor) {
        return taken(number, actor, (need, step) -> need.levelEntered(entry.level(), entry.invited(), step));
    }

    /** Nobody claimed in time; scored against the units that neither claimed nor declined. */
    public NeedView claimLapsed(String number, Actor actor) {
        return taken(number, actor, (need, step) -> need.claimLapsed(step));
    }

    /** A unit says that it is beyond its means. Returns who is still invited: empty, the next level begins. */
    public List<String> claimDeclined(String number, String unit, String reason, Actor actor) {
        Need need = needs.require(number);
        List<String> remaining = need.claimDeclined(unit, reason, step(actor));
        needs.save(need);
        return remaining;
    }

    /** An invited unit claims. Refused when the promised day is past or beyond the cap. */
    public NeedView claimed(String number, ClaimPlan plan, PromiseCap cap, Actor actor) {
        return taken(number, actor, (need, step) -> need.claimed(plan, cap, step));
    }

    /** Nobody at any level claimed: the district supervisor assigns, explains or plans. */
    public NeedView awaitsAssignment(String number, Actor actor) {
        return taken(number, actor, (need, step) -> need.awaitsAssignment(step));
    }

    /** The district supervisor assigns by order. Refused when the promised day is past or beyond the cap. */
    public NeedView assigned(String number, Assignment assignment, PromiseCap cap, Actor actor) {
        Unit unit = organisation.require(assignment.unit());
        return taken(number, actor, (need, step) -> {
            if (!unit.code().startsWith(Level.DISTRICT.unitOf(need.village))) {
                throw Refusal.invalid(
                        "单位" + unit.code() + "不在本区。", "The unit " + unit.code() + " is not of this district.");
            }
            need.assigned(assignment, cap, step);
        });
    }

    /** Closed honestly: explained, with public reasons. */
    public NeedView explained(String number, String reasons, Actor actor) {
        return taken(number, actor, (need, step) -> need.explained(reasons, step));
    }

    /** Closed honestly: taken into a plan, with the year and public reasons. */
    public NeedView planned(String number, int planYear, String reasons, Actor actor) {
        return taken(number, actor, (need, step) -> need.planned(planYear, reasons, step));
    }

    /** The responsible unit begins to deliver. */
    public NeedView deliveryStarted(String number, Actor actor) {
        return taken(number, actor, (need, step) -> need.deliveryStarted(step));
    }

    /** A progress note. */
    public NeedView progressNoted(String number, String note, Actor actor) {
        return taken(number, actor, (need, step) -> need.progressNoted(note, step));
    }

    /**
     * A manager reminded the unit that holds a step. Nothing else changes.
     *
     * @param unit who was reminded
     * @param step name of the step
     */
    public NeedView nudged(String number, String unit, Bilingual step, Actor manager) {
        return taken(number, manager, (need, now) -> need.nudged(unit, step, now));
    }

    /** The unit says that it is done; verification begins. */
    public NeedView delivered(String number, DeliveryResult result, Actor actor) {
        return taken(number, actor, (need, step) -> need.delivered(result.result(), step));
    }

    /** The promised day has passed. It scores. */
    public NeedView deliveryOverdue(String number, Actor actor) {
        return taken(number, actor, (need, step) -> need.deliveryOverdue(step));
    }

    /** One extension, at most as long again as the first promise. */
    public NeedView extensionRequested(String number, ExtensionRequest request, Actor actor) {
        return taken(number, actor, (need, step) -> need.extensionRequested(request, step));
    }

    /** The supervisor one level up decides. */
    public NeedView extensionDecided(String number, boolean granted, @Nullable String reason, Actor actor) {
        return taken(number, actor, (need, step) -> need.extensionDecided(granted, reason, step));
    }

    /** Nobody decided in time: the old date stands. */
    public NeedView extensionLapsed(String number, Actor actor) {
        return taken(number, actor, (need, step) -> need.extensionLapsed(step));
    }

    /** The unit hands back; refused after an order. The need returns to the ladder one level up. */
    public NeedView handedBack(String number, String reason, Actor actor) {
        return taken(number, actor, (need, step) -> need.handedBack(reason, step));
    }

    /** Twice the time has passed: a supervision order. It scores. */
    public NeedView supervisionStarted(String number, Actor actor) {
        return taken(number, actor, (need, step) -> need.supervisionStarted(step));
    }

    /** The supervisor sets a new date, appoints another unit, or closes with reasons (ending explained). */
    public NeedView supervised(String number, Supervision decision, Actor actor) {
        if (decision.outcome() == Supervision.Outcome.ANOTHER_UNIT && decision.unit() != null) {
            organisation.require(decision.unit());
        }
        return taken(number, actor, (need, step) -> need.supervised(decision, step));
    }

    /** Nobody supervised in time: delivery goes on under the old date. */
    public NeedView supervisionLapsed(String number, Actor actor) {
        return taken(number, actor, (need, step) -> need.supervisionLapsed(step));
    }

    /** Done as promised, back with what is missing, or, missing for the third time, to the supervisor. */
    public Verified verified(String number, Verification finding, Actor actor) {
        Need need = needs.require(number);
        Verified result = need.verified(finding, step(actor));
        needs.save(need);
        return result;
    }

    /** Nobody verified in time: it goes on to rating, unverified. */
    public NeedView verificationLapsed(String number, Actor actor) {
        return taken(number, actor, (need, step) -> need.verificationLapsed(step));
    }

    /** The reporters may rate until then. */
    public RatingResult awaitsRating(String number, @Nullable Instant until, Actor actor) {
        taken(number, actor, (need, step) -> need.awaitsRating(until, step));
        return reporters.result(number);
    }

    /** One reporter rates, under the number of their own receipt (of a merged need as well). */
    public RatingResult rated(String number, Rated rating, Actor actor) {
        Need lead = needs.require(reporters.ratesFor(number).orElseThrow(() -> needUnknown(number)));
        Step step = step(actor);
        take(lead, number, rating, step);
        RatingResult result = reporters.result(lead.number);
        if (result.complete()) {
            lead.ratingsCounted(result, step);
        }
        needs.save(lead);
        return result;
    }

    /** The time for rating is over: the result of those who rated; none: call back. */
    public RatingResult ratingOver(String number, Actor actor) {
        Need need = needs.require(number);
        RatingResult result = reporters.result(number);
        if (need.rating == null) {
            need.ratingsCounted(result, step(actor));
            needs.save(need);
        }
        return result;
    }

    /** The clerk called back; null: not reached. */
    public RatingResult calledBack(String number, @Nullable Rated rating, Actor actor) {
        Need need = needs.require(number);
        Step step = step(actor);
        if (rating == null) {
            need.notReached(step);
        } else {
            take(need, number, rating, step);
            need.ratingsCounted(reporters.result(number), step);
        }
        needs.save(need);
        return reporters.result(number);
    }

    /** Nobody could be reached: not rated, never counted as satisfied. */
    public NeedView notRated(String number, Actor actor) {
        return taken(number, actor, (need, step) -> need.notRated(step));
    }

    /** Dissatisfied for the first time: the same unit does it again, and all rate again. */
    public NeedView reworkStarted(String number, LocalDate until, Actor actor) {
        reporters.forgetRatings(number);
        return taken(number, actor, (need, step) -> need.reworkStarted(until, step));
    }

    /** Dissatisfied again: the supervisor decides. */
    public NeedView disputeStarted(String number, Actor actor) {
        return taken(number, actor, (need, step) -> need.disputeStarted(step));
    }

    /** Closed with reasons, or one level up the ladder, once. */
    public NeedView disputeDecided(String number, boolean upLadder, String reason, Actor actor) {
        if (upLadder) {
            reporters.forgetRatings(number);
        }
        return taken(number, actor, (need, step) -> need.disputeDecided(upLadder, reason, step));
    }

    /** The end. What was decided before must agree with the ending. */
    public NeedView closed(String number, Ending ending, Actor actor) {
        Need need = needs.require(number);
        Step step = step(actor);
        need.closed(ending, step);
        needs.save(need);
        if (ending == Ending.MERGED && need.mergedInto != null) {
            // Whoever was merged into this one goes along.
            followersOf(number).forEach(follower -> follow(follower, need.mergedInto, step));
        }
        return need.view();
    }

    /** Withdrawn by the reporter, or by the clerk on their behalf with evidence. */
    public NeedView withdrawn(String number, Withdrawal withdrawal, Actor actor) {
        Need need = needs.require(number);
        Status before = need.status;
        need.withdrawn(withdrawal, step(actor));
        needs.save(need);
        if (before == Status.MERGING) {
            reporters.rateFor(number, number);
        } else if (before == Status.DISPUTED) {
            reporters.forgetRatings(number);
        }
        return need.view();
    }

    /** The reporter wants it after all, within the time: it goes on where it stood; or, where another need has taken its place, it is merged into that one. */
    public NeedView withdrawalUndone(String number, Actor actor) {
        Need need = needs.require(number);
        need.withdrawalUndone(step(actor));
        needs.save(need);
        if (need.mergedInto != null) {
            reporters.rateFor(number, need.mergedInto);
        }
        return need.view();
    }

    /** The oldest need merged into a withdrawn one takes its place and the others follow it. Empty if there is none. */
    public Optional<Succession> succeeded(String number, Actor actor) {
        Need lead = needs.require(number);
        List<Need> followers = followersOf(number).stream()
                .sorted(Comparator.comparing((Need follower) -> follower.registeredAt)
                        .thenComparing(follower -> follower.number))
                .toList();
        Optional<Need> oldest = followers.stream()
                .filter(follower -> follower.ending == Ending.MERGED)
                .findFirst();
        if (oldest.isEmpty()) {
            return Optional.empty();
        }
        Step step = step(actor);
        Need successor = oldest.get();
        lead.succeededBy(successor, step);
        needs.save(lead);
        successor.takesPlaceOf(lead, step);
        needs.save(successor);
        reporters.rateFor(successor.number, successor.number);
        // Who withdrew neither rates nor is told any more, unless the withdrawal is undone.
        List<Need> others =
                followers.stream().filter(follower -> follower != successor).toList();
        others.forEach(other -> follow(other, successor.number, step));
        return Optional.of(new Succession(
                successor.number,
                successor.status,
                successor.level,
                others.stream().map(other -> other.number).toList()));
    }

    /** A unit got a task in the need and may read it from now on. */
    public void unitInvolved(String number, String unit, Actor actor) {
        taken(number, actor, (need, step) -> need.unitInvolved(unit, step));
    }

    /** The reporter says that it is the same as another need of the village; whether to merge is the clerk's to decide. */
    public NeedView joins(String number, String other, Actor actor) {
        Need lead = needs.require(other);
        return taken(number, actor, (need, step) -> need.joins(lead, step));
    }

    /** The reporter adds what the offices should know. The same text again, as after a lost answer, is added once. */
    public void added(String number, String text, Actor actor) {
        boolean known = timelineOf(number).stream()
                .anyMatch(entry ->
                        entry.event() == NeedEvent.ADDED && text.strip().equals(entry.note()));
        if (!known) {
            taken(number, actor, (need, step) -> need.added(text, step));
        }
    }

    /** Links in messages that went out open nothing any more. */
    public void linksRevoked(String number, Actor actor) {
        taken(number, actor, (need, step) -> need.linksRevoked(step));
        links.revoke(number);
    }

    /** A lost receipt code is replaced after a call-back; the old one is void, and so is every link. */
    public String codeReissued(String number, String evidence, Actor actor) {
        taken(number, actor, (need, step) -> need.codeReissued(evidence, step));
        String code = ReceiptCode.random();
        reporters.replaceCode(number, ReceiptCode.hash(number, code));
        links.revoke(number);
        return code;
    }

    // ---- questions

    /** The facts of a need. */
    @Transactional(readOnly = true)
    public NeedView view(String number) {
        return needs.view(number);
    }

    /** The facts of a need, if there is one. */
    @Transactional(readOnly = true)
    public Optional<NeedView> find(String number) {
        return needs.find(number).map(Need::view);
    }

    /** The card of a need for the forms. */
    @Transactional(readOnly = true)
    public NeedCard card(String number, String villageName) {
        return NeedCard.of(view(number), villageName);
    }

    /** What the reporter said and who they are: personal, for those who may read the need. */
    @Transactional(readOnly = true)
    public NeedTexts texts(String number) {
        Need need = needs.require(number);
        StringBuilder description = new StringBuilder(need.description);
        if (need.askedReporter) {
            timelineOf(number).stream()
                    .filter(entry -> entry.event() == NeedEvent.SUPPLEMENTED && entry.note() != null)
                    .forEach(entry -> description.append('\n').append(entry.note()));
        }
        return new NeedTexts(description.toString(), need.reportedPlace, reporters.of(number));
    }

    /** Who did what when, oldest first. */
    @Transactional(readOnly = true)
    public List<TimelineEntry> timelineOf(String number) {
        return needs.timeline(number);
    }

    /** What scored, oldest first. */
    @Transactional(readOnly = true)
    public List<ScoreFact> scoreFactsOf(String number) {
        return needs.scoreFacts(number);
    }

    /** Where the need has been, oldest first, the current stay last. */
    @Transactional(readOnly = true)
    public List<Holder> holdersOf(String number) {
        List<Holder> holders = new ArrayList<>(needs.pastStays(number));
        holders.add(needs.require(number).currentStay());
        return List.copyOf(holders);
    }

    /** Whether a person of these units may read the case: the village, the town and the district once they held it or had a task in it, and units that were invited or responsible. */
    @Transactional(readOnly = true)
    public boolean mayRead(String number, Set<String> unitsOfPerson) {
        Optional<Need> found = needs.find(number);
        if (found.isEmpty()) {
            return false;
        }
        Need need = found.get();
        if (unitsOfPerson.contains(need.village)
                || (need.grid != null && unitsOfPerson.contains(need.grid))
                || need.involved.stream().anyMatch(unitsOfPerson::contains)
                || concerns(need.currentStay(), unitsOfPerson)) {
            return true;
        }
        return needs.pastStays(number).stream().anyMatch(stay -> concerns(stay, unitsOfPerson));
    }

    /** Whom the need concerns; empty if there is none of that number. */
    @Transactional(readOnly = true)
    public Optional<Concern> concernOf(String number) {
        return needs.find(number).map(needs::concern);
    }

    /** Whether that is the receipt code of that number; takes the same time for every wrong code. */
    @Transactional(readOnly = true)
    public boolean codeMatches(String number, String code) {
        String hash = reporters.codeHash(number).orElse(NO_HASH);
        return ReceiptCode.matches(number, code, hash);
    }

    /** Other needs of the village that may be the same, most similar first, at most ten. */
    @Transactional(readOnly = true)
    public List<LikelyDuplicate> likelyDuplicates(String number) {
        List<LikelyDuplicate> similar = duplicates.of(needs.require(number));
        Optional<Need> same = timelineOf(number).stream()
                .filter(entry -> entry.event() == NeedEvent.JOINS)
                .map(entry -> entry.facts().get("same"))
                .findFirst()
                .flatMap(needs::find)
                .filter(other -> Need.CAN_LEAD.contains(other.status));
        if (same.isEmpty()) {
            return similar;
        }
        // What the reporter named themselves comes first.
        Need other = same.get();
        List<LikelyDuplicate> all = new ArrayList<>();
        all.add(new LikelyDuplicate(other.number, other.view().displayTitle(), CERTAIN, other.status));
        similar.stream()
                .filter(likely -> !likely.number().equals(other.number))
                .limit(Duplicates.SHOWN - 1L)
                .forEach(all::add);
        return List.copyOf(all);
    }

    /**
     * The same for a report that has not been registered yet, as a stranger may hear of it, at most {@code limit}: only needs of many, and
     * those that are posted, and none of which the public learns the category alone.
     */
    @Transactional(readOnly = true)
    public List<LikelyDuplicate> likelyDuplicates(
            String village, Category category, String description, @Nullable String place, int limit) {
        return duplicates.of(Need.draft(village, category, description, place)).stream()
                .filter(likely -> mayBeNamed(needs.require(likely.number())))
                .limit(limit)
                .toList();
    }

    private boolean mayBeNamed(Need need) {
        return !PublicWords.categoryOnly(need)
                && (need.scope == Scope.COMMON || !needs.postings(need.number).isEmpty());
    }

    /** The receipt of a submission that was registered before with this secret key; empty if there is none. */
    @Transactional(readOnly = true)
    public Optional<Receipt> receiptOf(String secretKey) {
        return reporters.ofSubmission(ReceiptCode.sha256(secretKey)).map(number -> {
            String code = ReceiptCode.followingFrom(secretKey, number);
            return new Receipt(number, codeMatches(number, code) ? code : null, true);
        });
    }

    /** A posting by its id. */
    @Transactional(readOnly = true)
    public Optional<PostedEntry> posting(long id) {
        return needs.posting(id);
    }

    /** Whether this need belongs to a posted entry against which something may be said now. */
    @Transactional(readOnly = true)
    public boolean isOpenToObjections(String number) {
        return needs.find(number)
                .filter(need -> need.status == Status.POSTING
                        && need.windowUntil != null
                        && need.windowUntil.isAfter(clock.instant()))
                .isPresent();
    }

    /** Until when the reporter may appeal, object to a merge or undo a withdrawal; null: no end is set, or nothing of the kind is possible. */
    @Transactional(readOnly = true)
    public @Nullable Instant windowOf(String number) {
        return needs.require(number).windowUntil;
    }

    /** Whether this reporter has rated already, under the number of their own receipt. */
    @Transactional(readOnly = true)
    public boolean hasRated(String number) {
        return reporters.hasRated(number);
    }

    /** Numbers of the needs merged into this one, oldest first. */
    @Transactional(readOnly = true)
    public List<String> mergedNeedsOf(String number) {
        return reporters.ratersOf(number).stream()
                .filter(other -> !other.equals(number))
                .toList();
    }

    /** Objections to the need, oldest first. */
    @Transactional(readOnly = true)
    public List<ObjectionRecord> objectionsOf(String number) {
        return needs.objections(number);
    }

    /** Objections to the current posting that wait for an answer, oldest first; without those that a clerk still holds. */
    @Transactional(readOnly = true)
    public List<ObjectionRecord> openObjectionsOf(String number) {
        return objectionsToCurrentPosting(number).stream()
                .filter(objection -> objection.upheld() == null && !objection.held())
                .toList();
    }

    /** Postings of the need, oldest first. */
    @Transactional(readOnly = true)
    public List<PostedEntry> postingsOf(String number) {
        return needs.postings(number);
    }

    // ---- what several steps share

    private NeedView taken(String number, Actor actor, BiConsumer<Need, Step> step) {
        Need need = needs.require(number);
        step.accept(need, step(actor));
        needs.save(need);
        return need.view();
    }

    private Step step(Actor actor) {
        WorkCalendar calendar = calendars.current();
        return new Step(actor, clock.instant(), new Step.Days() {
            @Override
            public LocalDate dateOf(Instant moment) {
                return calendar.dateOf(moment);
            }

            @Override
            public int workdaysBetween(LocalDate from, LocalDate to) {
                return calendar.workdaysBetween(from, to);
            }
        });
    }

    private Receipt repeated(String number, NeedReport report) {
        String key = report.keyIsSecret() ? report.idempotencyKey() : null;
        String code = key == null ? null : ReceiptCode.followingFrom(key, number);
        return new Receipt(number, code != null && codeMatches(number, code) ? code : null, true);
    }

    private String villageOf(NeedReport report) {
        String village = report.village();
        boolean known = VILLAGE.matcher(village).matches()
                && organisation
                        .unit(village)
                        .filter(unit -> unit.level() == UnitLevel.VILLAGE && organisation.isOpen(unit.code()))
                        .isPresent();
        if (!known) {
            throw Refusal.invalid(
                    "没有编码为“" + village + "”的村（社区）。", "There is no village with the code " + village + ".");
        }
        String grid = report.grid();
        if (grid != null && !(GRID.matcher(grid).matches() && grid.startsWith(village))) {
            throw Refusal.invalid(
                    "网格" + grid + "不属于村" + village + "。",
                    "The grid " + grid + " is not of the village " + village + ".");
        }
        return village;
    }

    private void take(Need lead, String reporterOf, Rated rating, Step step) {
        lead.rated(reporterOf, rating, step);
        if (!reporters.rated(reporterOf, rating.rating(), step.at())) {
            throw Refusal.conflict("凭此编号已经评价过了。", "This receipt has been used for a rating already.");
        }
    }

    private List<Need> followersOf(String lead) {
        return mergedNeedsOf(lead).stream().map(needs::require).toList();
    }

    private void follow(Need follower, String lead, Step step) {
        follower.follows(lead, step);
        needs.save(follower);
        reporters.rateFor(follower.number, lead);
    }

    /** The need to which a merge leads by now; null if that one is withdrawn or was not accepted. */
    private @Nullable String leadStillThere(String lead) {
        Need need = needs.require(lead);
        if (need.status == Status.CLOSED && need.ending == Ending.MERGED && need.mergedInto != null) {
            return leadStillThere(need.mergedInto);
        }
        if (need.status == Status.WITHDRAWN && need.mergedInto != null) {
            return leadStillThere(need.mergedInto);
        }
        boolean gone = need.status == Status.WITHDRAWN
                || need.status == Status.REJECTED
                || (need.status == Status.CLOSED && need.ending != Ending.MET);
        return gone ? null : lead;
    }

    private Optional<PostedEntry> currentPosting(String number) {
        List<PostedEntry> postings = needs.postings(number);
        return postings.isEmpty() ? Optional.empty() : Optional.of(postings.get(postings.size() - 1));
    }

    private List<ObjectionRecord> objectionsToCurrentPosting(String number) {
        return currentPosting(number)
                .map(posting -> needs.objectionsTo(posting.id()))
                .orElse(List.of());
    }

    private static boolean concerns(Holder stay, Set<String> units) {
        return units.contains(stay.unit())
                || (stay.responsible() != null && units.contains(stay.responsible()))
                || stay.invited().stream().anyMatch(units::contains);
    }

    private static Refusal needUnknown(String number) {
        return Refusal.notFound("没有编号为“" + number + "”的需求。", "There is no need with the number " + number + ".");
    }
}
