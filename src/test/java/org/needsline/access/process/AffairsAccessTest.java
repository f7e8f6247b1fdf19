package org.needsline.access.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.needsline.access.AccessEnding;
import org.needsline.access.AccessStatus;
import org.needsline.access.CommunityLine;
import org.needsline.access.ExitGround;
import org.needsline.access.LedgerLine;
import org.needsline.access.Verdict;
import org.needsline.scoring.ScoreLedger;
import org.needsline.support.EngineTables;
import org.springframework.beans.factory.annotation.Autowired;

/** The ten links from filing to every ending. */
class AffairsAccessTest extends LifeOfAnAccessRequest {

    @Autowired
    ScoreLedger scores;

    @Autowired
    DataSource database;

    @Test
    void tenLinksAndThenItRunsUntilItExpires() {
        running();
        assertThat(request().status()).isEqualTo(AccessStatus.RUNNING);
        LedgerLine line = ledger.running(DISTRICT, DEPARTMENT, LIUSHU).stream()
                .filter(each -> each.number().equals(number))
                .findFirst()
                .orElseThrow();
        assertThat(line.workload()).isEqualByComparingTo("24");
        assertThat(line.validUntil()).isEqualTo("2028-05-31");
        assertThat(line.communities()).isEqualTo(3);
        assertThat(line.provisional()).isFalse();
        received("secretary.201");
        received("secretary.202");
        received("secretary.203");
        assertThat(ledger.ofCommunity(LIUSHU).stream()
                        .filter(each -> each.entry().number().equals(number))
                        .findFirst()
                        .orElseThrow()
                        .paid())
                .isEqualByComparingTo("4800");

        fires("BoundaryEvent_EvaluationDue");
        assertThat(openTasks()).containsOnly("UserTask_RateAccess").hasSize(3);
        rates("secretary.201", "keep");
        rates("secretary.202", "keep");
        rates("secretary.203", "adjust");
        concluded("continue");
        fires("BoundaryEvent_EvaluationDue");
        fires("BoundaryEvent_RatingClosed");
        concluded("continue");
        fires("BoundaryEvent_AccessRunOut");

        endedAt("EndEvent_AccessExpired");
        assertThat(ledger.running(DISTRICT, DEPARTMENT, LIUSHU))
                .noneSatisfy(each -> assertThat(each.number()).isEqualTo(number));
        passedInOrder(
                "UserTask_FileAccessRequest",
                "UserTask_CheckApplication",
                "UserTask_HoldJointReview",
                "UserTask_DecideAccess",
                "UserTask_PostAccess",
                "UserTask_SignAgreement",
                "UserTask_EvaluateAccess",
                "EndEvent_AccessExpired");
        assertThat(passed())
                .contains(
                        "UserTask_ReviewLegalBasis",
                        "UserTask_ConsultCommunity",
                        "UserTask_ReviewFunding",
                        "UserTask_ConfirmReceipt",
                        "UserTask_RateAccess");
        notPassed(
                "UserTask_SupplementAccessRequest", "UserTask_ReviewAccessObjection", "ServiceTask_RecordLegalSilence");
    }

    @Test
    void theJointReviewSeesWhatTheThreeReviewsSaidAndWhatFollows() {
        reviewed();
        assertThat(request().proposal()).isEqualTo(Verdict.ADMIT);
        assertThat(card().prop("support").numberValue().intValue()).isEqualTo(2);
        assertThat(card().prop("conditions").numberValue().intValue()).isEqualTo(1);
        assertThat(card().prop("averageBurden").numberValue().doubleValue()).isEqualTo(2.7);
        assertThat(card().prop("moneyPerDay").stringValue()).isEqualTo("200");
        assertThat(tasks.getVariable(
                                taskOf("UserTask_HoldJointReview", "access-office.district")
                                        .getId(),
                                AffairsAccess.OPINIONS)
                        .toString())
                .contains("柳树村", "附条件支持");
    }

    @Test
    void noLegalBasisIsProposedToBeRefusedAndTheLeadingGroupRefuses() {
        accepted();
        complete(
                "UserTask_ReviewLegalBasis",
                "justice.district",
                fields("legalOpinion", "noBasis", "privateNote", "查无依据"));
        runsJobs();
        consulted();
        funded();
        assertThat(request().proposal()).isEqualTo(Verdict.REFUSE);
        complete(
                "UserTask_HoldJointReview",
                "access-office.district",
                fields("recommendation", "refuse", "privateNote", "无依据"));
        decided("refuse", "privateNote", "没有法律依据");
        endedAt("EndEvent_AccessRefused");
        assertThat(request().ending()).isEqualTo(AccessEnding.REFUSED);
        assertThat(toldTo("officer.transport")).contains("准入申请 " + number + " 已决定", "准入事项 " + number + " 已结束");
        notPassed("UserTask_PostAccess", "UserTask_SignAgreement");
    }

    @Test
    void whatIsMissingIsToldOnceAndTheSupplementGoesOn() {
        filed();
        complete(
                "UserTask_CheckApplication",
                "access-office.district",
                fields("checkOutcome", "incomplete", "privateMissing", "缺经费预算文件"));
        assertThat(openTasks()).containsExactly("UserTask_SupplementAccessRequest");
        assertThat(toldTo("officer.transport")).contains("准入申请 " + number + " 待补正");
        complete(
                "UserTask_SupplementAccessRequest",
                "officer.transport",
                application("money", 6000, "privateLegalBasis", ""));
        assertThat(request().money()).isEqualByComparingTo("6000");
        assertThat(request().legalBasis()).contains("养护管理办法");
        complete("UserTask_CheckApplication", "access-office.district", fields("checkOutcome", "complete"));
        runsJobs();
        assertThat(openTasks())
                .contains("UserTask_ReviewLegalBasis", "UserTask_ReviewFunding", "UserTask_ConsultCommunity");
    }

    @Test
    void stillIncompleteTheSecondTimeItLapses() {
        filed();
        complete(
                "UserTask_CheckApplication",
                "access-office.district",
                fields("checkOutcome", "incomplete", "privateMissing", "缺预算"));
        complete("UserTask_SupplementAccessRequest", "officer.transport", application());
        complete(
                "UserTask_CheckApplication",
                "access-office.district",
                fields("checkOutcome", "incomplete", "privateMissing", "仍缺预算"));
        endedAt("EndEvent_AccessLapsed");
        assertThat(timeline()).contains("asked", "supplemented", "stillIncomplete");
    }

    @Test
    void aSupplementMayKeepTheStartThatWasFiledOrDeferItButNotBringItForward() {
        filed("startsOn", "2026-04-28");
        complete(
                "UserTask_CheckApplication",
                "access-office.district",
                fields("checkOutcome", "incomplete", "privateMissing", "缺预算"));
        moveTo(Instant.parse("2026-03-05T02:00:00Z"));
        assertThatThrownBy(() -> complete(
                        "UserTask_SupplementAccessRequest", "officer.transport", application("startsOn", "2026-04-27")))
                .hasMessageContaining("拟开始日期太近")
                .hasMessageContaining("2026-04-28");
        assertThat(openTasks()).as("nothing is lost").containsExactly("UserTask_SupplementAccessRequest");
        complete("UserTask_SupplementAccessRequest", "officer.transport", application("startsOn", "2026-04-28"));
        assertThat(request().startsOn()).isEqualTo("2026-04-28");
    }

    @Test
    void aSupplementMayBringALateStartForwardToFortyWorkingDaysFromNow() {
        filed("startsOn", "2026-09-01");
        complete(
                "UserTask_CheckApplication",
                "access-office.district",
                fields("checkOutcome", "incomplete", "privateMissing", "缺预算"));
        assertThatThrownBy(() -> complete(
                        "UserTask_SupplementAccessRequest", "officer.transport", application("startsOn", "2026-04-27")))
                .hasMessageContaining("最早为2026-04-28");
        complete("UserTask_SupplementAccessRequest", "officer.transport", application("startsOn", "2026-04-28"));
        assertThat(request().status()).isEqualTo(AccessStatus.CHECKING);
    }

    @Test
    void theEndOfADraftIsToldOnlyToItsDepartmentThoughARenewalNamesItsCommunities() {
        running();
        opened("privateItem", "", "refersTo", number);
        assertThat(filing.communitiesOf(number)).hasSize(3);
        acts.withdraws(number, "暂不续期", "officer.transport");
        endedAt("EndEvent_AccessWithdrawn");
        onlyTheDepartmentWasTold();
    }

    @Test
    void aRenewalThatNobodyFilesLapsesAndTheCommunitiesHearNothing() {
        running();
        opened("privateItem", "", "refersTo", number);
        fires("BoundaryEvent_FileAccessRequestLapsed");
        endedAt("EndEvent_AccessLapsed");
        onlyTheDepartmentWasTold();
    }

    private void onlyTheDepartmentWasTold() {
        assertThat(toldTo("officer.transport")).contains("准入事项 " + number + " 已结束");
        assertThat(toldTo("secretary.201")).isEmpty();
    }

    @Test
    void theDepartmentWithdraws() {
        accepted();
        acts.withdraws(number, "改由本部门自行承担", "officer.transport");
        endedAt("EndEvent_AccessWithdrawn");
        assertThat(toldTo("secretary.201")).contains("准入事项 " + number + " 已结束");
    }

    @Test
    void anUpheldObjectionLetsTheLeadingGroupDecideOnceMore() {
        posted();
        acts.objects(number, "该事项属部门职责", "secretary.1201");
        complete(
                "UserTask_ReviewAccessObjection",
                "access-office.district",
                fields("objectionDecision", "upheld", "privateAnswer", "异议有道理，提请再议"));
        fires("CatchEvent_AccessPostingOver");
        assertThat(openTasks()).containsExactly("UserTask_DecideAccess");
        decided("conditions", "privateNote", "经费提高到每社区6000元");
        assertThat(openTasks()).containsExactly("UserTask_SignAgreement");
        signed();
        assertThat(ledger.running(DISTRICT, DEPARTMENT, LIUSHU).stream()
                        .filter(each -> each.number().equals(number))
                        .findFirst()
                        .orElseThrow()
                        .conditions())
                .contains("6000");
        assertThat(scores.entriesOf(number))
                .extracting(entry -> entry.rule() + " " + entry.subject())
                .containsExactly("accessObjectionUpheld " + DEPARTMENT);
    }

    @Test
    void aDismissedObjectionIsAnsweredBeforeThePostingEnds() {
        posted();
        acts.objects(number, "不需要巡查", "secretary.1201");
        fires("CatchEvent_AccessPostingOver");
        assertThat(openTasks()).containsExactly("UserTask_ReviewAccessObjection");
        complete(
                "UserTask_ReviewAccessObjection",
                "access-office.district",
                fields("objectionDecision", "dismissed", "privateAnswer", "有法律依据"));
        assertThat(openTasks()).containsExactly("UserTask_SignAgreement");
        passedInOrder("UserTask_DecideAccess", "UserTask_PostAccess");
    }

    @Test
    void anEmergencyIsDecidedFirstAndMadeGoodAfterwards() {
        filedAsEmergency();
        assertThat(openTasks()).containsExactly("UserTask_DecideAccess");
        decided("admit");
        assertThat(ledger.running(DISTRICT, DEPARTMENT, SHIQIAO).stream()
                        .filter(each -> each.number().equals(number))
                        .findFirst()
                        .orElseThrow()
                        .provisional())
                .isTrue();
        assertThat(toldTo("secretary.202")).contains("应急准入 " + number);
        assertThat(openTasks())
                .contains("UserTask_ReviewLegalBasis", "UserTask_ConsultCommunity", "UserTask_ReviewFunding");
        madeGood();
        jointlyReviewed();
        decided("admit");
        complete("UserTask_PostAccess", "access-office.district", fields());
        fires("CatchEvent_AccessPostingOver");
        signed();
        LedgerLine line = ledger.running(DISTRICT, DEPARTMENT, SHIQIAO).stream()
                .filter(each -> each.number().equals(number))
                .findFirst()
                .orElseThrow();
        assertThat(line.provisional()).isFalse();
        assertThat(line.version()).isEqualTo(3);
        assertThat(line.validUntil()).isEqualTo("2026-09-30");
        notPassed("UserTask_CheckApplication");
    }

    /** The second decision falls on the thirtieth day, posting and signing come after it. */
    private void anEmergencyIsMadeGoodLate() {
        filedAsEmergency();
        decided("admit");
        madeGood();
        jointlyReviewed();
        moveTo(MONDAY.plus(Duration.ofDays(29)));
        assertThat(inLedger()).hasValueSatisfying(line -> {
            assertThat(line.version()).isOne();
            assertThat(line.validUntil()).isEqualTo("2026-04-01");
        });
    }

    private Optional<LedgerLine> inLedger() {
        return ledger.running(DISTRICT, DEPARTMENT, SHIQIAO).stream()
                .filter(each -> each.number().equals(number))
                .findFirst();
    }

    @Test
    void anEmergencyMadeGoodStaysInTheLedgerBeyondItsThirtyDaysUntilItIsSigned() {
        anEmergencyIsMadeGoodLate();
        decided("conditions", "privateNote", "经费先到");
        complete("UserTask_PostAccess", "access-office.district", fields());
        moveTo(MONDAY.plus(Duration.ofDays(31)));
        assertThat(inLedger()).hasValueSatisfying(line -> {
            assertThat(line.provisional()).isTrue();
            assertThat(line.validFrom()).isEqualTo("2026-03-31");
            assertThat(line.validUntil()).isEqualTo("2026-09-30");
            assertThat(line.conditions()).isEqualTo("经费先到");
        });
        assertThat(carriedOf(SHIQIAO, List.of(number))).containsExactly(number);
        assertThat(jdbc.sql("select why from access_ledger where number = ? order by version")
                        .param(number)
                        .query(String.class)
                        .list())
                .containsExactly("emergency", "admitted");
        fires("CatchEvent_AccessPostingOver");
        signed();
        assertThat(inLedger())
                .hasValueSatisfying(line -> assertThat(line.provisional()).isFalse());
        assertThat(carriedOf(SHIQIAO, List.of(number))).containsExactly(number);
    }

    @Test
    void anEmergencyThatIsRefusedWhenItIsMadeGoodLeavesTheLedgerThatDay() {
        anEmergencyIsMadeGoodLate();
        decided("refuse", "privateNote", "应急已经结束");
        endedAt("EndEvent_AccessRefused");
        assertThat(inLedger()).isEmpty();
        lastInLedger("2026-03-31");
    }

    @Test
    void anEmergencyThatIsWithdrawnAfterItWasMadeGoodLeavesTheLedgerThatDay() {
        anEmergencyIsMadeGoodLate();
        decided("admit");
        moveTo(MONDAY.plus(Duration.ofDays(31)));
        acts.withdraws(number, "应急已经结束", "officer.transport");
        endedAt("EndEvent_AccessWithdrawn");
        assertThat(inLedger()).isEmpty();
        lastInLedger("2026-04-02");
    }

    private void lastInLedger(String day) {
        assertThat(jdbc.sql(
                                "select why from access_ledger where number = ? and valid_until = cast(? as date)"
                                        + " and version = (select max(version) from access_ledger m where m.number = access_ledger.number)")
                        .params(number, day)
                        .query(String.class)
                        .single())
                .isEqualTo("ended");
    }

    @Test
    void anEmergencyThatTheLeadingGroupRefusesEnds() {
        filedAsEmergency();
        decided("refuse", "privateNote", "不属于应急事项");
        endedAt("EndEvent_AccessRefused");
        notPassed("UserTask_ReviewLegalBasis");
    }

    @Test
    void moreThanAThirdOfTheCommunitiesOpensTheEvaluationAtOnceAndItExits() {
        running();
        acts.asksForExit(number, LIUSHU, ExitGround.NOT_PAID, "一直没有到账", "secretary.201");
        assertThat(openTasks()).doesNotContain("UserTask_RateAccess");
        acts.asksForExit(number, SHIQIAO, ExitGround.SCOPE_EXCEEDED, null, "secretary.202");
        runsJobs();
        assertThat(openTasks().stream().filter("UserTask_RateAccess"::equals)).hasSize(3);
        rates("secretary.201", "exit");
        rates("secretary.202", "exit");
        rates("secretary.203", "keep");
        assertThat(tasks.getVariable(
                                taskOf("UserTask_EvaluateAccess", "access-office.district")
                                        .getId(),
                                AffairsAccess.RATINGS)
                        .toString())
                .contains("经费未拨付");
        concluded("exit");
        endedAt("EndEvent_AccessExited");
        assertThat(ledger.running(DISTRICT, DEPARTMENT, LIUSHU))
                .noneSatisfy(each -> assertThat(each.number()).isEqualTo(number));
    }

    private void renewedToBeSigned(String old, String startsOn) {
        opened("privateItem", "", "refersTo", old);
        assertThat(request().item()).isEqualTo("农村公路日常巡查协助");
        assertThat(request().workload()).isEqualByComparingTo("24");
        complete(
                "UserTask_FileAccessRequest",
                "officer.transport",
                application("workload", 12, "privateReason", "", "startsOn", startsOn));
        complete("UserTask_CheckApplication", "access-office.district", fields("checkOutcome", "complete"));
        runsJobs();
        madeGood();
        jointlyReviewed();
        decided("admit");
        complete("UserTask_PostAccess", "access-office.district", fields());
        fires("CatchEvent_AccessPostingOver");
    }

    /**
     * A renewal that begins on this day is signed, and the test is back at the old item.
     *
     * @return number of the renewal
     */
    private String renewed(String startsOn) {
        return renewed(startsOn, () -> {});
    }

    private String renewed(String startsOn, Runnable beforeItIsSigned) {
        String old = number;
        String oldInstance = instanceId;
        renewedToBeSigned(old, startsOn);
        beforeItIsSigned.run();
        signed();
        String renewal = number;
        number = old;
        instanceId = oldInstance;
        return renewal;
    }

    /** Which of the item and its renewal a community has to do today. */
    private List<String> carried(String renewal) {
        return carriedOf(XINTANG, List.of(number, renewal));
    }

    /** Which of those items a community has to do today: its list, its sum and the list of the department agree. */
    private List<String> carriedOf(String community, List<String> items) {
        List<LedgerLine> lines =
                ledger.ofCommunity(community).stream().map(CommunityLine::entry).toList();
        assertThat(ledger.burdenOf(community).personDays())
                .isEqualByComparingTo(
                        lines.stream().map(LedgerLine::workload).reduce(BigDecimal.ZERO, BigDecimal::add));
        List<String> carried =
                lines.stream().map(LedgerLine::number).filter(items::contains).toList();
        assertThat(ledger.running(DISTRICT, DEPARTMENT, community))
                .extracting(LedgerLine::number)
                .filteredOn(items::contains)
                .isEqualTo(carried);
        return carried;
    }

    @Test
    void aRenewalTakesThePlaceOfTheOldItemOnTheDayItBeginsNoDayUncoveredAndNoneTwice() {
        running();
        String renewal = renewed("2026-07-01");
        assertThat(request().status()).isEqualTo(AccessStatus.RUNNING);
        assertThat(timeline()).contains("replaced");
        assertThat(carried(renewal)).containsExactly(number);
        moveTo(Instant.parse("2026-06-30T01:00:00Z"));
        assertThat(carried(renewal)).containsExactly(number);
        moveTo(Instant.parse("2026-06-30T16:30:00Z"));
        assertThat(carried(renewal)).as("July has begun in Shanghai").containsExactly(renewal);
        assertThat(timer("BoundaryEvent_AccessRunOut").getDuedate())
                .isEqualTo(Date.from(Instant.parse("2026-06-30T09:30:00Z")));
        fires("BoundaryEvent_AccessRunOut");
        endedAt("EndEvent_AccessExpired");
        assertThat(carried(renewal)).as("the evening before").containsExactly(renewal);
    }

    @Test
    void aRenewalThatIsSignedAfterItsFirstDayEndsTheOldItemAtOnce() {
        running();
        String renewal = renewed("2026-07-01", () -> moveTo(Instant.parse("2026-07-02T02:00:00Z")));
        assertThat(carried(renewal)).containsExactly(renewal);
        endedAt("EndEvent_AccessExpired");
        assertThat(timeline()).contains("replaced");
    }

    private void exitIsEvaluated() {
        running();
        acts.asksForExit(number, LIUSHU, ExitGround.NOT_PAID, "一直没有到账", "secretary.201");
        acts.asksForExit(number, SHIQIAO, ExitGround.SCOPE_EXCEEDED, null, "secretary.202");
        runsJobs();
        assertThat(openTasks()).contains("UserTask_RateAccess");
    }

    @Test
    void aRenewalEndsTheOldItemThoughThatIsBeingEvaluated() {
        exitIsEvaluated();
        String renewal = renewed("2026-07-01");
        assertThat(carried(renewal)).containsExactly(number);
        assertThat(timer("BoundaryEvent_EvaluatedRunOut").getDuedate())
                .isEqualTo(Date.from(Instant.parse("2026-06-30T09:30:00Z")));
        fires("BoundaryEvent_EvaluatedRunOut");
        endedAt("EndEvent_AccessExpired");
        assertThat(carried(renewal)).containsExactly(renewal);
    }

    @Test
    void aRenewalThatHasBegunEndsTheOldItemAtOnceThoughThatIsBeingEvaluated() {
        exitIsEvaluated();
        renewed("2026-07-01", () -> moveTo(Instant.parse("2026-07-02T02:00:00Z")));
        endedAt("EndEvent_AccessExpired");
    }

    @Test
    void anItemThatIsRenewedWhileItIsEvaluatedRunsUntilTheRenewalBegins() {
        evaluating();
        String renewal = renewed("2027-07-01");
        fires("BoundaryEvent_RatingClosed");
        concluded("renew");
        assertThat(carried(renewal)).containsExactly(number);
        assertThat(timer("BoundaryEvent_EvaluationDue").getDuedate()).isEqualTo(AccessDates.NEVER);
        assertThat(timer("BoundaryEvent_AccessRunOut").getDuedate())
                .isEqualTo(Date.from(Instant.parse("2027-06-30T09:30:00Z")));
        fires("BoundaryEvent_AccessRunOut");
        endedAt("EndEvent_AccessExpired");
        assertThat(carried(renewal)).containsExactly(renewal);
    }

    @Test
    void aJobThatFailsBecomesAnIncidentAndWhenItIsRetriedTheCaseGoesOn() {
        filed();
        complete("UserTask_CheckApplication", "access-office.district", fields("checkOutcome", "complete"));
        Job job = management
                .createJobQuery()
                .processInstanceId(instanceId)
                .messages()
                .singleResult();
        statusInTheTables("unheard-of");
        while (management.createJobQuery().jobId(job.getId()).singleResult().getRetries() > 0) {
            assertThatThrownBy(() -> management.executeJob(job.getId())).hasMessageContaining("unheard-of");
        }
        assertThat(incidents()).isOne();
        assertThat(openTasks()).isEmpty();

        statusInTheTables("reviewing");
        management.setJobRetries(job.getId(), 1);
        runsJobs();
        assertThat(incidents()).isZero();
        assertThat(openTasks())
                .contains("UserTask_ReviewLegalBasis", "UserTask_ReviewFunding", "UserTask_ConsultCommunity");
    }

    private void statusInTheTables(String status) {
        jdbc.sql("update access_request set status = ? where number = ?")
                .params(status, number)
                .update();
    }

    private long incidents() {
        return runtime.createIncidentQuery()
                .processInstanceId(instanceId)
                .incidentType("failedJob")
                .count();
    }

    @Test
    void peopleSeeOnlyTheLinksOfTheirOwn() {
        accepted();
        for (String stranger : List.of("secretary.1201", "officer.housing", "clerk.201")) {
            assertThat(as(stranger, () -> tasks.createTaskQuery()
                            .processInstanceBusinessKey(number)
                            .count()))
                    .as(stranger)
                    .isZero();
        }
        assertThat(as("secretary.201", () -> tasks.createTaskQuery()
                        .processInstanceBusinessKey(number)
                        .count()))
                .isOne();
    }

    @Test
    void whatPeopleWroteIsNotInTheEngine() {
        reviewed();
        assertThat(request().reason()).contains("最熟悉路况");
        for (String written : List.of("最熟悉路况", "养护管理办法", "劝阻权", "经费要先到")) {
            assertThat(EngineTables.of(database).placesOf(written)).as(written).isEmpty();
        }
        assertThat(EngineTables.of(database).placesOf(number)).isNotEmpty();
    }
}
