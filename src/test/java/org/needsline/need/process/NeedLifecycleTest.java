package org.needsline.need.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.Test;
import org.needsline.meeting.ScreeningOutcome;
import org.needsline.need.Actor;
import org.needsline.need.Ending;
import org.needsline.need.Rating;
import org.needsline.scoring.ScoreEntry;
import org.needsline.scoring.ScoreLedger;
import org.needsline.wording.Refusal;
import org.springframework.beans.factory.annotation.Autowired;

/** The happy path, and each way in which a need can end. */
class NeedLifecycleTest extends LifeOfANeed {

    @Autowired
    ScoreLedger ledger;

    @Test
    void isMetByTheVillage() {
        reported();
        triaged();
        accepted();
        postingOver();
        claimedByTeam();
        delivered();
        verified();
        rated(Rating.SATISFIED);

        endedAt("EndEvent_NeedMet");
        passedInOrder(
                "ServiceTask_RegisterNeed",
                "BusinessRuleTask_ClassifyNeed",
                "UserTask_TriageNeed",
                "ServiceTask_QueueForScreening",
                "ReceiveTask_AwaitScreening",
                "ServiceTask_PostNeed",
                "CatchEvent_PostingOver",
                "BusinessRuleTask_RouteNeed",
                "UserTask_ClaimNeed",
                "ServiceTask_BeginDelivery",
                "UserTask_DeliverNeed",
                "UserTask_VerifyDelivery",
                "ReceiveTask_AwaitRating",
                "ServiceTask_ScoreNeed",
                "ServiceTask_CloseNeed",
                "EndEvent_NeedMet");
        notPassed("UserTask_CallBack", "UserTask_AssignNeed", "ServiceTask_RaiseLevel", "SubProcess_Withdrawal");
        assertThat(need().ending()).isEqualTo(Ending.MET);
        assertThat(need().responsible()).isEqualTo(TEAM);
        assertThat(ledger.entriesOf(number)).extracting(ScoreEntry::subject).contains(TEAM);
        assertThat(byTheClock()).isEmpty();
    }

    @Test
    void aReportAboutAnOfficialNeverBecomesANeed() {
        Map<String, Object> form = report();
        form.put("aboutOfficial", true);
        reported(form);

        assertThat(number).isEmpty();
        assertThat(passed()).contains("EndEvent_ConductForwarded").doesNotContain("SubProcess_Handling");
        assertThat(tasks.createTaskQuery().processInstanceId(instanceId).count())
                .isZero();
        assertThat(as("clerk.201", () -> tasks.createTaskQuery()
                        .processDefinitionKey("ConductReport")
                        .count()))
                .isZero();
    }

    @Test
    void isMergedIntoAnotherNeed() {
        reported();
        String lead = number;
        reported();
        complete("UserTask_TriageNeed", "clerk.201", "triageOutcome", "merge", "mergeIntoNumber", lead);
        firesAfter(5, "BoundaryEvent_MergeObjectionOver");

        endedAt("EndEvent_NeedMerged");
        notPassed("UserTask_ReviewMerge", "SubProcess_Screening");
        assertThat(needs.mergedNeedsOf(lead)).containsExactly(number);
    }

    @Test
    void isRejectedByTheMeetingAndNobodyAppeals() {
        reported();
        triaged();
        screened(ScreeningOutcome.REJECTED, "unrealistic");
        firesAfter(5, "BoundaryEvent_AppealOver");

        endedAt("EndEvent_NeedRejected");
        notPassed("UserTask_ReviewAppeal", "SubProcess_Posting");
        assertThat(ledger.entriesOf(number)).isEmpty();
    }

    @Test
    void staysRejectedWhenTheAppealIsDismissed() {
        reported();
        triaged();
        screened(ScreeningOutcome.REJECTED, "privateMatter");
        resident.appeals(number, "全村人都走这条路", Actor.resident());
        complete("UserTask_ReviewAppeal", "clerk.100", "appealDecision", "dismissed", "privateReason", "确属个人事务");

        endedAt("EndEvent_NeedRejected");
        assertThat(passed()).contains("SendTask_TellAppealDismissed");
    }

    @Test
    void isAcceptedWhenTheAppealIsUpheld() {
        reported();
        triaged();
        screened(ScreeningOutcome.REJECTED, "unrealistic");
        resident.appeals(number, "全村人都走这条路", Actor.resident());
        complete("UserTask_ReviewAppeal", "clerk.100", "appealDecision", "upheld", "privateReason", "确有需要");

        postingOver();
        assertThat(openTasks()).containsExactly("UserTask_ClaimNeed");
    }

    @Test
    void isOutsideTheRemit() {
        reported();
        complete("UserTask_TriageNeed", "clerk.201", "triageOutcome", "outsideRemit", "privateAnswer", "请向供电公司反映");
        fires("BoundaryEvent_AppealOver");

        endedAt("EndEvent_NeedOutsideRemit");
        notPassed("SubProcess_Screening");
    }

    @Test
    void goesToScreeningWhenTheTownFindsItWithinTheRemit() {
        reported();
        complete("UserTask_TriageNeed", "clerk.201", "triageOutcome", "outsideRemit", "privateAnswer", "请向供电公司反映");
        resident.appeals(number, "路灯是村里装的", Actor.resident());
        complete("UserTask_ReviewAppeal", "clerk.100", "appealDecision", "upheld", "privateReason", "属村级职责");

        accepted();
        postingOver();
        assertThat(openTasks()).containsExactly("UserTask_ClaimNeed");
    }

    @Test
    void isWithdrawn() {
        upForClaiming();
        resident.withdraws(number, "已自行解决", Actor.resident());
        assertThat(openTasks()).isEmpty();
        firesAfter(5, "BoundaryEvent_UndoOver");

        endedAt("EndEvent_NeedWithdrawn");
        notPassed("SubProcess_Delivery");
    }

    @Test
    void goesOnWhereItStoodWhenTheWithdrawalIsUndone() {
        beingDelivered();
        resident.withdraws(number, "以为已经修好", Actor.resident());
        resident.undoesWithdrawal(number, Actor.resident());

        assertThat(openTasks()).containsExactly("UserTask_DeliverNeed");
        delivered();
        verified();
        rated(Rating.SATISFIED);
        endedAt("EndEvent_NeedMet");
    }

    @Test
    void theOldestMergedNeedTakesThePlaceOfAWithdrawnOne() {
        reported();
        String lead = number;
        String leadInstance = instanceId;
        reported();
        String merged = number;
        complete("UserTask_TriageNeed", "clerk.201", "triageOutcome", "merge", "mergeIntoNumber", lead);
        fires("BoundaryEvent_MergeObjectionOver");
        endedAt("EndEvent_NeedMerged");

        number = lead;
        instanceId = leadInstance;
        triaged();
        resident.withdraws(lead, "搬家了", Actor.resident());

        number = merged;
        accepted();
        postingOver();
        assertThat(openTasks()).containsExactly("UserTask_ClaimNeed");
        number = lead;
        fires("BoundaryEvent_UndoOver");
        endedAt("EndEvent_NeedWithdrawn");
    }

    @Test
    void aWithdrawalUndoneTooLateToLeadIsMergedIntoItsSuccessor() {
        reported();
        String lead = number;
        String leadInstance = instanceId;
        reported();
        complete("UserTask_TriageNeed", "clerk.201", "triageOutcome", "merge", "mergeIntoNumber", lead);
        fires("BoundaryEvent_MergeObjectionOver");
        closes();
        number = lead;
        instanceId = leadInstance;
        resident.withdraws(lead, "搬家了", Actor.resident());
        resident.undoesWithdrawal(lead, Actor.resident());

        endedAt("EndEvent_NeedMerged");
    }

    @Test
    void isClosedAfterADispute() {
        disputed();
        complete("UserTask_DecideDispute", "supervisor.100", "disputeOutcome", "close", "privateReason", "现场核查，已按承诺落实");

        endedAt("EndEvent_NeedClosedAfterDispute");
        assertThat(passed()).contains("EndEvent_RatingRework");
    }

    @Test
    void aDisputeGoesOneLevelUpTheLadderOnce() {
        disputed();
        complete("UserTask_DecideDispute", "supervisor.100", "disputeOutcome", "upLadder", "privateReason", "村级无力解决");

        assertThat(openTasks()).containsExactly("UserTask_ClaimNeed");
        assertThat(task("UserTask_ClaimNeed").getId()).isNotNull();
        claim("officer.100-agriculture", TOWN + "-agriculture", 10);
        complete(
                "UserTask_DeliverNeed",
                "officer.100-agriculture",
                "deliveryOutcome",
                "delivered",
                "privateResult",
                "已整改");
        complete("UserTask_VerifyDelivery", "clerk.201", "verifyOutcome", "done");
        rated(Rating.MOSTLY);
        endedAt("EndEvent_NeedMet");
    }

    @Test
    void isExplainedAtTheTopOfTheLadder() {
        nobodyClaims();
        complete(
                "UserTask_AssignNeed",
                "supervisor.district",
                "assignOutcome",
                "explain",
                "privateReason",
                "路段近期拆迁，不再修复");

        endedAt("EndEvent_NeedExplained");
        notPassed("SubProcess_Delivery");
    }

    @Test
    void isTakenIntoThePlanAtTheTopOfTheLadder() {
        nobodyClaims();
        complete(
                "UserTask_AssignNeed",
                "supervisor.district",
                "assignOutcome",
                "plan",
                "planYear",
                2027,
                "privateReason",
                "列入2027年路灯改造");

        endedAt("EndEvent_NeedPlanned");
        assertThat(need().planYear()).isEqualTo(2027);
    }

    @Test
    void isAssignedByOrderAndThenCannotBeHandedBack() {
        nobodyClaims();
        complete(
                "UserTask_AssignNeed",
                "supervisor.district",
                "assignOutcome",
                "assign",
                "assignUnit",
                "990101-housing",
                "promisedOn",
                workday(20).toString(),
                "privateReason",
                "职责所在");

        assertThatThrownBy(() -> complete(
                        "UserTask_DeliverNeed",
                        "officer.housing",
                        "deliveryOutcome",
                        "handBack",
                        "privateReason",
                        "没有人手"))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("督办");
        complete("UserTask_DeliverNeed", "officer.housing", "deliveryOutcome", "delivered", "privateResult", "已修复");
        complete("UserTask_VerifyDelivery", "clerk.201", "verifyOutcome", "done");
        rated(Rating.SATISFIED);
        endedAt("EndEvent_NeedMet");
    }

    @Test
    void anUrgentNeedGoesStraightToTheLadderInHours() {
        urgentReported();
        complete("UserTask_ConfirmUrgency", "clerk.201", "urgencyDecision", "urgent");

        assertThat(openTasks()).containsExactly("UserTask_ClaimNeed");
        assertThat(task("UserTask_ClaimNeed").getDueDate().toInstant()).isEqualTo(MONDAY.plusSeconds(4 * 3600));
        assertThat(task("UserTask_ClaimNeed").getPriority()).isEqualTo(90);
        claimedByTeam();
        delivered();
        verified();
        rated(Rating.SATISFIED);
        endedAt("EndEvent_NeedMet");
        notPassed("SubProcess_Screening", "SubProcess_Posting");
        assertThat(needs.postingsOf(number)).hasSize(1);
        assertThat(needs.postingsOf(number).get(0).until()).isNull();
    }

    @Test
    void isNotUrgentAfterAll() {
        urgentReported();
        complete("UserTask_ConfirmUrgency", "clerk.201", "urgencyDecision", "ordinary");
        assertThat(openTasks()).containsExactly("UserTask_TriageNeed");
    }

    @Test
    void everyTaskHasItsDueDateAndItsCard() {
        reported();
        var triage = task("UserTask_TriageNeed");
        assertThat(triage.getDueDate().toInstant()).isEqualTo(Instant.parse("2026-03-04T09:30:00Z"));
        assertThat(runtime.getVariable(instanceId, NeedLifecycle.NEED).toString())
                .contains(number)
                .doesNotContain("13912345678");
    }

    @Test
    void anActOnACaseThatDoesNotWaitForItIsRefusedWithASentence() {
        reported();
        assertThatThrownBy(() -> resident.rates(number, Rating.SATISFIED, null, Actor.resident()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("不能评价")
                .hasMessageContaining("cannot be rated");
        assertThatThrownBy(() -> resident.appeals(number, "x", Actor.resident()))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(this::objected).isInstanceOf(Refusal.class);
        assertThat(openTasks()).containsExactly("UserTask_TriageNeed");
    }

    @Test
    void aPromiseBeyondTheCapIsRefusedAndTheTaskStays() {
        upForClaiming();
        String before = task("UserTask_ClaimNeed").getId();
        assertThatThrownBy(() -> claim("team.201", TEAM, 61))
                .isInstanceOf(ProcessEngineException.class)
                .hasMessageContaining("60");
        assertThatThrownBy(() -> claim("team.201", TEAM, LocalDate.parse("2026-02-27")))
                .isInstanceOf(ProcessEngineException.class);
        assertThat(task("UserTask_ClaimNeed").getId()).isEqualTo(before);
        claim("team.201", TEAM, 60);
        assertThat(openTasks()).containsExactly("UserTask_DeliverNeed");
    }

    @Test
    void aWithdrawalUndoneComesBackToThePostingTheLadderAndTheRating() {
        reported();
        triaged();
        accepted();
        withdrawnAndUndone();
        postingOver();
        withdrawnAndUndone();
        claimedByTeam();
        delivered();
        verified();
        withdrawnAndUndone();
        rated(Rating.SATISFIED);
        endedAt("EndEvent_NeedMet");
    }

    @Test
    void aWithdrawalUndoneComesBackToTheAppeal() {
        reported();
        triaged();
        screened(ScreeningOutcome.REJECTED, "unrealistic");
        withdrawnAndUndone();
        fires("BoundaryEvent_AppealOver");
        endedAt("EndEvent_NeedRejected");
    }

    @Test
    void whoAppealedOnceHasNoSecondAppeal() {
        reported();
        complete("UserTask_TriageNeed", "clerk.201", "triageOutcome", "outsideRemit", "privateAnswer", "请向供电公司反映");
        resident.appeals(number, "路灯是村里装的", Actor.resident());
        complete("UserTask_ReviewAppeal", "clerk.100", "appealDecision", "upheld", "privateReason", "属村级职责");
        screened(ScreeningOutcome.REJECTED, "unrealistic");
        endedAt("EndEvent_NeedRejected");
    }

    @Test
    void theRatingsOfThoseWhoRatedCountWhenTimeIsOver() {
        reported();
        String lead = number;
        String leadInstance = instanceId;
        reported();
        String merged = number;
        complete("UserTask_TriageNeed", "clerk.201", "triageOutcome", "merge", "mergeIntoNumber", lead);
        fires("BoundaryEvent_MergeObjectionOver");
        endedAt("EndEvent_NeedMerged");
        number = lead;
        instanceId = leadInstance;
        theClockStands();
        triaged();
        accepted();
        postingOver();
        claimedByTeam();
        delivered();
        verified();
        resident.rates(merged, Rating.MOSTLY, null, Actor.resident());
        assertThat(passed()).doesNotContain("ServiceTask_EvaluateRating");
        fires("BoundaryEvent_RatingOver");
        endedAt("EndEvent_NeedMet");
        notPassed("UserTask_CallBack");
        assertThat(need().rating()).isEqualTo(Rating.MOSTLY);
    }

    @Test
    void aNeedWhoseLeadIsGoneBeforeTheMergeHoldsStandsByItself() {
        reported();
        String lead = number;
        reported();
        complete("UserTask_TriageNeed", "clerk.201", "triageOutcome", "merge", "mergeIntoNumber", lead);
        resident.withdraws(lead, "搬家了", Actor.resident());
        fires("BoundaryEvent_MergeObjectionOver");
        assertThat(openTasks()).containsExactly("UserTask_TriageNeed");
        triaged();
        accepted();
    }

    private void withdrawnAndUndone() {
        resident.withdraws(number, "以为已经修好", Actor.resident());
        assertThat(openTasks()).isEmpty();
        resident.undoesWithdrawal(number, Actor.resident());
    }

    private void disputed() {
        toBeRated();
        rated(Rating.DISSATISFIED);
        delivered();
        verified();
        rated(Rating.DISSATISFIED);
    }

    private void nobodyClaims() {
        upForClaiming();
        for (int level = 0; level < 3; level++) {
            fires("BoundaryEvent_ClaimNeedLapsed");
        }
    }
}
