package org.needsline.need.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.task.IdentityLink;
import org.junit.jupiter.api.Test;
import org.needsline.need.Actor;
import org.needsline.need.NeedEvent;
import org.needsline.need.Rating;
import org.needsline.need.Status;

/** A case that is broken off goes on wherever that happened, under its own number or its successor's; and who has the say over it. */
class NeedTakenUpAgainTest extends LifeOfANeed {

    @Test
    void anUrgentNeedIsStillUrgentWhenItsWithdrawalIsUndone() {
        urgentReported();
        withdrawnAndTakenUpAgain();

        assertThat(openTasks()).containsExactly("UserTask_ConfirmUrgency");
    }

    @Test
    void isTriagedWhenTheReporterWithdrewInsteadOfAnswering() {
        reported();
        complete("UserTask_TriageNeed", "clerk.201", "triageOutcome", "askReporter", "privateQuestion", "哪几盏灯不亮");
        withdrawnAndTakenUpAgain();

        triaged();
        assertThat(need().status()).isEqualTo(Status.SCREENING);
    }

    @Test
    void isTriagedByItselfWhenTheReporterWithdrewWhileItWasMerged() {
        merged();
        withdrawnAndTakenUpAgain();

        assertThat(need().mergedInto()).isNull();
        triaged();
        assertThat(needs.mergedNeedsOf(number)).isEmpty();
    }

    @Test
    void isPostedAnewAndAnOldObjectionStandsInNobodysWay() {
        reported();
        triaged();
        accepted();
        objected();
        withdrawnAndTakenUpAgain();

        objected();
        complete(
                "UserTask_ReviewObjection",
                "clerk.100",
                "objectionDecision",
                "dismissed",
                "privateAnswer",
                "已现场核对，灯确实不亮");
        postingOver();
        assertThat(openTasks()).containsExactly("UserTask_ClaimNeed");
    }

    @Test
    void isDeliveredRatedOrCalledBackAnew() {
        beingDelivered();
        delivered();
        withdrawnAndTakenUpAgain();
        assertThat(openTasks()).containsExactly("UserTask_DeliverNeed");

        delivered();
        verified();
        fires("BoundaryEvent_RatingOver");
        withdrawnAndTakenUpAgain();
        rated(Rating.DISSATISFIED);
        delivered();
        verified();
        rated(Rating.DISSATISFIED);
        assertThat(openTasks()).containsExactly("UserTask_DecideDispute");

        withdrawnAndTakenUpAgain();
        rated(Rating.MOSTLY);
        endedAt("EndEvent_NeedMet");
    }

    @Test
    void aSuccessorOfANeedBeingVerifiedIsDeliveredCalledBackAndClosed() {
        String successor = merged();
        String lead = leadOf(successor);
        fires("BoundaryEvent_MergeObjectionOver");
        closes();
        number = lead;
        triaged();
        accepted();
        postingOver();
        claimedByTeam();
        delivered();
        resident.withdraws(lead, "搬家了", Actor.resident());

        number = successor;
        assertThat(openTasks()).containsExactly("UserTask_DeliverNeed");
        delivered();
        verified();
        fires("BoundaryEvent_RatingOver");
        complete("UserTask_CallBack", "clerk.100", "callBackOutcome", "reached", "rating", "satisfied");
        closes();
        assertThat(need().status()).isEqualTo(Status.CLOSED);
    }

    @Test
    void aSuccessorOfANeedBeingRatedIsCalledBack() {
        String successor = merged();
        String lead = leadOf(successor);
        fires("BoundaryEvent_MergeObjectionOver");
        closes();
        number = lead;
        triaged();
        accepted();
        postingOver();
        claimedByTeam();
        delivered();
        verified();
        resident.withdraws(lead, "搬家了", Actor.resident());

        number = successor;
        assertThat(needs.mergedNeedsOf(successor))
                .as("who withdrew does not rate")
                .isEmpty();
        fires("BoundaryEvent_RatingOver");
        assertThat(openTasks()).containsExactly("UserTask_CallBack");
    }

    @Test
    void aMergeIsNotKeptWhenTheOtherNeedIsGone() {
        String follower = merged();
        String lead = leadOf(follower);
        resident.objectsToMerge(follower, "不是同一处", Actor.resident());
        resident.withdraws(lead, "搬家了", Actor.resident());

        assertThatThrownBy(() ->
                        complete("UserTask_ReviewMerge", "clerk.100", "mergeDecision", "keep", "privateReason", "同一件事"))
                .hasMessageContaining("分开办理");
        complete("UserTask_ReviewMerge", "clerk.100", "mergeDecision", "split", "privateReason", "主件已撤回");
        assertThat(openTasks()).containsExactly("UserTask_TriageNeed");
    }

    @Test
    void whatTheVillageDeliversByOrderOfTheDistrictIsVerifiedAndCalledBackByTheTown() {
        upForClaiming();
        fires("BoundaryEvent_ClaimNeedLapsed");
        fires("BoundaryEvent_ClaimNeedLapsed");
        fires("BoundaryEvent_ClaimNeedLapsed");
        complete(
                "UserTask_AssignNeed",
                "supervisor.district",
                "assignOutcome",
                "assign",
                "assignUnit",
                TEAM,
                "promisedOn",
                workday(5).toString(),
                "privateReason",
                "限期落实");
        delivered();

        assertThat(groupsOf("UserTask_VerifyDelivery")).containsExactly("clerk." + TOWN);
        verified();
        fires("BoundaryEvent_RatingOver");
        assertThat(groupsOf("UserTask_CallBack")).containsExactly("clerk." + TOWN);
    }

    @Test
    void aPromiseThatPassesWhileItsExtensionIsDecidedIsSaidToBeOverdue() {
        beingDelivered();
        moveTo(calendars.current().plusWorkdays(clock.instant(), 9).instant());
        complete(
                "UserTask_DeliverNeed",
                "team.201",
                "deliveryOutcome",
                "extend",
                "extendTo",
                workday(5).toString(),
                "privateReason",
                "灯具未到");
        assertThat(needs.mayRead(number, Set.of(TOWN))).isTrue();
        fires("BoundaryEvent_DecideExtensionLapsed");
        management.executeJob(timer("BoundaryEvent_DeliveryOverdue").getId());

        assertThat(passed()).contains("EndEvent_OverdueTold");
        assertThat(timelineHas(NeedEvent.DELIVERY_OVERDUE)).isTrue();
    }

    @Test
    void whatTheSystemDoesIsNotSaidToBeDoneByAResident() {
        reported();
        triaged();
        accepted();

        assertThat(needs.timelineOf(number))
                .filteredOn(entry -> entry.event() == NeedEvent.POSTED)
                .hasSize(1)
                .allMatch(entry -> entry.by().userId().equals("system"));
    }

    private void keepTheMerge() {
        complete("UserTask_ReviewMerge", "clerk.100", "mergeDecision", "keep", "privateReason", "同一件事");
    }

    private void withdrawnAndTakenUpAgain() {
        resident.withdraws(number, "以为已经解决", Actor.resident());
        resident.undoesWithdrawal(number, Actor.resident());
    }

    /** A need that waits for its reporter's objection to being merged into another; its number. */
    private String merged() {
        reported();
        String lead = number;
        reported();
        complete("UserTask_TriageNeed", "clerk.201", "triageOutcome", "merge", "mergeIntoNumber", lead);
        return number;
    }

    private String leadOf(String follower) {
        return Objects.requireNonNull(needs.view(follower).mergedInto());
    }

    private List<String> groupsOf(String key) {
        return tasks.getIdentityLinksForTask(task(key).getId()).stream()
                .map(IdentityLink::getGroupId)
                .toList();
    }

    private boolean timelineHas(NeedEvent event) {
        return needs.timelineOf(number).stream().anyMatch(entry -> entry.event() == event);
    }
}
