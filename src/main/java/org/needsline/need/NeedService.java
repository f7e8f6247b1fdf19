package org.needsline.need;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
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

    /** A report becomes a need, with a number and a receipt code. The same idempotency key, or a number that exists, registers nothing again. */
    public Receipt registered(NeedReport report, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** The decision proposed kind, category and urgency. Urgent: the clerk confirms first; otherwise triage begins. */
    public NeedView classified(String number, Classification proposal, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** The clerk confirmed or denied that it is urgent. Urgent goes to the ladder, ordinary to triage. */
    public NeedView urgencyConfirmed(String number, Urgency urgency, @Nullable String note, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** Nobody confirmed in time: it goes on as urgent, because waiting could cost more than a mistake. */
    public NeedView urgencyLapsed(String number, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** The clerk's official version; it goes on to screening. */
    public NeedView triaged(String number, TriageDecision decision, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** Nobody triaged in time: it goes on to screening as it is. */
    public NeedView triageLapsed(String number, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** Found outside remit at triage, with an answer to the resident, who may appeal as against a rejection. */
    public NeedView outsideRemit(String number, String answer, @Nullable Instant appealUntil, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** The reporter is asked for everything that is missing, once. */
    public NeedView askedReporter(String number, String question, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** The reporter's answer; back to triage. */
    public NeedView supplemented(String number, String supplement, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** The reporter did not answer in time; back to triage as it is. */
    public NeedView supplementLapsed(String number, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** Merged into a need of the same village; the reporter may object. */
    public NeedView mergedInto(String number, MergeDecision decision, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** The reporter objects to the merge; the town reviews. */
    public NeedView mergeObjected(String number, @Nullable String reason, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** The town keeps the merge, or splits: back to triage. */
    public NeedView mergeReviewed(String number, boolean keep, @Nullable String reason, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** Waits for screening: by the meeting, or by the town when it was deferred twice or an objection was upheld for the second time. */
    public DecidedBy waitsForScreening(String number, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** Decided by the village's meeting or the town in its place. A third deferral is not possible: then the town decides. */
    public Screened screened(String number, ScreeningDecision decision, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** The reporter appeals, once, within the window. */
    public NeedView appealed(String number, String text, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** The town decides the appeal: upheld, the need is accepted (or, found outside remit at triage, goes to screening); dismissed, the rejection stands. */
    public NeedView appealDecided(String number, boolean upheld, @Nullable String reason, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** Publishes a frozen, masked entry. An urgent need is posted afterwards, without an objection period and without leaving its stage. */
    public PostedEntry posted(String number, @Nullable Instant until, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** The time of the posting is over. It ends only when every objection is answered. */
    public PostingResult postingOver(String number, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** Somebody objects to a posted need. Returns the objection's id. */
    public long objected(String number, Objection objection, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** The clerk lets a held objection through. */
    public void objectionReleased(String number, long objectionId, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** The town or the district answers an objection, publicly. */
    public void objectionAnswered(String number, ObjectionAnswer answer, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** Whether an objection to the current posting was upheld. */
    public boolean anyObjectionUpheld(String number, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** A level of the ladder begins. Nobody invited: the level is skipped without being scored. */
    public NeedView levelEntered(String number, LevelEntry entry, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** Nobody claimed in time; scored against the units that neither claimed nor declined. */
    public NeedView claimLapsed(String number, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** A unit says that it is beyond its means. Returns who is still invited: empty, the next level begins. */
    public List<String> claimDeclined(String number, String unit, String reason, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** An invited unit claims. Refused when the promised day is past or beyond the cap. */
    public NeedView claimed(String number, ClaimPlan plan, PromiseCap cap, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** Nobody at any level claimed: the district supervisor assigns, explains or plans. */
    public NeedView awaitsAssignment(String number, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** The district supervisor assigns by order. Refused when the promised day is past or beyond the cap. */
    public NeedView assigned(String number, Assignment assignment, PromiseCap cap, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** Closed honestly: explained, with public reasons. */
    public NeedView explained(String number, String reasons, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** Closed honestly: taken into a plan, with the year and public reasons. */
    public NeedView planned(String number, int planYear, String reasons, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** The responsible unit begins to deliver. */
    public NeedView deliveryStarted(String number, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** A progress note. */
    public NeedView progressNoted(String number, String note, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** The unit says that it is done; verification begins. */
    public NeedView delivered(String number, DeliveryResult result, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** The promised day has passed. It scores. */
    public NeedView deliveryOverdue(String number, int workdaysLate, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** One extension, at most as long again as the first promise. */
    public NeedView extensionRequested(String number, ExtensionRequest request, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** The supervisor one level up decides. */
    public NeedView extensionDecided(String number, boolean granted, @Nullable String reason, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** Nobody decided in time: the old date stands. */
    public NeedView extensionLapsed(String number, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** The unit hands back; refused after an order. The need returns to the ladder one level up. */
    public NeedView handedBack(String number, String reason, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** Twice the time has passed: a supervision order. It scores. */
    public NeedView supervisionStarted(String number, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** The supervisor sets a new date, appoints another unit, or closes with reasons (ending explained). */
    public NeedView supervised(String number, Supervision decision, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** Nobody supervised in time: delivery goes on under the old date. */
    public NeedView supervisionLapsed(String number, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** Done as promised (true), or back with what is missing. Not done for the third time: the supervisor takes over; see NeedView.status. */
    public boolean verified(String number, Verification finding, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** Nobody verified in time: it goes on to rating, unverified. */
    public NeedView verificationLapsed(String number, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** The reporters may rate until then. */
    public RatingResult awaitsRating(String number, @Nullable Instant until, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** One reporter rates, under the number of their own receipt (of a merged need as well). */
    public RatingResult rated(String number, Rated rating, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** The time for rating is over: the result of those who rated; none: call back. */
    public RatingResult ratingOver(String number, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** The clerk called back; null: not reached. */
    public RatingResult calledBack(String number, @Nullable Rated rating, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** Nobody could be reached: not rated, never counted as satisfied. */
    public NeedView notRated(String number, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** Dissatisfied for the first time: the same unit does it again, and all rate again. */
    public NeedView reworkStarted(String number, LocalDate until, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** Dissatisfied again: the supervisor decides. */
    public NeedView disputeStarted(String number, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** Closed with reasons, or one level up the ladder, once. */
    public NeedView disputeDecided(String number, boolean upLadder, String reason, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** The end. What was decided before must agree with the ending. */
    public NeedView closed(String number, Ending ending, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** Withdrawn by the reporter, or by the clerk on their behalf with evidence. */
    public NeedView withdrawn(String number, Withdrawal withdrawal, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** The reporter wants it after all, within the time: it goes on where it stood; or, where another need has taken its place, it is merged into that one. */
    public NeedView withdrawalUndone(String number, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** The oldest need merged into a withdrawn one takes its place and the others follow it. Empty if there is none. */
    public Optional<Succession> succeeded(String number, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** A unit got a task in the need and may read it from now on. */
    public void unitInvolved(String number, String unit, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** A lost receipt code is replaced after a call-back; the old one is void. */
    public String codeReissued(String number, String evidence, Actor actor) {
        throw new UnsupportedOperationException();
    }

    /** The facts of a need. */
    @Transactional(readOnly = true)
    public NeedView view(String number) {
        throw new UnsupportedOperationException();
    }

    /** The facts of a need, if there is one. */
    @Transactional(readOnly = true)
    public Optional<NeedView> find(String number) {
        throw new UnsupportedOperationException();
    }

    /** The card of a need for the forms. */
    @Transactional(readOnly = true)
    public NeedCard card(String number, String villageName) {
        throw new UnsupportedOperationException();
    }

    /** What the reporter said and who they are: personal, for those who may read the need. */
    @Transactional(readOnly = true)
    public NeedTexts texts(String number) {
        throw new UnsupportedOperationException();
    }

    /** Who did what when, oldest first. */
    @Transactional(readOnly = true)
    public List<TimelineEntry> timelineOf(String number) {
        throw new UnsupportedOperationException();
    }

    /** What scored, oldest first. */
    @Transactional(readOnly = true)
    public List<ScoreFact> scoreFactsOf(String number) {
        throw new UnsupportedOperationException();
    }

    /** Where the need has been, oldest first, the current stay last. */
    @Transactional(readOnly = true)
    public List<Holder> holdersOf(String number) {
        throw new UnsupportedOperationException();
    }

    /** Whether a person of these units may read the case: the village, the town and the district once they held it or had a task in it, and units that were invited or responsible. */
    @Transactional(readOnly = true)
    public boolean mayRead(String number, Set<String> unitsOfPerson) {
        throw new UnsupportedOperationException();
    }

    /** Whether that is the receipt code of that number; takes the same time for every wrong code. */
    @Transactional(readOnly = true)
    public boolean codeMatches(String number, String code) {
        throw new UnsupportedOperationException();
    }

    /** Other needs of the village that may be the same, most similar first, at most ten. */
    @Transactional(readOnly = true)
    public List<LikelyDuplicate> likelyDuplicates(String number) {
        throw new UnsupportedOperationException();
    }

    /** Numbers of the needs merged into this one, oldest first. */
    @Transactional(readOnly = true)
    public List<String> mergedNeedsOf(String number) {
        throw new UnsupportedOperationException();
    }

    /** Objections to the need, oldest first. */
    @Transactional(readOnly = true)
    public List<ObjectionRecord> objectionsOf(String number) {
        throw new UnsupportedOperationException();
    }

    /** Postings of the need, oldest first. */
    @Transactional(readOnly = true)
    public List<PostedEntry> postingsOf(String number) {
        throw new UnsupportedOperationException();
    }
}
