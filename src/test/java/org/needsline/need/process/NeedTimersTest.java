package org.needsline.need.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.needsline.meeting.ScreeningOutcome;
import org.needsline.need.Actor;
import org.needsline.need.Rating;

/** Every timer of the model: not a second before its time, and what the clock then does, honestly recorded. */
class NeedTimersTest extends LifeOfANeed {

    @Test
    void urgencyNotConfirmedIn2HoursCountsAsUrgent() {
        urgentReported();
        assertThat(timer("BoundaryEvent_ConfirmUrgencyLapsed").getDuedate().toInstant())
                .isEqualTo(MONDAY.plusSeconds(2 * 3600));
        fires("BoundaryEvent_ConfirmUrgencyLapsed");
        assertThat(openTasks()).containsExactly("UserTask_ClaimNeed");
        assertThat(byTheClock()).contains("urgencyLapsed");
    }

    @Test
    void notTriagedIn2WorkingDaysGoesToScreeningAsItIs() {
        reported();
        firesAfter(2, "BoundaryEvent_TriageNeedLapsed");
        assertThat(openTasks()).isEmpty();
        assertThat(byTheClock()).contains("triageLapsed");
        accepted();
        postingOver();
        assertThat(openTasks()).containsExactly("UserTask_ClaimNeed");
    }

    @Test
    void noAnswerIn10WorkingDaysGoesBackToTriageWithoutAskingAgain() {
        reported();
        complete("UserTask_TriageNeed", "clerk.201", "triageOutcome", "askReporter", "privateQuestion", "哪三盏？");
        firesAfter(10, "BoundaryEvent_SupplementNeedLapsed");
        assertThat(openTasks()).containsExactly("UserTask_TriageNeed");
        assertThat(tasks.getVariable(task("UserTask_TriageNeed").getId(), NeedLifecycle.ASKED_ONCE))
                .isEqualTo(true);
        assertThat(byTheClock()).contains("supplementLapsed");
    }

    @Test
    void theReporterAnswersInTime() {
        reported();
        complete("UserTask_TriageNeed", "clerk.201", "triageOutcome", "askReporter", "privateQuestion", "哪三盏？");
        resident.answers(number, "学校门口三盏", Actor.resident());
        assertThat(openTasks()).containsExactly("UserTask_TriageNeed");
        assertThat(needs.texts(number).description()).contains("学校门口三盏");
    }

    @Test
    void aMergeThatTheTownDoesNotReviewIn3WorkingDaysIsUndone() {
        mergeObjected();
        firesAfter(3, "BoundaryEvent_ReviewMergeLapsed");
        assertThat(openTasks()).containsExactly("UserTask_TriageNeed");
        notPassed("EndEvent_IntakeMerged");
    }

    @Test
    void theTownKeepsAMergeOrUndoesIt() {
        mergeObjected();
        complete("UserTask_ReviewMerge", "clerk.100", "mergeDecision", "keep", "privateReason", "同一路段");
        endedAt("EndEvent_NeedMerged");

        mergeObjected();
        complete("UserTask_ReviewMerge", "clerk.100", "mergeDecision", "split", "privateReason", "不同路段");
        triaged();
        accepted();
        notPassed("EndEvent_IntakeMerged");
    }

    @Test
    void waitingForTheMeetingIsProposedRemindedOrderedAndAtLastDecidedByTheTown() {
        reported();
        triaged();
        firesAt("BoundaryEvent_ProposalDue", 10);
        firesAt("BoundaryEvent_ScreeningReminder", 15);
        firesAt("BoundaryEvent_MeetingOverdue", 20);
        firesAt("BoundaryEvent_ScreeningLapsed", 30);
        assertThat(openTasks()).containsExactly("UserTask_ScreenByTown");
        assertThat(meeting.screened(number, ScreeningOutcome.ACCEPTED, null, "M-" + VILLAGE + "-2026-09", "9:0:0"))
                .isFalse();
        complete("UserTask_ScreenByTown", "clerk.100", "screeningOutcome", "accepted", "privateReason", "确有需要");
        postingOver();
        assertThat(openTasks()).containsExactly("UserTask_ClaimNeed");
    }

    @Test
    void theTownIsLateAndTheDistrictSupervisorIsTold() {
        reported();
        triaged();
        firesAt("BoundaryEvent_ScreeningLapsed", 30);
        moveTo(calendars.current().plusWorkdays(MONDAY, 30).instant().plusSeconds(1));
        firesAfter(5, "BoundaryEvent_ScreenByTownLate");
        assertThat(passed()).contains("EndEvent_ScreenByTownLateTold");
        complete(
                "UserTask_ScreenByTown",
                "clerk.100",
                "screeningOutcome",
                "rejected",
                "rejectionReason",
                "alreadyCovered",
                "privateReason",
                "已有政策");
        fires("BoundaryEvent_AppealOver");
        endedAt("EndEvent_NeedRejected");
    }

    @Test
    void deferredTwiceThenTheTownDecidesInsteadOfAThirdTime() {
        reported();
        triaged();
        screened(ScreeningOutcome.DEFERRED, null);
        screened(ScreeningOutcome.DEFERRED, null);
        assertThat(openTasks()).isEmpty();
        screened(ScreeningOutcome.DEFERRED, null);
        assertThat(openTasks()).containsExactly("UserTask_ScreenByTown");
    }

    @Test
    void anAppealIsReviewedLate() {
        reported();
        triaged();
        screened(ScreeningOutcome.REJECTED, "unrealistic");
        resident.appeals(number, "请再议", Actor.resident());
        firesAfter(5, "BoundaryEvent_ReviewAppealLate");
        assertThat(passed()).contains("SendTask_TellReviewAppealLate");
        assertThat(openTasks()).containsExactly("UserTask_ReviewAppeal");
    }

    @Test
    void isPostedFor5WorkingDays() {
        reported();
        triaged();
        accepted();
        firesAfter(5, "CatchEvent_PostingOver");
        assertThat(openTasks()).containsExactly("UserTask_ClaimNeed");
    }

    @Test
    void postingEndsOnlyWhenEveryObjectionIsAnswered() {
        reported();
        triaged();
        accepted();
        objected();
        objected();
        assertThat(openTasks()).containsExactly("UserTask_ReviewObjection", "UserTask_ReviewObjection");
        complete("UserTask_ReviewObjection", "clerk.100", "objectionDecision", "dismissed", "privateAnswer", "去年未修此段");
        Job over = timer("CatchEvent_PostingOver");
        moveTo(over.getDuedate().toInstant().plusSeconds(1));
        management.executeJob(over.getId());
        assertThat(openTasks()).containsExactly("UserTask_ReviewObjection");
        complete("UserTask_ReviewObjection", "clerk.100", "objectionDecision", "dismissed", "privateAnswer", "同上");
        assertThat(openTasks()).containsExactly("UserTask_ClaimNeed");
        // Both left a phone; no text messages are sent here, so the clerk is asked to tell them.
        assertThat(jdbc.sql("select body_zh from in_app_message where case_number = ? and user_id = 'clerk.201'"
                                + " and event = 'need.objectionAnswered' and title_zh like '请告知%'")
                        .param(number)
                        .query(String.class)
                        .list())
                .hasSize(2)
                .allMatch(body -> body.contains("您对需求" + number + "提出的异议已答复"))
                .anyMatch(body -> body.contains("去年未修此段"));
        assertThat(needs.objectionsOf(number))
                .allSatisfy(each -> assertThat(each.answer()).isNotBlank());
    }

    @Test
    void anObjectionUpheldSendsBackToTheMeetingOnceThenToTheTown() {
        reported();
        triaged();
        accepted();
        objected();
        complete("UserTask_ReviewObjection", "clerk.100", "objectionDecision", "upheld", "privateAnswer", "确已修过");
        postingOver();
        accepted();
        objected();
        complete("UserTask_ReviewObjection", "clerk.100", "objectionDecision", "upheld", "privateAnswer", "仍需再议");
        postingOver();
        assertThat(openTasks()).containsExactly("UserTask_ScreenByTown");
    }

    @Test
    void anObjectionNotReviewedIn3WorkingDaysGoesToTheDistrict() {
        reported();
        triaged();
        accepted();
        objected();
        firesAfter(3, "BoundaryEvent_ReviewObjectionLapsed");
        assertThat(openTasks()).containsExactly("UserTask_ReviewObjectionByDistrict");
        complete(
                "UserTask_ReviewObjectionByDistrict",
                "supervisor.district",
                "objectionDecision",
                "dismissed",
                "privateAnswer",
                "异议不成立");
        postingOver();
        assertThat(openTasks()).containsExactly("UserTask_ClaimNeed");
    }

    @Test
    void climbsTheLadderLevelByLevelAndNothingIsRetyped() {
        upForClaiming();
        assertThat(task("UserTask_ClaimNeed").getDueDate())
                .isEqualTo(java.util.Date.from(
                        calendars.current().plusWorkdays(clock.instant(), 5).instant()));
        fires("BoundaryEvent_ClaimReminder");
        assertThat(openTasks()).containsExactly("UserTask_ClaimNeed");
        firesAt("BoundaryEvent_ClaimNeedLapsed");
        firesAfter(5, "BoundaryEvent_ClaimNeedLapsed");
        firesAfter(7, "BoundaryEvent_ClaimNeedLapsed");
        assertThat(openTasks()).containsExactly("UserTask_AssignNeed");
        assertThat(needs.holdersOf(number)).hasSize(3);
        assertThat(byTheClock()).filteredOn("claimLapsed"::equals).hasSize(3);
        firesAfter(3, "BoundaryEvent_AssignNeedLate");
        assertThat(passed()).contains("SendTask_TellAssignLate");
        assertThat(openTasks()).containsExactly("UserTask_AssignNeed");
    }

    @Test
    void whoDeclinesOnlyLeavesAndWhenTheLastDeclinesTheNextLevelBeginsAtOnce() {
        upForClaiming();
        var due = task("UserTask_ClaimNeed").getDueDate();
        decline("team.201", TEAM);
        assertThat(task("UserTask_ClaimNeed").getDueDate()).isEqualTo(due);
        assertThat(as("team.201", () -> tasks.createTaskQuery()
                        .processInstanceBusinessKey(number)
                        .count()))
                .isZero();
        decline("secretary.201", VILLAGE);
        decline("grid-worker.201-1", VILLAGE + "001");
        assertThat(need().level().code()).isEqualTo("TOWN");
        assertThat(openTasks()).containsExactly("UserTask_ClaimNeed");
    }

    @Test
    void aVillageThatCannotDoSuchWorkIsSkippedWithoutBeingScored() {
        Map<String, Object> form = report();
        form.put("category", "finance");
        reported(form);
        triaged();
        accepted();
        postingOver();
        assertThat(need().level().code()).isEqualTo("TOWN");
        assertThat(needs.scoreFactsOf(number)).isEmpty();
    }

    @Test
    void deliveryIsRemindedOverdueAndSupervised() {
        beingDelivered();
        fires("BoundaryEvent_DeliveryReminder");
        fires("BoundaryEvent_DeliveryOverdue");
        assertThat(passed()).contains("SendTask_TellOverdue");
        assertThat(openTasks()).containsExactly("UserTask_DeliverNeed");
        fires("BoundaryEvent_DeliveryTwiceOverdue");
        assertThat(openTasks()).containsExactly("UserTask_SuperviseDelivery");
        firesAfter(5, "BoundaryEvent_SuperviseDeliveryLate");
        complete(
                "UserTask_SuperviseDelivery",
                "supervisor.100",
                "superviseOutcome",
                "newDate",
                "promisedOn",
                workday(5).toString(),
                "privateReason",
                "限期完成");
        assertThat(openTasks()).containsExactly("UserTask_DeliverNeed");
        delivered();
        verified();
        rated(Rating.SATISFIED);
        endedAt("EndEvent_NeedMet");
    }

    @Test
    void supervisionGivesTheNeedToAnotherUnitOrClosesItWithReasons() {
        beingDelivered();
        fires("BoundaryEvent_DeliveryTwiceOverdue");
        complete(
                "UserTask_SuperviseDelivery",
                "supervisor.100",
                "superviseOutcome",
                "anotherUnit",
                "assignUnit",
                TOWN + "-agriculture",
                "promisedOn",
                workday(5).toString(),
                "privateReason",
                "改由农办办理");
        assertThat(as("officer.100-agriculture", () -> task("UserTask_DeliverNeed"))
                        .getId())
                .isNotBlank();
        fires("BoundaryEvent_DeliveryTwiceOverdue");
        // One level above the town's department.
        complete(
                "UserTask_SuperviseDelivery",
                "supervisor.district",
                "superviseOutcome",
                "close",
                "privateReason",
                "路段已封闭");
        endedAt("EndEvent_NeedExplained");
    }

    @Test
    void anExtensionIsAskedOnceAndDecidedByTheSupervisorAbove() {
        beingDelivered();
        String longer = workday(15).toString();
        complete(
                "UserTask_DeliverNeed",
                "team.201",
                "deliveryOutcome",
                "extend",
                "extendTo",
                longer,
                "privateReason",
                "材料未到");
        complete("UserTask_DecideExtension", "supervisor.100", "extensionDecision", "grant");
        assertThat(need().promisedOn()).hasToString(longer);
        assertThat(tasks.getVariable(task("UserTask_DeliverNeed").getId(), NeedLifecycle.EXTENSION_ALLOWED))
                .isEqualTo(false);
    }

    @Test
    void anExtensionNotDecidedIn2WorkingDaysLeavesTheOldDate() {
        beingDelivered();
        var promised = need().promisedOn();
        complete(
                "UserTask_DeliverNeed",
                "team.201",
                "deliveryOutcome",
                "extend",
                "extendTo",
                workday(15).toString(),
                "privateReason",
                "材料未到");
        firesAfter(2, "BoundaryEvent_DecideExtensionLapsed");
        assertThat(need().promisedOn()).isEqualTo(promised);
        assertThat(byTheClock()).contains("extensionLapsed");
        assertThat(openTasks()).containsExactly("UserTask_DeliverNeed");
    }

    @Test
    void whoHandsBackSendsTheNeedOneLevelUp() {
        beingDelivered();
        complete("UserTask_DeliverNeed", "team.201", "deliveryOutcome", "handBack", "privateReason", "线路老化，需要专业队伍");
        assertThat(openTasks()).containsExactly("UserTask_ClaimNeed");
        assertThat(need().level().code()).isEqualTo("TOWN");
    }

    @Test
    void notDoneGoesBackTwiceThenToTheSupervisor() {
        beingDelivered();
        for (int i = 0; i < 3; i++) {
            delivered();
            complete("UserTask_VerifyDelivery", "clerk.100", "verifyOutcome", "notDone", "privateMissing", "还有一盏不亮");
        }
        assertThat(openTasks()).containsExactly("UserTask_SuperviseDelivery");
    }

    @Test
    void notVerifiedIn3WorkingDaysGoesOnAsUnverified() {
        beingDelivered();
        delivered();
        firesAfter(3, "BoundaryEvent_VerifyDeliveryLapsed");
        assertThat(need().verified()).isFalse();
        rated(Rating.SATISFIED);
        endedAt("EndEvent_NeedMet");
    }

    @Test
    void notRatedIn5WorkingDaysTheClerkAboveCallsBack() {
        toBeRated();
        firesAfter(5, "BoundaryEvent_RatingOver");
        complete(
                "UserTask_CallBack",
                "clerk.100",
                "callBackOutcome",
                "reached",
                "rating",
                "mostly",
                "privateWord",
                "还行");
        endedAt("EndEvent_NeedMet");
        assertThat(need().rating()).isEqualTo(Rating.MOSTLY);
    }

    @Test
    void nobodyReachedOrNobodyCalledCountsAsNotRatedNeverAsSatisfied() {
        toBeRated();
        fires("BoundaryEvent_RatingOver");
        complete("UserTask_CallBack", "clerk.100", "callBackOutcome", "notReached");
        endedAt("EndEvent_NeedMet");
        assertThat(need().rating()).isNull();

        theClockStands();
        toBeRated();
        fires("BoundaryEvent_RatingOver");
        firesAfter(3, "BoundaryEvent_CallBackLapsed");
        endedAt("EndEvent_NeedMet");
        assertThat(need().rating()).isNull();
        assertThat(byTheClock()).contains("notRated");
    }

    @Test
    void aDisputeDecidedLateIsToldToTheManager() {
        toBeRated();
        rated(Rating.DISSATISFIED);
        assertThat(task("UserTask_DeliverNeed").getDueDate())
                .isEqualTo(java.util.Date.from(
                        calendars.current().plusWorkdays(clock.instant(), 10).instant()));
        delivered();
        verified();
        rated(Rating.DISSATISFIED);
        firesAfter(5, "BoundaryEvent_DecideDisputeLate");
        assertThat(passed()).contains("SendTask_TellDisputeLate");
        assertThat(openTasks()).containsExactly("UserTask_DecideDispute");
    }

    private void mergeObjected() {
        reported();
        String lead = number;
        reported();
        complete("UserTask_TriageNeed", "clerk.201", "triageOutcome", "merge", "mergeIntoNumber", lead);
        resident.objectsToMerge(number, "不是同一处", Actor.resident());
    }

    private void decline(String person, String unit) {
        complete("UserTask_ClaimNeed", person, "claimOutcome", "decline", "claimUnit", unit, "privateReason", "没有电工");
    }

    /** Due that many working days after the clock's Monday, wherever the clock stands now. */
    private void firesAt(String activityId, int workdays) {
        assertThat(timer(activityId).getDuedate().toInstant())
                .isEqualTo(calendars.current().plusWorkdays(MONDAY, workdays).instant());
        fires(activityId);
    }

    private void firesAt(String activityId) {
        Instant due = timer(activityId).getDuedate().toInstant();
        assertThat(due).isAfterOrEqualTo(clock.instant());
        fires(activityId);
    }
}
