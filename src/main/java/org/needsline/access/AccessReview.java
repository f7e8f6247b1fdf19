package org.needsline.access;

import static org.needsline.access.AccessFiling.columns;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Step 2, review: links 3 to 6. */
@Service
@Transactional
public class AccessReview {

    private final AccessRequests requests;
    private final AccessTargets targets;
    private final AccessTimeline timeline;
    private final Clock clock;

    AccessReview(AccessRequests requests, AccessTargets targets, AccessTimeline timeline, Clock clock) {
        this.requests = requests;
        this.targets = targets;
        this.timeline = timeline;
        this.clock = clock;
    }

    /**
     * Law, funding and communities are asked.
     *
     * @param consultUntil when the consultation closes
     */
    public void begun(String number, Instant consultUntil) {
        requests.lock(number);
        requests.change(number, columns("status", AccessStatus.REVIEWING, "consult_until", consultUntil));
        timeline.add(number, AccessEvent.REVIEW_BEGUN, null, null, "system");
    }

    /** Link 3. A note is required unless the item is lawful. */
    public void legalReviewed(String number, LegalOpinion opinion, @Nullable String note, String by) {
        if (opinion == LegalOpinion.NO_OPINION) {
            throw Refusal.invalid("请出具合法性意见。", "Give a legal opinion.");
        }
        underReview(number);
        String words = note(opinion != LegalOpinion.LAWFUL, note);
        requests.change(number, columns("legal_opinion", opinion, "legal_note", words));
        timeline.add(number, AccessEvent.LEGAL_REVIEWED, Link.LEGAL.step(), null, by, opinion.label(), words);
    }

    /** Twice the time is over: the review goes on with no opinion given. */
    public void legalSilent(String number) {
        underReview(number);
        requests.change(number, columns("legal_opinion", LegalOpinion.NO_OPINION));
        timeline.add(number, AccessEvent.LEGAL_SILENT, Link.LEGAL.step(), null, AccessHappening.CLOCK);
    }

    /** Link 5. A note is required when the money falls short. */
    public void fundingReviewed(String number, FundingOpinion opinion, @Nullable String note, String by) {
        if (opinion == FundingOpinion.NO_OPINION) {
            throw Refusal.invalid("请出具经费意见。", "Give a funding opinion.");
        }
        underReview(number);
        String words = note(opinion != FundingOpinion.SUFFICIENT, note);
        requests.change(number, columns("funding_opinion", opinion, "funding_note", words));
        timeline.add(number, AccessEvent.FUNDING_REVIEWED, Link.FUNDING.step(), null, by, opinion.label(), words);
    }

    /** Twice the time is over: the review goes on with no opinion given. */
    public void fundingSilent(String number) {
        underReview(number);
        requests.change(number, columns("funding_opinion", FundingOpinion.NO_OPINION));
        timeline.add(number, AccessEvent.FUNDING_SILENT, Link.FUNDING.step(), null, AccessHappening.CLOCK);
    }

    /**
     * Link 4: a target community answers.
     *
     * @param burden 1 to 5, as the community feels it
     * @param words required for conditions and opposition
     * @throws Refusal after the closing date, for a community that is no target, or for a second answer
     */
    public void consulted(
            String number,
            String community,
            Stance stance,
            @Nullable Integer burden,
            @Nullable String words,
            String by) {
        AccessRequest request = underReview(number);
        AccessTarget target = targets.require(number, community);
        if (request.consultUntil() == null || clock.instant().isAfter(request.consultUntil())) {
            throw Refusal.conflict(
                    "征求意见已经截止，本社区按未答复记录。", "The consultation has closed; your community is recorded as silent.");
        }
        if (target.stance() != null) {
            throw Refusal.conflict("本社区已经答复。", "Your community has answered already.");
        }
        if (stance == Stance.SILENT) {
            throw Refusal.invalid("请选择支持、附条件支持或反对。", "Choose support, conditions or oppose.");
        }
        int felt = AccessChecks.fromOneToFive(burden, "负担感受", "burden");
        String said = stance == Stance.SUPPORT
                ? AccessChecks.optional(words, AccessChecks.SHORT_TEXT, "说明", "explanation")
                : AccessChecks.required(
                        words,
                        AccessChecks.SHORT_TEXT,
                        stance == Stance.OPPOSE ? "反对的理由" : "条件",
                        stance == Stance.OPPOSE ? "reason for opposing" : "conditions");
        targets.answered(number, community, stance, felt, said, by);
        timeline.add(number, AccessEvent.CONSULTED, Link.CONSULT.step(), community, by, stance.label(), said);
    }

    /**
     * The consultation closes: who has not answered is silent.
     *
     * @return how many
     */
    public int consultationClosed(String number) {
        requests.lock(number);
        int silent = targets.silent(number);
        timeline.add(
                number,
                AccessEvent.CONSULTATION_CLOSED,
                Link.CONSULT.step(),
                null,
                AccessHappening.CLOCK,
                Bilingual.of(silent + "个社区未答复", silent == 1 ? "1 community silent" : silent + " communities silent"),
                null);
        return silent;
    }

    /** How the target communities answered. */
    @Transactional(readOnly = true)
    public Tally tally(String number) {
        return Tally.of(targets.of(number));
    }

    @Transactional(readOnly = true)
    public List<AccessTarget> answersTo(String number) {
        return targets.of(number);
    }

    /** What the decision table proposes to the joint review. */
    public void proposed(String number, Verdict proposal, Bilingual why) {
        requests.change(
                number,
                columns(
                        "status",
                        AccessStatus.JOINT_REVIEW,
                        "proposal",
                        proposal,
                        "proposal_zh",
                        why.zh(),
                        "proposal_en",
                        why.en()));
    }

    /**
     * Link 6. Where an opinion of law or funding is missing, a plain admission cannot be recommended.
     *
     * @param note required for conditions and for refusal
     */
    public void jointlyReviewed(String number, Verdict recommendation, @Nullable String note, String by) {
        AccessRequest request = requests.lock(number);
        if (request.status() != AccessStatus.JOINT_REVIEW) {
            throw Refusal.conflict("该申请不在联席会审中。", "The request is not in joint review.");
        }
        boolean silent = request.legalOpinion() == LegalOpinion.NO_OPINION
                || request.fundingOpinion() == FundingOpinion.NO_OPINION;
        if (recommendation == Verdict.ADMIT && silent) {
            throw Refusal.invalid(
                    "有部门未出具意见，只能建议附条件准入或不予准入。",
                    "An opinion is missing, so only conditions or refusal can be recommended.");
        }
        String words = note(recommendation != Verdict.ADMIT, note);
        requests.change(
                number,
                columns(
                        "status",
                        AccessStatus.DECIDING,
                        "recommendation",
                        recommendation,
                        "recommendation_note",
                        words));
        timeline.add(
                number,
                AccessEvent.JOINTLY_REVIEWED,
                Link.JOINT_REVIEW.step(),
                null,
                by,
                recommendation.label(),
                words);
    }

    private AccessRequest underReview(String number) {
        AccessRequest request = requests.lock(number);
        if (request.status() != AccessStatus.REVIEWING) {
            throw Refusal.conflict("该申请已不在审核中。", "The request is not under review any more.");
        }
        return request;
    }

    private static @Nullable String note(boolean required, @Nullable String note) {
        return required
                ? AccessChecks.required(note, AccessChecks.TEXT, "理由或条件", "reason or conditions")
                : AccessChecks.optional(note, AccessChecks.TEXT, "说明", "note");
    }
}
