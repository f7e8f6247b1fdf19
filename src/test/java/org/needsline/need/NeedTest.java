package org.needsline.need;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.needsline.wording.Refusal;

/** The rules of domain, section 3, one by one, without a table. */
class NeedTest {

    private static final String VILLAGE = "990101100201";
    private static final String TOWN = "990101100";
    private static final String TEAM = "990101100201-volunteers";
    private static final String ROADS = "990101100-roads";
    private static final Actor CLERK = Actor.of("clerk.201", VILLAGE);

    /** A Monday, ten in the morning in Shanghai. */
    private static final Instant MONDAY = Instant.parse("2026-03-02T02:00:00Z");

    private static final LocalDate TODAY = LocalDate.of(2026, 3, 2);

    private final Need need = Need.registered("990101100201-2026-00001", NeedFixtures.report(VILLAGE), TODAY, now());

    // ---- intake

    @Test
    void anOrdinaryReportGoesToTriageAndAnUrgentOneIsConfirmedFirst() {
        need.classified(NeedFixtures.ordinary(), now());
        assertThat(need.status).isEqualTo(Status.TRIAGE);

        Need urgent = another();
        urgent.classified(NeedFixtures.urgent(), now());
        assertThat(urgent.status).isEqualTo(Status.CONFIRMING_URGENCY);
    }

    @Test
    void aConfirmedUrgentNeedSkipsScreening() {
        need.classified(NeedFixtures.urgent(), now());
        need.urgencyConfirmed(Urgency.URGENT, null, now());

        assertThat(need.status).isEqualTo(Status.ACCEPTED);
        need.levelEntered(Level.VILLAGE, List.of(VILLAGE), now());
        assertThat(need.status).isEqualTo(Status.CLAIMING);
    }

    @Test
    void anUrgentReportThatIsNotUrgentIsTriaged() {
        need.classified(NeedFixtures.urgent(), now());
        need.urgencyConfirmed(Urgency.ORDINARY, "墙没有裂", now());

        assertThat(need.status).isEqualTo(Status.TRIAGE);
        assertThat(need.urgency).isEqualTo(Urgency.ORDINARY);
    }

    @Test
    void anUnconfirmedUrgencyStaysUrgent() {
        need.classified(NeedFixtures.urgent(), now());
        need.urgencyLapsed(clock());

        assertThat(need.urgency).isEqualTo(Urgency.URGENT);
        assertThat(need.status).isEqualTo(Status.ACCEPTED);
    }

    @Test
    void triageWritesTheOfficialVersion() {
        triage();
        need.triaged(NeedFixtures.decision(), now());

        assertThat(need.status).isEqualTo(Status.SCREENING);
        assertThat(need.view().displayTitle()).isEqualTo("村口至卫生室路段增设路灯");
    }

    @Test
    void untilTriageCategoryAndGridStandForTheTitle() {
        assertThat(need.view().displayTitle()).isEqualTo("照明与公共设施 · 990101100201001");
    }

    @Test
    void anOfficialTitleHoldsNoPhone() {
        triage();
        TriageDecision withPhone = new TriageDecision(
                "联系13900000001修路灯", null, Kind.LIFE, Category.LIGHTING, Scope.COMMON, 1, false, LeftBehind.NONE);

        refused(Refusal.Kind.INVALID, "不能含电话", () -> need.triaged(withPhone, now()));
        assertThat(need.status).isEqualTo(Status.TRIAGE);
        assertThat(need.title).isNull();
    }

    @Test
    void aLapsedTriageGoesOnAsItIs() {
        triage();
        need.triageLapsed(clock());

        assertThat(need.status).isEqualTo(Status.SCREENING);
        assertThat(need.title).isNull();
    }

    @Test
    void theReporterIsAskedOnce() {
        triage();
        need.askedReporter("请补充具体位置", now());
        need.supplemented("在卫生室门口", now());
        assertThat(need.status).isEqualTo(Status.TRIAGE);

        refused(Refusal.Kind.CONFLICT, "一次性告知", () -> need.askedReporter("再问一次", now()));
    }

    @Test
    void anUnansweredQuestionGoesBackToTriage() {
        triage();
        need.askedReporter("请补充具体位置", now());
        need.supplementLapsed(clock());

        assertThat(need.status).isEqualTo(Status.TRIAGE);
    }

    @Test
    void outsideRemitAtTriageMayBeAppealedAndIsThenScreened() {
        triage();
        need.outsideRemit("属铁路部门职责", null, now());
        need.appealed("铁路部门说归镇里管", now());
        need.appealDecided(true, null, now());

        assertThat(need.status).isEqualTo(Status.SCREENING);
        assertThat(need.outsideRemit).isFalse();
    }

    // ---- merging

    @Test
    void mergingNeedsAnotherOpenNeedOfTheSameVillage() {
        triage();
        Need lead = another();
        refused(Refusal.Kind.INVALID, "自身", () -> need.mergedInto(need, null, now()));
        refused(Refusal.Kind.CONFLICT, "不能再并入", () -> need.mergedInto(lead, null, now()));
        Need elsewhere = Need.registered("990101100202-2026-00001", NeedFixtures.report("990101100202"), TODAY, now());
        elsewhere.classified(NeedFixtures.ordinary(), now());
        refused(Refusal.Kind.INVALID, "另一个村", () -> need.mergedInto(elsewhere, null, now()));

        lead.classified(NeedFixtures.ordinary(), now());
        need.mergedInto(lead, null, now());
        need.closed(Ending.MERGED, now());
        assertThat(need.mergedInto).isEqualTo(lead.number);
    }

    @Test
    void theReporterMayObjectToAMergeInTimeAndTheTownReviews() {
        triage();
        Need lead = another();
        lead.classified(NeedFixtures.ordinary(), now());
        need.mergedInto(lead, MONDAY.plus(Duration.ofDays(7)), now());
        refused(Refusal.Kind.CONFLICT, "结束", () -> need.mergeObjected("不是一回事", after(Duration.ofDays(8))));

        need.mergeObjected("不是一回事", after(Duration.ofDays(6)));
        need.mergeReviewed(false, "确非同一处", now());

        assertThat(need.status).isEqualTo(Status.TRIAGE);
        assertThat(need.mergedInto).isNull();
        assertThat(need.involved).contains(TOWN);
    }

    // ---- screening

    @Test
    void aNeedIsDeferredTwiceAtMostThenTheTownDecides() {
        screening();
        ScreeningDecision deferred = NeedFixtures.by(DecidedBy.MEETING, ScreeningOutcome.DEFERRED);

        assertThat(need.screened(deferred, now()).next()).isEqualTo(DecidedBy.MEETING);
        assertThat(need.screened(deferred, now()).next()).isEqualTo(DecidedBy.MEETING);
        assertThat(need.screened(deferred, now()))
                .isEqualTo(new Screened(ScreeningOutcome.DEFERRED, DecidedBy.TOWN, 3));
        assertThat(need.waitsForScreening()).isEqualTo(DecidedBy.TOWN);
        refused(
                Refusal.Kind.INVALID,
                "不能再暂缓",
                () -> need.screened(NeedFixtures.by(DecidedBy.TOWN, ScreeningOutcome.DEFERRED), now()));
    }

    @Test
    void aRejectionNeedsAReasonAndMayBeAppealedOnceInTime() {
        screening();
        refused(
                Refusal.Kind.INVALID,
                "须说明理由",
                () -> need.screened(
                        new ScreeningDecision(ScreeningOutcome.REJECTED, DecidedBy.MEETING, null, null, null, null),
                        now()));
        need.screened(
                new ScreeningDecision(
                        ScreeningOutcome.REJECTED,
                        DecidedBy.MEETING,
                        RejectionReason.ALREADY_COVERED,
                        null,
                        null,
                        MONDAY.plus(Duration.ofDays(7))),
                now());
        assertThat(need.answer).isEqualTo("已有政策保障 Already covered by a policy");

        refused(Refusal.Kind.CONFLICT, "申诉期", () -> need.appealed("我不享受该政策", after(Duration.ofDays(8))));
        need.appealed("我不享受该政策", after(Duration.ofDays(6)));
        need.appealDecided(false, "经核已享受", now());
        refused(Refusal.Kind.CONFLICT, "已经申诉过一次", () -> need.appealed("再申诉", now()));
        refused(Refusal.Kind.CONFLICT, "不能以", () -> need.closed(Ending.OUTSIDE_REMIT, now()));
        need.closed(Ending.REJECTED, now());
        assertThat(need.ending).isEqualTo(Ending.REJECTED);
    }

    @Test
    void anUpheldAppealAccepts() {
        screening();
        need.screened(NeedFixtures.by(DecidedBy.MEETING, ScreeningOutcome.REJECTED), now());
        need.appealed("理由不成立", now());
        need.appealDecided(true, null, now());

        assertThat(need.status).isEqualTo(Status.ACCEPTED);
        assertThat(need.rejectionReason).isNull();
        assertThat(need.answer).isNull();
    }

    @Test
    void outsideRemitAtScreeningHasItsOwnEnding() {
        screening();
        need.screened(NeedFixtures.by(DecidedBy.TOWN, ScreeningOutcome.OUTSIDE_REMIT), now());
        refused(Refusal.Kind.CONFLICT, "不能以", () -> need.closed(Ending.REJECTED, now()));
        need.closed(Ending.OUTSIDE_REMIT, now());

        assertThat(need.ending).isEqualTo(Ending.OUTSIDE_REMIT);
    }

    // ---- posting

    @Test
    void anUpheldObjectionGoesBackToTheMeetingOnceThenToTheTown() {
        accepted();
        need.posted(null, now());
        assertThat(need.postingOver(1, false, now()).openObjections()).isEqualTo(1);
        assertThat(need.status).isEqualTo(Status.POSTING);
        assertThat(need.postingOver(0, true, now())).isEqualTo(new PostingResult(true, DecidedBy.MEETING, 0));

        need.screened(NeedFixtures.acceptedByMeeting(), now());
        need.posted(null, now());
        assertThat(need.postingOver(0, true, now())).isEqualTo(new PostingResult(true, DecidedBy.TOWN, 0));
        assertThat(need.waitsForScreening()).isEqualTo(DecidedBy.TOWN);
    }

    @Test
    void anUrgentNeedIsPostedAfterwardsWithoutObjections() {
        need.classified(NeedFixtures.urgent(), now());
        need.urgencyConfirmed(Urgency.URGENT, null, now());
        need.levelEntered(Level.VILLAGE, List.of(VILLAGE), now());
        need.posted(null, now());

        assertThat(need.status).isEqualTo(Status.CLAIMING);
        refused(Refusal.Kind.CONFLICT, "不设异议期", () -> need.objectable(now()));
    }

    @Test
    void nobodyObjectsAfterThePosting() {
        accepted();
        need.posted(MONDAY.plus(Duration.ofDays(5)), now());

        need.objectable(after(Duration.ofDays(4)));
        refused(Refusal.Kind.CONFLICT, "公示期", () -> need.objectable(after(Duration.ofDays(6))));
    }

    // ---- ladder

    @Test
    void aClaimNeedsAnInvitationAPlanAndADayWithinTheCap() {
        claiming();
        PromiseCap cap = NeedFixtures.cap(TODAY.plusDays(20));

        refused(Refusal.Kind.FORBIDDEN, "未被邀请", () -> need.claimed(NeedFixtures.plan(ROADS, TODAY), cap, now()));
        refused(
                Refusal.Kind.INVALID,
                "承诺日期不能晚于2026-03-22（60个工作日以内）",
                () -> need.claimed(NeedFixtures.plan(TEAM, TODAY.plusDays(21)), cap, now()));
        refused(
                Refusal.Kind.INVALID,
                "已经过去",
                () -> need.claimed(NeedFixtures.plan(TEAM, TODAY.minusDays(1)), cap, now()));
        refused(
                Refusal.Kind.INVALID,
                "分期目标",
                () -> need.claimed(new ClaimPlan(TEAM, "修路", "赵明", TODAY.plusDays(3), true, null, null), cap, now()));
        refused(
                Refusal.Kind.INVALID,
                "落实方案",
                () -> need.claimed(new ClaimPlan(TEAM, " ", "赵明", TODAY.plusDays(3), false, null, null), cap, now()));
        assertThat(need.status).isEqualTo(Status.CLAIMING);

        need.claimed(NeedFixtures.plan(TEAM, TODAY.plusDays(20)), cap, after(Duration.ofDays(3)));
        assertThat(need.status).isEqualTo(Status.DELIVERING);
        assertThat(need.responsible).isEqualTo(TEAM);
        Happening claim = last(NeedEvent.CLAIMED);
        assertThat(claim.score()).isEqualTo(ScoreType.CLAIMED_IN_TIME);
        assertThat(claim.days()).isEqualTo(3);
    }

    @Test
    void aDeclinedClaimLeavesTheOthersInvited() {
        claiming();
        assertThat(need.claimDeclined(TEAM, "人手不够", now())).containsExactly(VILLAGE);
        refused(Refusal.Kind.FORBIDDEN, "已答复", () -> need.claimDeclined(TEAM, "人手不够", now()));
        assertThat(need.claimDeclined(VILLAGE, "没有资金", now())).isEmpty();
        need.levelEntered(Level.TOWN, List.of(ROADS), now());

        assertThat(need.level).isEqualTo(Level.TOWN);
        assertThat(need.staysOver).singleElement().satisfies(stay -> {
            assertThat(stay.level()).isEqualTo(Level.VILLAGE);
            assertThat(stay.invited()).containsExactly(VILLAGE, TEAM);
        });
    }

    @Test
    void aLapseIsChargedToThoseWhoSaidNothing() {
        accepted();
        need.posted(null, now());
        need.postingOver(0, false, now());
        need.levelEntered(Level.VILLAGE, List.of(VILLAGE, VILLAGE + "001", VILLAGE + "002", TEAM), now());
        need.claimDeclined(TEAM, "人手不够", now());
        need.claimLapsed(clock());

        assertThat(need.happened)
                .filteredOn(happening -> happening.score() == ScoreType.LET_LAPSE)
                .extracting(Happening::unit)
                .containsExactly(VILLAGE);
        refused(
                Refusal.Kind.FORBIDDEN,
                "未被邀请",
                () -> need.claimed(NeedFixtures.plan(VILLAGE, TODAY), NeedFixtures.cap(TODAY), now()));
    }

    @Test
    void aLevelThatCannotDoSuchWorkIsSkippedWithoutBeingScoredOrHoldingIt() {
        accepted();
        need.posted(null, now());
        need.postingOver(0, false, now());
        need.levelEntered(Level.VILLAGE, List.of(), now());
        need.levelEntered(Level.TOWN, List.of(), now());
        need.levelEntered(Level.DISTRICT, List.of("990101-transport"), now());

        assertThat(need.happened).noneMatch(happening -> happening.score() != null);
        assertThat(need.staysOver).extracting(Holder::level).containsExactly(Level.VILLAGE);
        assertThat(need.level).isEqualTo(Level.DISTRICT);
        refused(Refusal.Kind.CONFLICT, "不能退回", () -> need.levelEntered(Level.TOWN, List.of(ROADS), now()));
    }

    @Test
    void aHardshipHouseholdsOwnNeedIsClaimedInTheNameOfOneCadre() {
        triage();
        need.triaged(NeedFixtures.personalHardship(), now());
        need.screened(NeedFixtures.acceptedByMeeting(), now());
        need.posted(null, now());
        need.postingOver(0, false, now());
        need.levelEntered(Level.DISTRICT, List.of("990101-housing"), now());
        PromiseCap cap = NeedFixtures.cap(TODAY.plusDays(20));

        refused(
                Refusal.Kind.INVALID,
                "个人认领",
                () -> need.claimed(NeedFixtures.plan("990101-housing", TODAY.plusDays(5)), cap, now()));
        need.claimed(new ClaimPlan("990101-housing", "修屋顶", "赵明", TODAY.plusDays(5), false, null, "钱进"), cap, now());
        assertThat(last(NeedEvent.CLAIMED).facts()).containsEntry("namedCadre", "钱进");
    }

    @Test
    void whatNobodyClaimsIsAssignedExplainedOrPlanned() {
        toAssignment();
        assertThat(need.level).isEqualTo(Level.DISTRICT);
        Assignment assignment = new Assignment("990101-transport", TODAY.plusDays(10), false, "属交通部门职责");
        refused(
                Refusal.Kind.INVALID,
                "承诺日期不能晚于",
                () -> need.assigned(assignment, NeedFixtures.cap(TODAY.plusDays(9)), now()));
        need.assigned(assignment, NeedFixtures.cap(TODAY.plusDays(10)), now());

        assertThat(need.byOrder).isTrue();
        refused(Refusal.Kind.CONFLICT, "不能退回", () -> need.handedBack("做不了", now()));
    }

    @Test
    void explainedAndPlannedNeedPublicReasons() {
        toAssignment();
        refused(Refusal.Kind.INVALID, "公开说明", () -> need.explained(" ", now()));
        refused(Refusal.Kind.INVALID, "计划年度", () -> need.planned(2025, "明年列入", now()));
        refused(Refusal.Kind.INVALID, "计划年度", () -> need.planned(2040, "以后列入", now()));
        need.planned(2027, "列入2027年农村道路计划", now());

        refused(Refusal.Kind.CONFLICT, "不能以", () -> need.closed(Ending.MET, now()));
        need.closed(Ending.PLANNED, now());
        assertThat(need.planYear).isEqualTo(2027);
        assertThat(need.closedAt).isEqualTo(MONDAY);
    }

    // ---- delivery

    @Test
    void anExtensionIsAskedForOnceAndIsAtMostAsLongAsTheFirstPromise() {
        delivering(TODAY.plusDays(14));
        refused(
                Refusal.Kind.INVALID,
                "延期最长与首次承诺相同，即10个工作日",
                () -> need.extensionRequested(new ExtensionRequest(TODAY.plusDays(29), "材料未到"), now()));
        refused(
                Refusal.Kind.INVALID,
                "须晚于",
                () -> need.extensionRequested(new ExtensionRequest(TODAY.plusDays(14), "材料未到"), now()));
        need.extensionRequested(new ExtensionRequest(TODAY.plusDays(28), "材料未到"), now());
        need.extensionDecided(true, null, now());

        assertThat(need.promisedOn).isEqualTo(TODAY.plusDays(28));
        refused(
                Refusal.Kind.CONFLICT,
                "已经申请过一次",
                () -> need.extensionRequested(new ExtensionRequest(TODAY.plusDays(30), "材料未到"), now()));
        refused(Refusal.Kind.CONFLICT, "没有待答复", () -> need.extensionLapsed(clock()));
    }

    @Test
    void anUndecidedExtensionLeavesTheOldDate() {
        delivering(TODAY.plusDays(14));
        need.extensionRequested(new ExtensionRequest(TODAY.plusDays(20), "材料未到"), now());
        need.extensionLapsed(clock());

        assertThat(need.promisedOn).isEqualTo(TODAY.plusDays(14));
    }

    @Test
    void handingBackScoresAndReturnsToTheLadder() {
        delivering(TODAY.plusDays(14));
        need.handedBack("超出能力", now());

        assertThat(last(NeedEvent.HANDED_BACK).score()).isEqualTo(ScoreType.HANDED_BACK);
        assertThat(last(NeedEvent.HANDED_BACK).unit()).isEqualTo(TEAM);
        need.levelEntered(Level.TOWN, List.of(ROADS), now());
        assertThat(need.staysOver.get(0).responsible()).isEqualTo(TEAM);
        assertThat(need.responsible).isNull();
    }

    @Test
    void lateDeliveryIsCountedInWorkingDaysWhenItIsVerified() {
        delivering(TODAY.plusDays(4));
        need.deliveryOverdue(after(Duration.ofDays(7)));
        assertThat(last(NeedEvent.DELIVERY_OVERDUE).days()).isEqualTo(1);
        need.delivered("已装好", after(Duration.ofDays(9)));
        need.verified(new Verification(true, null), after(Duration.ofDays(10)));

        assertThat(scored(ScoreType.DELIVERED_LATE).days()).isEqualTo(3);
        assertThat(scored(ScoreType.EVIDENCE_ACCEPTED_FIRST_TIME).unit()).isEqualTo(TEAM);
    }

    @Test
    void whatIsMissingGoesBackTwiceThenToTheSupervisor() {
        delivering(TODAY.plusDays(14));
        Verification missing = new Verification(false, "有两盏不亮");
        for (Verified expected : List.of(Verified.BACK, Verified.BACK, Verified.TO_SUPERVISOR)) {
            need.delivered("已装好", now());
            refused(Refusal.Kind.INVALID, "未完成之处", () -> need.verified(new Verification(false, null), now()));
            assertThat(need.verified(missing, now())).isEqualTo(expected);
        }
        assertThat(need.status).isEqualTo(Status.SUPERVISING);
        assertThat(need.involved).contains(TOWN);
        assertThat(need.happened).noneMatch(happening -> happening.score() == ScoreType.DELIVERED_IN_TIME);
    }

    @Test
    void supervisionSetsANewDateAppointsAnotherUnitOrCloses() {
        delivering(TODAY.plusDays(2));
        need.supervisionStarted(after(Duration.ofDays(7)));
        assertThat(last(NeedEvent.SUPERVISION_STARTED).score()).isEqualTo(ScoreType.SUPERVISION_ORDER);
        refused(
                Refusal.Kind.INVALID,
                "请填写承诺日期",
                () -> need.supervised(new Supervision(Supervision.Outcome.NEW_DATE, null, null, "限期完成"), now()));
        need.supervised(new Supervision(Supervision.Outcome.ANOTHER_UNIT, TODAY.plusDays(9), ROADS, "改由镇公路站"), now());
        assertThat(need.responsible).isEqualTo(ROADS);
        assertThat(need.byOrder).isTrue();
        assertThat(need.involved).contains(TEAM);

        need.supervisionStarted(now());
        need.supervisionLapsed(clock());
        assertThat(need.status).isEqualTo(Status.DELIVERING);
        need.supervisionStarted(now());
        need.supervised(new Supervision(Supervision.Outcome.CLOSE, null, null, "规划调整，不再建设"), now());
        need.closed(Ending.EXPLAINED, now());
        assertThat(need.answer).isEqualTo("规划调整，不再建设");
    }

    @Test
    void aLapsedVerificationGoesOnAsUnverified() {
        delivering(TODAY.plusDays(14));
        need.delivered("已装好", now());
        need.verificationLapsed(clock());

        assertThat(need.status).isEqualTo(Status.RATING);
        assertThat(need.verified).isFalse();
        assertThat(need.happened).noneMatch(happening -> happening.score() == ScoreType.EVIDENCE_ACCEPTED_FIRST_TIME);
    }

    // ---- rating

    @Test
    void ofEqualRatingsTheLessSatisfiedCounts() {
        assertThat(RatingResult.of(new int[] {1, 0, 1}, 2, 2).rating()).isEqualTo(Rating.DISSATISFIED);
        assertThat(RatingResult.of(new int[] {2, 2, 1}, 5, 5).rating()).isEqualTo(Rating.MOSTLY);
        assertThat(RatingResult.of(new int[] {3, 2, 1}, 6, 7))
                .isEqualTo(new RatingResult(Rating.SATISFIED, 6, 7, false));
        assertThat(RatingResult.of(new int[] {0, 0, 0}, 0, 1).rating()).isNull();
    }

    @Test
    void satisfiedEndsAsMet() {
        rated(Rating.MOSTLY);
        need.closed(Ending.MET, now());

        assertThat(need.status).isEqualTo(Status.CLOSED);
        assertThat(scored(ScoreType.RATED_MOSTLY).unit()).isEqualTo(TEAM);
    }

    @Test
    void whoRatesNothingIsCalledBackAndThenNotRated() {
        delivered();
        need.awaitsRating(MONDAY.plus(Duration.ofDays(7)), now());
        refused(Refusal.Kind.CONFLICT, "评价期", () -> need.ratable(after(Duration.ofDays(8))));
        need.ratingsCounted(new RatingResult(null, 0, 1, false), after(Duration.ofDays(8)));
        assertThat(need.status).isEqualTo(Status.CALLING_BACK);
        assertThat(need.involved).contains(TOWN);
        need.notReached(now());
        need.notRated(now());

        assertThat(need.rating).isNull();
        assertThat(need.ending).isEqualTo(Ending.MET);
        assertThat(need.happened).noneMatch(happening -> happening.score() == ScoreType.RATED_SATISFIED);
    }

    @Test
    void dissatisfiedIsReworkedOnceThenDisputedThenUpTheLadderOnce() {
        rated(Rating.DISSATISFIED);
        refused(Refusal.Kind.CONFLICT, "不能办结", () -> need.closed(Ending.MET, now()));
        need.reworkStarted(TODAY.plusDays(14), now());
        need.delivered("已返工", now());
        need.verified(new Verification(true, null), now());
        need.ratingsCounted(new RatingResult(Rating.DISSATISFIED, 1, 1, true), now());
        refused(Refusal.Kind.CONFLICT, "已经返工过一次", () -> need.reworkStarted(TODAY.plusDays(14), now()));
        need.disputeStarted(now());
        need.disputeDecided(true, "村里无力解决", now());
        need.levelEntered(Level.TOWN, List.of(ROADS), now());
        need.claimed(NeedFixtures.plan(ROADS, TODAY.plusDays(5)), NeedFixtures.cap(TODAY.plusDays(9)), now());
        need.delivered("已完成", now());
        need.verified(new Verification(true, null), now());
        need.ratingsCounted(new RatingResult(Rating.DISSATISFIED, 1, 1, true), now());
        need.disputeStarted(now());
        refused(Refusal.Kind.CONFLICT, "上提过一次", () -> need.disputeDecided(true, "再上提", now()));
        need.disputeDecided(false, "已尽所能", now());
        need.closed(Ending.CLOSED_AFTER_DISPUTE, now());

        assertThat(need.answer).isEqualTo("已尽所能");
    }

    // ---- withdrawing

    @ParameterizedTest
    @EnumSource(
            value = Status.class,
            names = {"WITHDRAWN", "CLOSED"},
            mode = EnumSource.Mode.EXCLUDE)
    void aNeedIsWithdrawnAtAnyTimeAndTakenUpAtTheStageWhereItStood(Status status) {
        need.status = status;
        need.withdrawn(new Withdrawal("本人电话要求", MONDAY.plus(Duration.ofDays(7))), now());
        refused(Refusal.Kind.CONFLICT, "不能撤回", () -> need.withdrawn(new Withdrawal("再撤", null), now()));
        refused(Refusal.Kind.CONFLICT, "期限", () -> need.withdrawalUndone(after(Duration.ofDays(8))));
        need.withdrawalUndone(after(Duration.ofDays(6)));

        assertThat(need.status)
                .isEqualTo(
                        switch (status) {
                            case SUPPLEMENT, MERGING -> Status.TRIAGE;
                            case POSTING -> Status.ACCEPTED;
                            case APPEALED -> Status.REJECTED;
                            case SUPERVISING, VERIFYING -> Status.DELIVERING;
                            case CALLING_BACK, DISPUTED -> Status.RATING;
                            default -> status;
                        });
    }

    @Test
    void withdrawingNeedsEvidenceAndEndsAsWithdrawn() {
        refused(Refusal.Kind.INVALID, "依据", () -> need.withdrawn(new Withdrawal("", null), now()));
        need.withdrawn(new Withdrawal("本人签字", null), now());
        need.closed(Ending.WITHDRAWN, now());

        assertThat(need.ending).isEqualTo(Ending.WITHDRAWN);
        refused(Refusal.Kind.CONFLICT, "不能撤回", () -> need.withdrawn(new Withdrawal("再撤", null), now()));
    }

    @Test
    void theSuccessorStandsWhereTheLeadStood() {
        delivering(TODAY.plusDays(14));
        Need follower = another();
        follower.classified(NeedFixtures.ordinary(), now());
        follower.mergedInto(need, null, now());
        follower.closed(Ending.MERGED, now());
        need.withdrawn(new Withdrawal("本人要求", null), now());
        need.succeededBy(follower, now());
        follower.takesPlaceOf(need, now());

        assertThat(follower.status).isEqualTo(Status.DELIVERING);
        assertThat(follower.responsible).isEqualTo(TEAM);
        assertThat(follower.promisedOn).isEqualTo(TODAY.plusDays(14));
        assertThat(follower.ending).isNull();
        need.withdrawalUndone(now());
        assertThat(need.status).isEqualTo(Status.MERGING);
        assertThat(need.mergedInto).isEqualTo(follower.number);
    }

    // ---- the guard

    @Test
    void aStepThatIsNotPossibleSaysWhereTheNeedStands() {
        refused(
                Refusal.Kind.CONFLICT,
                "需求990101100201-2026-00001现为“已登记”，不能认领。",
                () -> need.claimed(NeedFixtures.plan(TEAM), NeedFixtures.cap(), now()));
        assertThatThrownBy(() -> need.claimed(NeedFixtures.plan(TEAM), NeedFixtures.cap(), now()))
                .hasMessageContaining("stands at \"Registered\": it cannot be claimed.");
    }

    @Test
    void aClosedNeedTakesNoStep() {
        need.withdrawn(new Withdrawal("本人签字", null), now());
        need.closed(Ending.WITHDRAWN, now());
        List<ThrowingCallable> steps = List.of(
                () -> need.classified(NeedFixtures.ordinary(), now()),
                () -> need.triaged(NeedFixtures.decision(), now()),
                () -> need.appealed("申诉", now()),
                () -> need.posted(null, now()),
                () -> need.levelEntered(Level.VILLAGE, List.of(VILLAGE), now()),
                () -> need.delivered("完成", now()),
                () -> need.ratable(now()),
                () -> need.withdrawalUndone(now()),
                () -> need.closed(Ending.WITHDRAWN, now()));

        steps.forEach(step -> refused(Refusal.Kind.CONFLICT, "现为“已结束”", step));
    }

    @Test
    void textsThatAreTooLongAreRefusedWithTheirLength() {
        triage();
        refused(Refusal.Kind.INVALID, "不能超过2000个字，现有2001个字", () -> need.askedReporter("问".repeat(2001), now()));
    }

    @Test
    void everyCodeIsTheContracts() {
        assertThat(Status.values())
                .allSatisfy(status -> assertThat(Status.of(status.code())).isEqualTo(status));
        assertThat(NeedEvent.values()).allSatisfy(event -> {
            assertThat(NeedEvent.of(event.code())).isEqualTo(event);
            assertThat(event.code().length()).isLessThanOrEqualTo(24);
        });
        assertThat(Category.values()).hasSize(16);
        assertThat(Set.of(Ending.values()))
                .extracting(Ending::code)
                .containsExactlyInAnyOrder(
                        "met",
                        "merged",
                        "rejected",
                        "outsideRemit",
                        "withdrawn",
                        "closedAfterDispute",
                        "explained",
                        "planned",
                        "passedToDiscipline");
        refused(Refusal.Kind.INVALID, "没有这样的类别", () -> Category.of("road"));
    }

    // ---- routes

    private static Step now() {
        return NeedFixtures.step(CLERK, MONDAY);
    }

    private static Step clock() {
        return NeedFixtures.step(Actor.clock(), MONDAY);
    }

    private static Step after(Duration time) {
        return NeedFixtures.step(CLERK, MONDAY.plus(time));
    }

    private static Need another() {
        return Need.registered("990101100201-2026-00002", NeedFixtures.report(VILLAGE), TODAY, now());
    }

    private void triage() {
        need.classified(NeedFixtures.ordinary(), now());
    }

    private void screening() {
        triage();
        need.triaged(NeedFixtures.decision(), now());
    }

    private void accepted() {
        screening();
        need.screened(NeedFixtures.acceptedByMeeting(), now());
    }

    private void claiming() {
        accepted();
        need.posted(null, now());
        need.postingOver(0, false, now());
        need.levelEntered(Level.VILLAGE, List.of(VILLAGE, TEAM), now());
    }

    private void toAssignment() {
        claiming();
        need.claimLapsed(clock());
        need.awaitsAssignment(clock());
    }

    private void delivering(LocalDate promisedOn) {
        claiming();
        need.claimed(NeedFixtures.plan(TEAM, promisedOn), NeedFixtures.cap(promisedOn), now());
        need.deliveryStarted(now());
    }

    private void delivered() {
        delivering(TODAY.plusDays(14));
        need.delivered("已装好", now());
        need.verified(new Verification(true, null), now());
    }

    private void rated(Rating rating) {
        delivered();
        need.awaitsRating(null, now());
        need.rated(need.number, new Rated(rating, null, false), now());
        need.ratingsCounted(new RatingResult(rating, 1, 1, true), now());
    }

    private Happening last(NeedEvent event) {
        return need.happened.stream()
                .filter(happening -> happening.event() == event)
                .reduce((one, other) -> other)
                .orElseThrow();
    }

    private Happening scored(ScoreType type) {
        return need.happened.stream()
                .filter(happening -> happening.score() == type)
                .findFirst()
                .orElseThrow();
    }

    private static void refused(Refusal.Kind kind, @Nullable String words, ThrowingCallable step) {
        assertThatThrownBy(step)
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(kind))
                .hasMessageContaining(words);
    }
}
