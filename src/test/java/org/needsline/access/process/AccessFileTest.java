package org.needsline.access.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.needsline.access.AccessCases;
import org.needsline.access.AccessFile;
import org.needsline.access.AccessFile.Progress;
import org.needsline.access.AccessFile.State;
import org.needsline.access.AccessFiles;
import org.needsline.access.GateFacts.Clocked;
import org.needsline.wording.Refusal;
import org.springframework.beans.factory.annotation.Autowired;

/** What the file of a request says about its links and clocks, and to whom it opens. */
class AccessFileTest extends LifeOfAnAccessRequest {

    @Autowired
    AccessFiles files;

    @Autowired
    AccessCases cases;

    private AccessFile file() {
        return (AccessFile) files.of(cases.find(number).orElseThrow());
    }

    private Progress link(int link) {
        return file().links().get(link - 1);
    }

    private String outcome(int link) {
        return Objects.requireNonNull(link(link).outcome()).zh();
    }

    private Clocked lastClock(String step) {
        List<Clocked> all = file().deadlines().stream()
                .filter(each -> each.step().zh().equals(step))
                .toList();
        return all.get(all.size() - 1);
    }

    @Test
    void aLinkIsInTimeUntilItsTimeIsOverAndLateASecondAfter() {
        accepted();
        assertThat(link(3).owner().zh()).isEqualTo("司法");
        assertThat(link(4).owner().zh()).isEqualTo("3个目标社区");
        moveTo(Instant.parse("2026-03-05T09:30:00Z"));
        assertThat(link(5).state()).isEqualTo(State.OPEN);
        assertThat(link(5).used()).isEqualTo(3);
        assertThat(link(5).allowed()).isEqualTo(3);
        moveTo(Instant.parse("2026-03-05T09:30:01Z"));
        assertThat(link(5).state()).isEqualTo(State.LATE);
        assertThat(outcome(5)).isEqualTo("已超期不足1个工作日");
        moveTo(Instant.parse("2026-03-06T02:00:00Z"));
        lawful();
        funded();
        assertThat(link(3).state()).isEqualTo(State.DONE);
        assertThat(link(3).late()).isFalse();
        assertThat(link(3).used()).isEqualTo(4);
        assertThat(link(3).allowed()).isEqualTo(5);
        assertThat(link(5).state()).isEqualTo(State.DONE);
        assertThat(link(5).late()).isTrue();
        assertThat(outcome(5)).isEqualTo("超期1个工作日");
        assertThat(link(6).state()).isEqualTo(State.WAITING);
    }

    @Test
    void whatIsSentBackCountsForTheDepartmentAndTheTotalClockBeginsAfterwards() {
        filed();
        complete(
                "UserTask_CheckApplication",
                "access-office.district",
                fields("checkOutcome", "incomplete", "privateMissing", "缺预算"));
        assertThat(file().total()).isNull();
        assertThat(waits()).isEqualTo("补正期间不计，材料齐全后起算");
        assertThat(listed()).isEqualTo("总时限补正期间不计，材料齐全后起算");
        moveTo(Instant.parse("2026-03-04T02:00:00Z"));
        complete("UserTask_SupplementAccessRequest", "officer.transport", application());
        complete("UserTask_CheckApplication", "access-office.district", fields("checkOutcome", "complete"));
        assertThat(link(2).round()).isEqualTo(2);
        assertThat(link(2).begunOn()).isEqualTo("2026-03-04");
        assertThat(link(2).state()).isEqualTo(State.DONE);
        assertThat(link(2).clock())
                .anySatisfy(did -> assertThat(did.what().zh()).isEqualTo("退回部门补正至2026-03-04，用2/5个工作日，总时限此间不计"));
        AccessFile.TotalClock total = Objects.requireNonNull(file().total());
        assertThat(total.begunOn()).isEqualTo("2026-03-04");
        assertThat(total.used()).isZero();
        assertThat(total.allowed()).isEqualTo(20);
        assertThat(file().totalWaits()).isNull();
    }

    @Test
    void theTotalClockStandsInTheListFromTheCompleteApplicationToTheDecision() {
        opened();
        assertThat(files.listedTotal(number)).isEmpty();
        complete("UserTask_FileAccessRequest", "officer.transport", application());
        assertThat(listed()).isEqualTo("总时限未起算，受理（材料齐全）后开始");
        complete("UserTask_CheckApplication", "access-office.district", fields("checkOutcome", "complete"));
        runsJobs();
        moveTo(in(20).toInstant());
        assertThat(listed()).isEqualTo("总时限已用20/20个工作日");
        assertThat(files.listedTotal(number).orElseThrow().over()).isFalse();
        moveTo(clock.instant().plusSeconds(1));
        assertThat(listed()).isEqualTo("总时限已用20/20个工作日，已超");
        assertThat(files.listedTotal(number).orElseThrow().over()).isTrue();
        moveTo(MONDAY);
        madeGood();
        jointlyReviewed();
        assertThat(listed()).isEqualTo("总时限已用0/20个工作日");
        decided("admit");
        assertThat(files.listedTotal(number)).as("decided").isEmpty();
    }

    @Test
    void anEmergencyHasNoTotalClock() {
        filedAsEmergency();
        assertThat(files.listedTotal(number)).isEmpty();
        assertThat(file().totalWaits()).isNull();
    }

    private String waits() {
        return Objects.requireNonNull(file().totalWaits()).zh();
    }

    private String listed() {
        return files.listedTotal(number).orElseThrow().words().zh();
    }

    @Test
    void silenceIsSaidAsWhatItIs() {
        accepted();
        answers("secretary.201", "support");
        fires("BoundaryEvent_ConsultClosed");
        assertThat(lastClock("征求意见").outcome()).isEqualTo("over");
        assertThat(lastClock("征求意见").outcomeText().zh()).contains("未答复");
        assertThat(link(4).state()).isEqualTo(State.DONE);
        assertThat(link(4).late()).isFalse();
        assertThat(file().tally().silent()).isEqualTo(2);
    }

    @Test
    void everybodyAnsweredInTime() {
        accepted();
        consulted();
        assertThat(lastClock("征求意见").outcome()).isEqualTo("kept");
        assertThat(link(4).state()).isEqualTo(State.DONE);
    }

    @Test
    void anUpheldObjectionBringsTheDecisionASecondRound() {
        posted();
        acts.objects(number, "该事项属部门职责", "secretary.1201");
        assertThat(link(8).state()).isEqualTo(State.OPEN);
        assertThat(link(8).allowed()).isEqualTo(7);
        complete(
                "UserTask_ReviewAccessObjection",
                "access-office.district",
                fields("objectionDecision", "upheld", "privateAnswer", "异议有道理"));
        fires("CatchEvent_AccessPostingOver");
        assertThat(link(8).state()).isEqualTo(State.DONE);
        assertThat(link(8).late()).isFalse();
        assertThat(link(7).state()).isEqualTo(State.OPEN);
        assertThat(link(7).round()).isEqualTo(2);
        assertThat(lastClock("复核异议").outcome()).isEqualTo("kept");
        assertThat(file().objections()).singleElement().satisfies(each -> {
            assertThat(each.upheld()).isTrue();
            assertThat(each.at()).isEqualTo("2026-03-02 09:00");
        });
    }

    @Test
    void anEmergencyIsCountedInHoursAndGoesPastTheReview() {
        filedAsEmergency();
        assertThat(link(7).byHours()).isTrue();
        assertThat(link(7).allowed()).isEqualTo(24);
        assertThat(link(2).state()).isEqualTo(State.SKIPPED);
        decided("admit");
        assertThat(lastClock("应急准入有效期").outcome()).isEqualTo("open");
        assertThat(file().emergencyUntil()).isEqualTo("2026-04-01 09:00");
    }

    @Test
    void theLedgerTheReceiptsAndTheEvaluationStandInTheFile() {
        running();
        assertThat(lastClock("拨付与确认").outcome()).isEqualTo("open");
        for (String secretary : List.of("secretary.201", "secretary.202", "secretary.203")) {
            received(secretary);
        }
        assertThat(lastClock("拨付与确认").outcome()).isEqualTo("kept");
        assertThat(file().communities())
                .allSatisfy(each -> assertThat(each.paid()).isEqualByComparingTo("4800"));
        fires("BoundaryEvent_EvaluationDue");
        runsJobs();
        rates("secretary.201", "keep");
        assertThat(link(10).state()).isEqualTo(State.OPEN);
        rates("secretary.202", "adjust");
        rates("secretary.203", "keep");
        assertThat(lastClock("社区评价").outcome()).isEqualTo("kept");
        concluded("continue");
        AccessFile file = file();
        assertThat(file.evaluations()).singleElement().satisfies(each -> {
            assertThat(each.ratings()).hasSize(3);
            assertThat(each.concludedOn()).isNotNull();
        });
        assertThat(file.ledger())
                .singleElement()
                .satisfies(each -> assertThat(each.why().zh()).isEqualTo("签约"));
        assertThat(link(10).state()).isEqualTo(State.DONE);
    }

    @Test
    void aWithdrawnRequestLeavesItsClocksWithoutBlame() {
        accepted();
        acts.withdraws(number, "改由本部门自行承担", "officer.transport");
        runsJobs();
        assertThat(link(3).state()).isEqualTo(State.SKIPPED);
        assertThat(link(3).late()).isFalse();
        assertThat(lastClock("合法性审查").outcome()).isEqualTo("ended");
    }

    @Test
    void aDraftIsForItsDepartmentAndTheOfficesAndAFiledRequestForTheCommunitiesToo() {
        opened();
        for (String reader : List.of("officer.transport", "access-office.district", "manager.district")) {
            assertThat(cases.readable(number, reader).number()).isEqualTo(number);
        }
        for (String stranger : List.of("secretary.201", "supervisor.100", "officer.housing", "discipline.district")) {
            assertThatThrownBy(() -> cases.readable(number, stranger))
                    .as(stranger)
                    .isInstanceOf(Refusal.class)
                    .hasMessage(AccessCases.unknown().getMessage());
        }
        complete("UserTask_FileAccessRequest", "officer.transport", application());
        for (String reader : List.of("secretary.201", "clerk.201", "supervisor.100", "clerk.district")) {
            assertThat(cases.readable(number, reader).number()).as(reader).isEqualTo(number);
        }
        for (String stranger : List.of("secretary.1201", "supervisor.101", "grid-worker.201-1", "team.201")) {
            assertThatThrownBy(() -> cases.readable(number, stranger))
                    .as(stranger)
                    .isInstanceOf(Refusal.class);
        }
        assertThat(cases.worksOn(cases.find(number).orElseThrow(), "secretary.201"))
                .isTrue();
        assertThat(cases.worksOn(cases.find(number).orElseThrow(), "supervisor.100"))
                .isFalse();
    }

    @Test
    void theSevenDaysOfTheRatingLieWithinTheTenOfItsLink() {
        evaluating();
        String opened = link(10).begunOn();
        moveTo(in(2).toInstant());
        rates("secretary.201", "keep");
        rates("secretary.202", "keep");
        rates("secretary.203", "keep");
        moveTo(in(2).toInstant());
        assertThat(link(10).state()).isEqualTo(State.OPEN);
        assertThat(link(10).begunOn()).isEqualTo(opened);
        assertThat(link(10).used()).isEqualTo(4);
        assertThat(link(10).allowed()).isEqualTo(10);
        assertThat(lastClock("社区评价").outcome()).as("all have rated").isEqualTo("kept");
        assertThat(lastClock("社区评价").used()).isEqualTo(2);
        concluded("continue");
        assertThat(link(10).state()).isEqualTo(State.DONE);

        fires("BoundaryEvent_EvaluationDue");
        fires("BoundaryEvent_RatingClosed");
        List<Clocked> ratings = file().deadlines().stream()
                .filter(each -> each.step().zh().equals("社区评价"))
                .toList();
        assertThat(ratings)
                .extracting(Clocked::outcome)
                .as("the closing ends the rating of its own evaluation")
                .containsExactly("kept", "over");
        assertThat(link(10).used()).isEqualTo(7);
        assertThat(link(10).allowed()).isEqualTo(10);
    }

    @Test
    void anEvaluationThatTheLastDayOvertookIsNotShownAsRunning() {
        evaluating();
        assertThat(file().evaluations().get(0).outcome()).isNull();
        fires("BoundaryEvent_EvaluatedRunOut");
        assertThat(Objects.requireNonNull(file().evaluations().get(0).outcome()).zh())
                .isEqualTo("事项结束时未作结论");
        assertThat(link(10).state()).isEqualTo(State.SKIPPED);
    }
}
