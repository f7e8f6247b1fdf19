package org.needsline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.needsline.meeting.ScreeningOutcome;
import org.needsline.meeting.ScreeningResults;
import org.needsline.need.Actor;
import org.needsline.need.Objection;
import org.needsline.need.Rating;
import org.needsline.need.ResidentActs;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * The forms that the happy path does not meet, each opened, filled and sent by the person whose task it is; and what the screen says to
 * what cannot be.
 */
class FormsTest extends BrowserTest {

    private static final String VILLAGE = "990101100202";
    private static final String TEAM = VILLAGE + "-volunteers";

    @Autowired
    ResidentActs resident;

    @Autowired
    ScreeningResults screening;

    @Test
    void confirmUrgency() {
        String number = reported("danger", true);
        done(number, "UserTask_ConfirmUrgency", "need/ConfirmUrgency", "clerk.202", "urgencyDecision", "ordinary");
        assertThat(openTasks(number)).containsExactly("UserTask_TriageNeed");
    }

    @Test
    void askTheReporterAndRecordTheAnswer() {
        String number = reported();
        done(
                number,
                "UserTask_TriageNeed",
                "need/TriageNeed",
                "clerk.202",
                "triageOutcome",
                "askReporter",
                "privateQuestion",
                "是哪三盏？");
        done(number, "UserTask_SupplementNeed", "need/SupplementNeed", "clerk.202", "privateSupplement", "学校门口的三盏");
        assertThat(needs.texts(number).description()).contains("学校门口的三盏");
    }

    @Test
    void actForAResidentAndReviewTheMerge() {
        String lead = reported();
        String number = reported();
        complete(number, "UserTask_TriageNeed", "clerk.202", "triageOutcome", "merge", "mergeIntoNumber", lead);
        Tasklist clerk = person("clerk.202");
        clerk.begin("代群众办理 Act for a resident", "need/ResidentActed")
                .fill("number", number, "act", "objectMerge", "privateText", "这是另一条路");
        assertDone(clerk.start());
        done(
                number,
                "UserTask_ReviewMerge",
                "need/ReviewMerge",
                "clerk.100",
                "mergeDecision",
                "split",
                "privateReason",
                "不同路段");
        assertThat(openTasks(number)).containsExactly("UserTask_TriageNeed");
    }

    @Test
    void screenByTownAndReviewTheAppeal() {
        String number = triaged();
        fires(number, "BoundaryEvent_ScreeningLapsed");
        done(
                number,
                "UserTask_ScreenByTown",
                "need/ScreenByTown",
                "clerk.100",
                "screeningOutcome",
                "rejected",
                "rejectionReason",
                "alreadyCovered",
                "privateReason",
                "已列入今年的路灯改造");
        resident.appeals(number, "改造不含这一段", Actor.resident());
        done(
                number,
                "UserTask_ReviewAppeal",
                "need/ReviewAppeal",
                "clerk.100",
                "appealDecision",
                "upheld",
                "privateReason",
                "确未列入");
    }

    @Test
    void reviewAnObjectionAtTheTownAndAtTheDistrict() {
        String number = accepted();
        objected(number);
        done(
                number,
                "UserTask_ReviewObjection",
                "need/ReviewObjection",
                "clerk.100",
                "objectionDecision",
                "dismissed",
                "privateAnswer",
                "去年未修此段");
        objected(number);
        fires(number, "BoundaryEvent_ReviewObjectionLapsed");
        done(
                number,
                "UserTask_ReviewObjectionByDistrict",
                "need/ReviewObjectionByDistrict",
                "supervisor.district",
                "objectionDecision",
                "dismissed",
                "privateAnswer",
                "异议不成立");
        assertThat(openTasks(number)).isEmpty();
    }

    @Test
    void assignByOrder() {
        String number = upForClaiming();
        for (int level = 0; level < 3; level++) {
            fires(number, "BoundaryEvent_ClaimNeedLapsed");
        }
        done(
                number,
                "UserTask_AssignNeed",
                "need/AssignNeed",
                "supervisor.district",
                "assignOutcome",
                "assign",
                "assignUnit",
                "住房和城乡建设局",
                "promisedOn",
                workday(20),
                "privateReason",
                "职责所在，限期修复");
        assertThat(needs.view(number).responsible()).isEqualTo("990101-housing");
    }

    @Test
    void askForMoreTimeDecideAndSupervise() {
        String number = beingDelivered();
        done(
                number,
                "UserTask_DeliverNeed",
                "need/DeliverNeed",
                "team.202",
                "deliveryOutcome",
                "extend",
                "extendTo",
                workday(15),
                "privateReason",
                "材料未到");
        done(
                number,
                "UserTask_DecideExtension",
                "need/DecideExtension",
                "supervisor.100",
                "extensionDecision",
                "refuse",
                "privateReason",
                "材料可就近采购");
        fires(number, "BoundaryEvent_DeliveryTwiceOverdue");
        done(
                number,
                "UserTask_SuperviseDelivery",
                "need/SuperviseDelivery",
                "supervisor.100",
                "superviseOutcome",
                "newDate",
                "promisedOn",
                workday(5),
                "privateReason",
                "限期完成");
        assertThat(openTasks(number)).containsExactly("UserTask_DeliverNeed");
    }

    @Test
    void decideADispute() {
        String number = beingDelivered();
        for (int rating = 0; rating < 2; rating++) {
            complete(
                    number,
                    "UserTask_DeliverNeed",
                    "team.202",
                    "deliveryOutcome",
                    "delivered",
                    "privateResult",
                    "三盏路灯已更换");
            complete(number, "UserTask_VerifyDelivery", "clerk.100", "verifyOutcome", "done");
            resident.rates(number, Rating.DISSATISFIED, "还是不亮", Actor.resident());
        }
        done(
                number,
                "UserTask_DecideDispute",
                "need/DecideDispute",
                "supervisor.100",
                "disputeOutcome",
                "close",
                "privateReason",
                "现场核查，已按承诺落实");
    }

    @Test
    void aMeetingWithoutAQuorumIsConvenedAgainAndThenByTheTown() {
        String village = "990101100203";
        for (int need = 0; need < 2; need++) {
            String number = reportedBy("grid-worker.203-1", village);
            complete(number, "UserTask_TriageNeed", "clerk.203", triage());
            fires(number, "BoundaryEvent_MeetingOverdue");
            moveTo(MONDAY);
        }
        String meeting = waitingFor("clerk.990101100", "UserTask_OrderMeeting");
        done(meeting, "UserTask_OrderMeeting", "meeting/OrderMeeting", "clerk.100", "privateOrder", "请在两周内召开议定会");
        convened(meeting, "ConveneMeeting", "secretary.203", "2026-03-06T14:30");
        done(
                meeting,
                "UserTask_RecordMeeting",
                "meeting/RecordMeeting",
                "secretary.203",
                "present",
                12,
                "privateChair",
                "朱文静");
        convened(meeting, "ReconveneMeeting", "clerk.203", "2026-03-12T14:30");
        done(
                meeting,
                "UserTask_RecordMeeting",
                "meeting/RecordMeeting",
                "secretary.203",
                "present",
                10,
                "privateChair",
                "朱文静");
        convened(meeting, "ConveneByTown", "clerk.100", "2026-03-18T14:30");
        assertThat(openTasks(meeting)).containsExactly("UserTask_RecordMeeting");
    }

    private void convened(String meeting, String stem, String userId, String time) {
        done(
                meeting,
                "UserTask_" + stem,
                "meeting/" + stem,
                userId,
                "meetingTime",
                LocalDateTime.parse(time),
                "privateVenue",
                "村委会二楼会议室",
                "representatives",
                30);
        moveTo(Instant.parse(time + ":01Z").minusSeconds(8 * 3600));
        work();
    }

    @Test
    void aReportAboutAnOfficialIsSeenByTheDisciplineOfficeOnly() {
        Tasklist gridWorker = person("grid-worker.202-1");
        gridWorker
                .begin("行为反映 Conduct report", "conduct/ConductReported")
                .fill("privateDescription", "收取修路款不给收据", "privateAnonymous", true);
        assertDone(gridWorker.start());
        String number = waitingFor("discipline.990101", "UserTask_ReceiveConduct");
        done(
                number,
                "UserTask_ReceiveConduct",
                "conduct/ReceiveConduct",
                "discipline.district",
                "decision",
                "accept",
                "privateAnswer",
                "已受理，将依规核查");
    }

    @Test
    void aPromiseBeyondTheCapIsRefusedInBothLanguagesAndTheTaskStays() {
        String number = upForClaiming();
        Tasklist team = person("team.202");
        team.open(task(number, "UserTask_ClaimNeed").getId(), "need/ClaimNeed")
                .fill(
                        "claimOutcome", "claim",
                        "claimUnit", "志愿服务队",
                        "promisedOn", workday(61),
                        "privatePersonInCharge", "吴春燕",
                        "privatePlan", "更换三盏路灯");
        Tasklist.Answer answer = team.complete();
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.said())
                .contains("60")
                .containsPattern("[\\u4e00-\\u9fff]")
                .contains("working days");
        assertThat(openTasks(number)).containsExactly("UserTask_ClaimNeed");
    }

    @Test
    void aTaskCompletedTwiceSaysWhoWasFaster() {
        String number = reported();
        Tasklist first = person("clerk.202");
        Tasklist second = first.secondTab();
        String task = task(number, "UserTask_TriageNeed").getId();
        first.open(task, "need/TriageNeed").fill("triageOutcome", "screen", "title", "修复村口路灯");
        second.open(task, "need/TriageNeed").fill("triageOutcome", "screen", "title", "修复村口路灯二");
        assertDone(first.complete());
        Tasklist.Answer answer = second.complete();
        second.page().close();
        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.said()).contains("已由").contains("already been completed");
    }

    @Test
    void theListsStandReadyTheFirstDueComesFirstAndOverdueLooksOverdue() {
        String late = reportedBy("grid-worker.1201-1", "990101101201");
        moveTo(MONDAY.plusSeconds(24 * 3600));
        String later = reportedBy("grid-worker.1201-1", "990101101201");
        moveTo(task(late, "UserTask_TriageNeed").getDueDate().toInstant().plusSeconds(60));
        Tasklist clerk = person("clerk.1201");
        assertThat(clerk.lists().stream().map(name -> name.split("[ (\n]")[0]).toList())
                .containsExactly("本单位待办", "我的", "今日到期", "已超期", "紧急");

        List<String> cards = clerk.cards();
        assertThat(cards).hasSize(2);
        assertThat(cards.get(0)).contains(late);
        assertThat(cards.get(1)).contains(later);
        assertThat(clerk.card(late).locator(".due-date.overdue")).hasCount(1);
        assertThat(clerk.card(later).locator(".due-date.overdue")).hasCount(0);
        picture(clerk, "overdue");
        clerk.openList("Overdue");
        assertThat(clerk.card(late)).hasCount(1);
        assertThat(clerk.card(later)).hasCount(0);
    }

    // ---- the person at the screen

    /** The person follows the link to the task, fills the form and sends it; the task is gone. */
    private void done(String number, String key, String form, String userId, Object... fields) {
        String task = task(number, key).getId();
        Tasklist person = person(userId);
        person.open(task, form).fill(fields);
        picture(person, form.replace('/', '-'));
        assertDone(person.complete());
        assertThat(tasks.createTaskQuery().taskId(task).count()).as(form).isZero();
    }

    private static void assertDone(Tasklist.Answer answer) {
        assertThat(answer.done()).as(answer.toString()).isTrue();
    }

    // ---- how a case comes to its step

    private String reported(Object... more) {
        return reportedBy("grid-worker.202-1", VILLAGE, more);
    }

    private static Object[] triage() {
        return new Object[] {"triageOutcome", "screen", "title", "修复村口的路灯", "place", "村口"};
    }

    private String triaged() {
        String number = reported();
        complete(number, "UserTask_TriageNeed", "clerk.202", triage());
        return number;
    }

    private String accepted() {
        String number = triaged();
        assertThat(screening.screened(number, ScreeningOutcome.ACCEPTED, null, "M-" + VILLAGE + "-2026-99", "31:2:1"))
                .isTrue();
        return number;
    }

    private void objected(String number) {
        resident.objects(number, new Objection("这段路灯去年才修过", "邻居", "13800000000", false), Actor.resident());
    }

    private String upForClaiming() {
        String number = accepted();
        fires(number, "CatchEvent_PostingOver");
        return number;
    }

    private String beingDelivered() {
        String number = upForClaiming();
        complete(
                number,
                "UserTask_ClaimNeed",
                "team.202",
                "claimOutcome",
                "claim",
                "claimUnit",
                TEAM,
                "promisedOn",
                workday(10).toString(),
                "privatePlan",
                "更换三盏路灯",
                "privatePersonInCharge",
                "吴春燕");
        return number;
    }
}
