package org.needsline.access.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.Test;
import org.needsline.access.ExitGround;
import org.needsline.access.FundingOpinion;
import org.needsline.access.LegalOpinion;
import org.needsline.access.Verdict;
import org.needsline.scoring.ScoreLedger;
import org.springframework.beans.factory.annotation.Autowired;

/** Every deadline of the table in domain 4, one second before and one second after; and what the clock does then. */
class AccessClockTest extends LifeOfAnAccessRequest {

    @Autowired
    ScoreLedger scores;

    @Autowired
    FilterService filters;

    @Autowired
    AuthorizationService authorizations;

    private void isLate(String stem, int days, int twice, String owner, String above) {
        String title = "准入申请 " + number;
        Instant begun = clock.instant();
        assertThat(timer("BoundaryEvent_" + stem + "Overdue").getDuedate()).isEqualTo(in(days));
        assertThat(timer("BoundaryEvent_" + stem + "Twice").getDuedate()).isEqualTo(in(twice));
        remindsOneWorkingDayBefore("BoundaryEvent_" + stem + "Reminder", in(days));
        assertThat(clock.instant()).isAfter(begun);
        assertThat(toldTo(owner)).contains(title + " 环节将到期");
        assertThat(toldTo("supervisor.district")).doesNotContain(title + " 环节超时");
        fires("BoundaryEvent_" + stem + "Overdue");
        assertThat(toldTo("supervisor.district")).contains(title + " 环节超时");
        assertThat(toldTo(above)).doesNotContain(title + " 环节超过两倍时限");
        fires("BoundaryEvent_" + stem + "Twice");
        assertThat(toldTo(above)).contains(title + " 环节超过两倍时限");
        assertThat(byTheClock()).contains("reminded", "overdue");
        assertThat(scores.entriesOf(number)).extracting(entry -> entry.rule()).contains("accessLinkLate");
    }

    @Test
    void aDraftLapsesAfter20WorkingDays() {
        opened();
        firesAfter(20, "BoundaryEvent_FileAccessRequestLapsed");
        endedAt("EndEvent_AccessLapsed");
        assertThat(byTheClock()).containsExactly("draftLapsed");
    }

    @Test
    void link2IsCheckedIn2WorkingDays() {
        filed();
        isLate("CheckApplication", 2, 4, "access-office.district", "leading-group.district");
        assertThat(openTasks()).containsExactly("UserTask_CheckApplication");
        assertThat(scores.entriesOf(number))
                .extracting(entry -> entry.subject())
                .containsExactly("access-office.990101");
    }

    @Test
    void theSupplementLapsesAfter5WorkingDays() {
        filed();
        complete(
                "UserTask_CheckApplication",
                "access-office.district",
                fields("checkOutcome", "incomplete", "privateMissing", "缺预算"));
        remindsOneWorkingDayBefore("BoundaryEvent_SupplementAccessRequestReminder", in(5));
        assertThat(toldTo("officer.transport")).contains("准入申请 " + number + " 环节将到期");
        moveTo(MONDAY);
        firesAfter(5, "BoundaryEvent_SupplementAccessRequestLapsed");
        endedAt("EndEvent_AccessLapsed");
        assertThat(byTheClock()).contains("supplementLapsed");
    }

    @Test
    void link3Has5WorkingDaysAndAtTwiceTheReviewGoesOnWithNoOpinion() {
        accepted();
        isLateAndGoesOn("ReviewLegalBasis", 5, 10, "justice.district");
        assertThat(request().legalOpinion()).isEqualTo(LegalOpinion.NO_OPINION);
        assertThat(openTasks()).doesNotContain("UserTask_ReviewLegalBasis");
        assertThat(byTheClock()).contains("legalSilent");
    }

    @Test
    void link5Has3WorkingDaysAndAtTwiceTheReviewGoesOnWithNoOpinion() {
        accepted();
        isLateAndGoesOn("ReviewFunding", 3, 6, "finance.district");
        assertThat(request().fundingOpinion()).isEqualTo(FundingOpinion.NO_OPINION);
        assertThat(openTasks()).doesNotContain("UserTask_ReviewFunding");
        moveTo(MONDAY);
        lawful();
        consulted();
        assertThat(request().proposal()).isEqualTo(Verdict.CONDITIONS);
    }

    private void remindsOneWorkingDayBefore(String activityId, Date due) {
        assertThat(timer(activityId).getDuedate())
                .as(activityId)
                .isEqualTo(Date.from(calendars.current().minusWorkdays(due.toInstant(), 1)));
        fires(activityId);
    }

    private void isLateAndGoesOn(String stem, int days, int twice, String owner) {
        assertThat(timer("BoundaryEvent_" + stem + "Overdue").getDuedate()).isEqualTo(in(days));
        assertThat(timer("BoundaryEvent_" + stem + "Twice").getDuedate()).isEqualTo(in(twice));
        remindsOneWorkingDayBefore("BoundaryEvent_" + stem + "Reminder", in(days));
        assertThat(toldTo(owner)).contains("准入申请 " + number + " 环节将到期");
        fires("BoundaryEvent_" + stem + "Overdue");
        assertThat(toldTo("supervisor.district")).contains("准入申请 " + number + " 环节超时");
        fires("BoundaryEvent_" + stem + "Twice");
        assertThat(toldTo("leading-group.district")).contains("准入申请 " + number + " 环节超过两倍时限");
    }

    @Test
    void link4ClosesAfter5WorkingDaysAndSilenceIsRecordedAsSilence() {
        accepted();
        answers("secretary.201", "oppose", "privateWords", "负担过重", "burden", "5");
        remindsOneWorkingDayBefore("BoundaryEvent_ConsultReminder", in(5));
        assertThat(toldTo("secretary.202")).contains("准入申请 " + number + " 环节将到期");
        assertThat(toldTo("secretary.201")).doesNotContain("准入申请 " + number + " 环节将到期");
        moveTo(MONDAY);
        firesAfter(5, "BoundaryEvent_ConsultClosed");
        assertThat(openTasks()).doesNotContain("UserTask_ConsultCommunity");
        moveTo(MONDAY);
        lawful();
        funded();
        assertThat(card().prop("silent").numberValue().intValue()).isEqualTo(2);
        assertThat(card().prop("oppose").numberValue().intValue()).isEqualTo(1);
        assertThat(request().proposal())
                .as("one of three is not more than half")
                .isEqualTo(Verdict.ADMIT);
    }

    @Test
    void link6Has5WorkingDays() {
        reviewed();
        isLate("HoldJointReview", 5, 10, "access-office.district", "leading-group.district");
    }

    @Test
    void link7Has5WorkingDaysAndAboveItIsTheManager() {
        toBeDecided();
        isLate("DecideAccess", 5, 10, "leading-group.district", "manager.district");
        assertThat(openTasks()).containsExactly("UserTask_DecideAccess");
    }

    @Test
    void anEmergencyIsDecidedWithin24Hours() {
        filedAsEmergency();
        assertThat(timer("BoundaryEvent_DecideAccessOverdue").getDuedate())
                .isEqualTo(Date.from(MONDAY.plus(Duration.ofHours(24))));
        assertThat(timer("BoundaryEvent_DecideAccessTwice").getDuedate())
                .isEqualTo(Date.from(MONDAY.plus(Duration.ofHours(48))));
        fires("BoundaryEvent_DecideAccessReminder");
        fires("BoundaryEvent_DecideAccessOverdue");
        assertThat(toldTo("supervisor.district")).contains("准入申请 " + number + " 环节超时");
        fires("BoundaryEvent_DecideAccessTwice");
        assertThat(toldTo("manager.district")).contains("准入申请 " + number + " 环节超过两倍时限");
    }

    @Test
    void anEmergencyUnderReviewWarns72HoursBeforeItLapses() {
        filedAsEmergency();
        decided("admit");
        madeGood();
        assertThat(timer("BoundaryEvent_EmergencyEnding").getDuedate())
                .isEqualTo(Date.from(MONDAY.plus(Duration.ofDays(27))));
        fires("BoundaryEvent_EmergencyEnding");
        String warned = "准入申请 " + number + " 环节将到期";
        assertThat(toldTo("access-office.district")).containsOnlyOnce(warned);
        assertThat(toldTo("officer.transport")).containsOnlyOnce(warned);
        jointlyReviewed();
        fires("BoundaryEvent_DecideAccessEmergencyEnding");
        assertThat(toldTo("officer.transport")).as("once is enough").containsOnlyOnce(warned);
        fires("BoundaryEvent_DecideAccessEmergencyOver");
        endedAt("EndEvent_AccessLapsed");
    }

    @Test
    void anEmergencyBeforeTheLeadingGroupWarns72HoursBeforeItLapses() {
        filedAsEmergency();
        assertThat(timer("BoundaryEvent_DecideAccessEmergencyEnding").getDuedate())
                .as("nothing can lapse before it was admitted")
                .isEqualTo(AccessDates.NEVER);
        decided("admit");
        madeGood();
        jointlyReviewed();
        assertThat(timer("BoundaryEvent_DecideAccessEmergencyEnding").getDuedate())
                .isEqualTo(Date.from(MONDAY.plus(Duration.ofDays(27))));
        fires("BoundaryEvent_DecideAccessEmergencyEnding");
        assertThat(toldTo("access-office.district")).contains("准入申请 " + number + " 环节将到期");
        assertThat(toldTo("officer.transport")).contains("准入申请 " + number + " 环节将到期");
        assertThat(openTasks()).containsExactly("UserTask_DecideAccess");
        fires("BoundaryEvent_DecideAccessEmergencyOver");
        endedAt("EndEvent_AccessLapsed");
    }

    @Test
    void aWarningThatComesTooLateCountsAgainstNobody() {
        filedAsEmergency();
        decided("admit");
        Job warning = timer("BoundaryEvent_EmergencyEnding");
        moveTo(MONDAY.plus(Duration.ofDays(31)));
        management.executeJob(warning.getId());
        assertThat(byTheClock()).doesNotContain("overdue", "reminded");
        assertThat(scores.entriesOf(number)).isEmpty();
        fires("BoundaryEvent_EmergencyOver");
        endedAt("EndEvent_AccessLapsed");
    }

    @Test
    void anEmergencyLapsesAfter30DaysUnderReview() {
        filedAsEmergency();
        decided("admit");
        assertThat(timer("BoundaryEvent_EmergencyOver").getDuedate())
                .isEqualTo(Date.from(MONDAY.plus(Duration.ofDays(30))));
        fires("BoundaryEvent_EmergencyOver");
        endedAt("EndEvent_AccessLapsed");
        assertThat(byTheClock()).contains("emergencyLapsed");
        assertThat(ledger.running(DISTRICT, DEPARTMENT, LIUSHU))
                .filteredOn(line -> line.number().equals(number))
                .isEmpty();
    }

    @Test
    void anEmergencyLapsesAfter30DaysThoughItWaitsForTheSecondDecision() {
        filedAsEmergency();
        decided("admit");
        madeGood();
        jointlyReviewed();
        fires("BoundaryEvent_DecideAccessEmergencyOver");
        endedAt("EndEvent_AccessLapsed");
    }

    @Test
    void theTotalClockOf20WorkingDaysRunsFromTheCompleteApplicationToTheDecision() {
        accepted();
        assertThat(timer("BoundaryEvent_TotalTimeOver").getDuedate()).isEqualTo(in(20));
        fires("BoundaryEvent_TotalTimeOver");
        assertThat(toldTo("leading-group.district")).contains("准入申请 " + number + " 环节超时");
        assertThat(toldTo("supervisor.district")).contains("准入申请 " + number + " 环节超时");
    }

    @Test
    void theTotalClockRunsOnWhileTheLeadingGroupDecidesAndStopsWithTheDecision() {
        toBeDecided();
        assertThat(timer("BoundaryEvent_DecideAccessTotalOver").getDuedate()).isEqualTo(in(20));
        decided("admit");
        assertThat(management.createJobQuery().processInstanceId(instanceId).list())
                .extracting(job -> job.getDuedate())
                .doesNotContain(in(20));
    }

    @Test
    void theTotalClockIsOverWhileTheLeadingGroupDecides() {
        toBeDecided();
        fires("BoundaryEvent_DecideAccessTotalOver");
        assertThat(byTheClock()).containsExactly("totalBegun", "overdue");
        assertThat(toldTo("leading-group.district")).contains("准入申请 " + number + " 环节超时");
        assertThat(scores.entriesOf(number))
                .as("the links are counted, not their sum")
                .isEmpty();
        assertThat(openTasks()).containsExactly("UserTask_DecideAccess");
    }

    @Test
    void link8IsPostedFor5WorkingDays() {
        toBeDecided();
        decided("admit");
        remindsOneWorkingDayBefore("BoundaryEvent_PostAccessReminder", in(2));
        moveTo(MONDAY);
        complete("UserTask_PostAccess", "access-office.district", fields());
        firesAfter(5, "CatchEvent_AccessPostingOver");
        assertThat(openTasks()).containsExactly("UserTask_SignAgreement");
    }

    @Test
    void link8IsLateWhenNobodyPostsWithin2WorkingDays() {
        toBeDecided();
        decided("admit");
        isLate("PostAccess", 2, 4, "access-office.district", "leading-group.district");
    }

    @Test
    void anObjectionIsAnsweredIn3WorkingDays() {
        posted();
        acts.objects(number, "不需要", "secretary.1201");
        isLate("ReviewAccessObjection", 3, 6, "access-office.district", "leading-group.district");
    }

    @Test
    void objectionsOfDifferentDaysAreLateEachOnItsOwnDay() {
        posted();
        acts.objects(number, "不需要", "secretary.1201");
        Date first = taskOf("UserTask_ReviewAccessObjection", "access-office.district")
                .getDueDate();
        moveTo(MONDAY.plus(Duration.ofDays(1)));
        acts.objects(number, "也不需要", "secretary.1202");
        Job overdue = management
                .createJobQuery()
                .processInstanceId(instanceId)
                .activityId("BoundaryEvent_ReviewAccessObjectionOverdue")
                .orderByJobDuedate()
                .asc()
                .list()
                .get(0);
        assertThat(overdue.getDuedate()).isEqualTo(first);
        moveTo(first.toInstant().plusSeconds(1));
        management.executeJob(overdue.getId());
        assertThat(byTheClock()).containsOnlyOnce("overdue");
        assertThat(lateFor("supervisor.district")).containsExactly("UserTask_ReviewAccessObjection");
        firesLast("BoundaryEvent_ReviewAccessObjectionOverdue");
        assertThat(byTheClock().stream().filter("overdue"::equals)).hasSize(2);
        assertThat(lateFor("supervisor.district")).hasSize(2);
    }

    private void firesLast(String activityId) {
        Job last = timer(activityId);
        moveTo(last.getDuedate().toInstant().plusSeconds(1));
        management.executeJob(last.getId());
    }

    @Test
    void lateLinksStandInTheListsOfThoseWhoAreToldAndNobodyElses() {
        filed();
        List<String> above = List.of("supervisor.district", "leading-group.district", "manager.district");
        assertThat(above).allSatisfy(person -> assertThat(lateFor(person)).isEmpty());
        fires("BoundaryEvent_CheckApplicationOverdue");
        assertThat(lateFor("supervisor.district")).containsExactly("UserTask_CheckApplication");
        assertThat(lateFor("leading-group.district")).isEmpty();
        assertThat(lateFor("supervisor.100")).isEmpty();
        fires("BoundaryEvent_CheckApplicationTwice");
        assertThat(lateFor("leading-group.district")).containsExactly("UserTask_CheckApplication");
        assertThat(lateFor("manager.district")).isEmpty();
        Task seen = taskOf("UserTask_CheckApplication", "supervisor.district");
        assertThatThrownBy(() -> as("supervisor.district", () -> {
                    tasks.claim(seen.getId(), "supervisor.district");
                    return null;
                }))
                .isInstanceOf(AuthorizationException.class);
        complete("UserTask_CheckApplication", "access-office.district", fields("checkOutcome", "complete"));
        assertThat(authorizations
                        .createAuthorizationQuery()
                        .resourceType(Resources.TASK)
                        .resourceId(seen.getId())
                        .count())
                .isZero();
    }

    @Test
    void link7AtTwiceItsTimeStandsInTheManagersList() {
        toBeDecided();
        fires("BoundaryEvent_DecideAccessOverdue");
        fires("BoundaryEvent_DecideAccessTwice");
        assertThat(lateFor("manager.district")).containsExactly("UserTask_DecideAccess");
        assertThat(lateFor("supervisor.district")).containsExactly("UserTask_DecideAccess");
    }

    @Test
    void theTimelineSaysWhenTheClockStoodAndWhenItRan() {
        filed();
        complete(
                "UserTask_CheckApplication",
                "access-office.district",
                fields("checkOutcome", "incomplete", "privateMissing", "缺预算"));
        complete("UserTask_SupplementAccessRequest", "officer.transport", application());
        complete("UserTask_CheckApplication", "access-office.district", fields("checkOutcome", "complete"));
        runsJobs();
        assertThat(byTheClock()).containsExactly("checkStopped", "checkBegunAnew", "totalBegun");
        madeGood();
        jointlyReviewed();
        moveTo(in(4).toInstant());
        decided("admit");
        assertThat(jdbc.sql("select said_zh from access_event where number = ? and event = 'totalStopped'")
                        .param(number)
                        .query(String.class)
                        .single())
                .startsWith("用了4个工作日");
    }

    /** What the list of late links shows a person of this case. */
    private List<String> lateFor(String person) {
        String list = filters.createFilterQuery()
                .filterName("准入督办 Late links")
                .singleResult()
                .getId();
        return as(
                        person,
                        () -> filters.<Task, TaskQuery>listPage(
                                list, tasks.createTaskQuery().processInstanceId(instanceId), 0, 100))
                .stream()
                .map(Task::getTaskDefinitionKey)
                .toList();
    }

    @Test
    void link9IsSignedIn5WorkingDays() {
        toBeSigned();
        isLate("SignAgreement", 5, 10, "officer.transport", "leading-group.district");
        assertThat(scores.entriesOf(number))
                .extracting(entry -> entry.subject())
                .containsExactly(DEPARTMENT);
    }

    @Test
    void link9TheMoneyArrivesIn20WorkingDays() {
        running();
        received("secretary.201");
        assertThat(timer("BoundaryEvent_ReceiptOverdue").getDuedate()).isEqualTo(in(20));
        assertThat(timer("BoundaryEvent_ReceiptTwice").getDuedate()).isEqualTo(in(40));
        remindsOneWorkingDayBefore("BoundaryEvent_ReceiptReminder", in(20));
        assertThat(toldTo("secretary.202")).contains("准入申请 " + number + " 环节将到期");
        assertThat(toldTo("secretary.201")).doesNotContain("准入申请 " + number + " 环节将到期");
        fires("BoundaryEvent_ReceiptOverdue");
        assertThat(toldTo("supervisor.district")).contains("准入申请 " + number + " 环节超时");
        assertThat(scores.entriesOf(number))
                .extracting(entry -> entry.subject())
                .containsExactly(DEPARTMENT);
        fires("BoundaryEvent_ReceiptTwice");
        assertThat(toldTo("leading-group.district")).contains("准入申请 " + number + " 环节超过两倍时限");
        assertThat(openTasks().stream().filter("UserTask_ConfirmReceipt"::equals))
                .hasSize(2);
    }

    @Test
    void link10OpensAheadOfTheAnniversaryAndClosesIn10WorkingDays() {
        running();
        assertThat(timer("BoundaryEvent_EvaluationDue").getDuedate())
                .isEqualTo(Date.from(calendars
                        .current()
                        .minusWorkdays(calendars.current().endOfWorkday(java.time.LocalDate.parse("2027-06-01")), 60)));
        fires("BoundaryEvent_EvaluationDue");
        Instant opened = clock.instant();
        fires("BoundaryEvent_RatingReminder");
        assertThat(toldTo("secretary.201")).contains("准入申请 " + number + " 环节将到期");
        moveTo(opened);
        Date due = in(10);
        firesAfter(7, "BoundaryEvent_RatingClosed");
        assertThat(taskOf("UserTask_EvaluateAccess", "access-office.district").getDueDate())
                .as("counted from the opening, not from the end of the rating")
                .isEqualTo(due);
        moveTo(opened);
        isLate("EvaluateAccess", 10, 20, "access-office.district", "leading-group.district");
        assertThat(lateFor("supervisor.district")).contains("UserTask_EvaluateAccess");
        assertThat(lateFor("leading-group.district")).contains("UserTask_EvaluateAccess");
    }

    @Test
    void link10Has10WorkingDaysFromItsOpeningThoughAllRateEarly() {
        evaluating();
        Date due = in(10);
        Date twice = in(20);
        moveTo(in(1).toInstant());
        rates("secretary.201", "keep");
        rates("secretary.202", "keep");
        rates("secretary.203", "keep");
        assertThat(taskOf("UserTask_EvaluateAccess", "access-office.district").getDueDate())
                .isEqualTo(due);
        assertThat(timer("BoundaryEvent_EvaluateAccessOverdue").getDuedate()).isEqualTo(due);
        assertThat(timer("BoundaryEvent_EvaluateAccessTwice").getDuedate()).isEqualTo(twice);
        concluded("continue");
        assertThat(management.createJobQuery().processInstanceId(instanceId).list())
                .extracting(job -> job.getDuedate())
                .doesNotContain(due, twice);
    }

    @Test
    void itExpiresOnItsLastDay() {
        toBeSigned();
        signed("runsFrom", "2026-06-01", "expiresOn", "2026-06-30");
        assertThat(timer("BoundaryEvent_AccessRunOut").getDuedate())
                .isEqualTo(Date.from(Instant.parse("2026-06-30T09:30:00Z")));
        fires("BoundaryEvent_AccessRunOut");
        endedAt("EndEvent_AccessExpired");
    }

    @Test
    void theEvaluationBeforeExpiryOpensThoughAnExitEvaluationOutlastedTheAnniversary() {
        toBeSigned();
        signed("runsFrom", "2026-06-01", "expiresOn", "2028-02-29");
        moveTo(Instant.parse("2027-01-11T02:00:00Z"));
        acts.asksForExit(number, LIUSHU, ExitGround.NOT_PAID, "一直没有到账", "secretary.201");
        acts.asksForExit(number, SHIQIAO, ExitGround.SCOPE_EXCEEDED, null, "secretary.202");
        runsJobs();
        fires("BoundaryEvent_RatingClosed");
        moveTo(Instant.parse("2027-06-07T02:00:00Z"));
        concluded("continue");
        assertThat(timer("BoundaryEvent_EvaluationDue").getDuedate())
                .isEqualTo(Date.from(calendars
                        .current()
                        .minusWorkdays(calendars.current().endOfWorkday(java.time.LocalDate.parse("2028-02-29")), 60)));
        fires("BoundaryEvent_EvaluationDue");
        assertThat(openTasks()).contains("UserTask_RateAccess");
    }

    @Test
    void noAnniversaryIsEvaluatedTwice() {
        filed("endsOn", "2029-05-31");
        complete("UserTask_CheckApplication", "access-office.district", fields("checkOutcome", "complete"));
        runsJobs();
        madeGood();
        jointlyReviewed();
        decided("admit");
        complete("UserTask_PostAccess", "access-office.district", fields());
        fires("CatchEvent_AccessPostingOver");
        signed();
        fires("BoundaryEvent_EvaluationDue");
        fires("BoundaryEvent_RatingClosed");
        concluded("continue");
        assertThat(timer("BoundaryEvent_EvaluationDue").getDuedate())
                .isEqualTo(Date.from(calendars
                        .current()
                        .minusWorkdays(calendars.current().endOfWorkday(java.time.LocalDate.parse("2028-06-01")), 60)));
    }

    @Test
    void itExpiresOnItsLastDayThoughItIsBeingEvaluated() {
        evaluating();
        assertThat(timer("BoundaryEvent_EvaluatedRunOut").getDuedate())
                .isEqualTo(Date.from(Instant.parse("2028-05-31T09:30:00Z")));
        fires("BoundaryEvent_RatingClosed");
        fires("BoundaryEvent_EvaluatedRunOut");
        endedAt("EndEvent_AccessExpired");
        assertThat(ledger.running(DISTRICT, DEPARTMENT, LIUSHU))
                .filteredOn(line -> line.number().equals(number))
                .isEmpty();
    }
}
