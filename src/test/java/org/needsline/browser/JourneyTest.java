package org.needsline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.needsline.need.Ending;
import org.needsline.need.NeedView;
import org.needsline.need.Rating;
import org.needsline.need.Status;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** One need from the doorstep to the resident's rating, as its people see it on their screens; in a district where no other test has a meeting under way. */
@TestPropertySource(properties = "test.district=journey")
class JourneyTest extends BrowserTest {

    private static final String DESCRIPTION = "村口到小学的路灯坏了三盏，孩子晚上放学看不清路";
    private static final String PHONE = "13912345678";
    private static final String MASKED = "139****5678";
    private static final String OFFICE = "示例·清河镇农业农村办";

    @Autowired
    JdbcClient database;

    private String number = "";

    @Test
    void aNeedIsRegisteredScreenedLetLapseClaimedDeliveredVerifiedRatedAndClosed() throws IOException {
        registeredByTheGridWorker();
        triagedByTheClerk();
        decidedByTheMeeting();
        postedAndLetLapseByTheVillage();
        claimedByTheTown();
        delivered();
        verifiedByTheVillage();
        ratedByCallBack();
        closed();
    }

    private void registeredByTheGridWorker() {
        Tasklist gridWorker = person("grid-worker.201-1");
        gridWorker
                .begin("登记群众需求 Need, from report to rating", "need/NeedReported")
                .fill(
                        "privateDescription", DESCRIPTION,
                        "privatePlace", "村口至小学",
                        "category", "lighting",
                        "kind", "life",
                        "scope", "common",
                        "households", 40,
                        "privateReporterName", "周春梅",
                        "privateReporterPhone", PHONE,
                        "consentToName", true);
        picture(gridWorker, "register");
        assertDone(gridWorker.start());
        number = waitingFor("clerk.990101100201", "UserTask_TriageNeed");
        assertThat(number).startsWith("990101100201-2026-");
    }

    private void triagedByTheClerk() {
        Tasklist clerk = person("clerk.201");
        ScreenForm form = clerk.pick("受理需求 Triage need", number, "need/TriageNeed");
        picture(clerk, "list");
        assertThat(clerk.panel()).containsText(DESCRIPTION);
        assertThat(clerk.panel()).containsText(MASKED);
        assertThat(clerk.panel()).not().containsText(PHONE);
        assertThat(clerk.panel().locator(".nl-due")).containsText("2026-03-04 17:30");
        assertThat(clerk.panel().locator(".nl-due .nl-how")).containsText("自2026-03-02起2个工作日");
        assertThat(clerk.panel().locator(".nl-timeline")).containsText("已登记");

        clerk.reveal("核实地点");
        assertThat(clerk.panel()).containsText(PHONE);
        assertThat(database.sql(
                                "select user_id || ': ' || reason from case_access where case_number = ? and action = 'reveal'")
                        .param(number)
                        .query(String.class)
                        .list())
                .containsExactly("clerk.201: 核实地点");

        form.fill("triageOutcome", "screen", "title", "修复村口至小学的路灯", "place", "村口至小学路段");
        picture(clerk, "triage");
        assertDone(clerk.complete());
        assertThat(openTasks(number)).isEmpty();
        assertThat(needs.view(number).status()).isEqualTo(Status.SCREENING);
    }

    private void decidedByTheMeeting() throws IOException {
        Tasklist secretary = person("secretary.201");
        secretary.begin("议定会 Screening meeting", "meeting/MeetingCalled");
        assertDone(secretary.start());
        String meeting = waitingFor("secretary.990101100201", "UserTask_ConveneMeeting");

        secretary
                .open(task(meeting, "UserTask_ConveneMeeting").getId(), "meeting/ConveneMeeting")
                .fill(
                        "conveneOutcome",
                        "convene",
                        "meetingTime",
                        LocalDateTime.parse("2026-03-06T14:30"),
                        "privateVenue",
                        "村委会二楼会议室",
                        "representatives",
                        30);
        picture(secretary, "convene");
        assertDone(secretary.complete());

        moveTo(Instant.parse("2026-03-06T06:31:00Z"));
        work();
        secretary
                .open(task(meeting, "UserTask_RecordMeeting").getId(), "meeting/RecordMeeting")
                .fill(
                        "present", 24,
                        "privateChair", "刘桂兰",
                        "listYes", 20,
                        "listNo", 3,
                        "listAbstain", 1);
        picture(secretary, "record");
        assertDone(secretary.complete());

        secretary
                .open(task(meeting, "UserTask_PublishMinutes").getId(), "meeting/PublishMinutes")
                .fill("publishOutcome", "publish");
        picture(secretary, "publish");
        assertDone(secretary.complete());
        work();
        assertThat(openTasks(meeting)).isEmpty();
        assertThat(needs.view(number).status()).isEqualTo(Status.POSTING);
    }

    private void postedAndLetLapseByTheVillage() {
        fires(number, "CatchEvent_PostingOver");
        assertThat(needs.view(number).level().code()).isEqualTo("VILLAGE");
        Tasklist team = person("team.201");
        team.openList("My units");
        assertThat(team.card(number)).containsText("修复村口至小学的路灯");
        fires(number, "BoundaryEvent_ClaimNeedLapsed");
        assertThat(needs.view(number).level().code()).isEqualTo("TOWN");
        team.openList("My units");
        assertThat(team.card(number)).hasCount(0);
    }

    private void claimedByTheTown() throws IOException {
        work();
        Tasklist officer = person("officer.100-agriculture");
        ScreenForm form = officer.pick("认领需求 Claim need", number, "need/ClaimNeed");
        assertThat(officer.panel()).containsText(DESCRIPTION);
        assertThat(officer.panel().locator(".nl-ladder li")).hasCount(2);
        assertThat(officer.panel().locator(".nl-clock").first()).containsText("超时自动流转");
        Path minutes = officer.downloadMinutes();
        assertThat(Files.readAllBytes(minutes)).startsWith("%PDF".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        try (PDDocument document = Loader.loadPDF(minutes.toFile())) {
            assertThat(new PDFTextStripper().getText(document)).contains(number, "刘桂兰");
        }
        form.fill(
                "claimOutcome", "claim",
                "claimUnit", OFFICE,
                "promisedOn", workday(10),
                "privatePersonInCharge", "邓彩霞",
                "privatePlan", "联系电力公司更换三盏路灯");
        picture(officer, "claim");
        assertDone(officer.complete());
        NeedView need = needs.view(number);
        assertThat(need.responsible()).isEqualTo("990101100-agriculture");
        assertThat(need.promisedOn()).isEqualTo(workday(10));
    }

    private void delivered() {
        Tasklist officer = person("officer.100-agriculture");
        officer.pick("落实需求 Deliver need", number, "need/DeliverNeed")
                .fill("deliveryOutcome", "delivered", "privateResult", "三盏路灯已更换，夜间巡查正常");
        picture(officer, "deliver");
        assertDone(officer.complete());
    }

    private void verifiedByTheVillage() {
        Tasklist clerk = person("clerk.201");
        ScreenForm form = clerk.pick("核实落实 Verify delivery", number, "need/VerifyDelivery");
        assertThat(clerk.panel().locator(".nl-timeline")).containsText("三盏路灯已更换");
        form.fill("verifyOutcome", "done");
        assertDone(clerk.complete());
    }

    private void ratedByCallBack() {
        moveTo(calendars.current().plusWorkdays(clock.instant(), 5).instant().plusSeconds(1));
        work();
        Tasklist district = person("clerk.district");
        district.pick("回访 Call back", number, "need/CallBack")
                .fill("callBackOutcome", "reached", "rating", "satisfied", "privateWord", "路灯亮了，谢谢");
        picture(district, "callback");
        assertDone(district.complete());
    }

    private void closed() {
        work();
        NeedView need = needs.view(number);
        assertThat(need.status()).isEqualTo(Status.CLOSED);
        assertThat(need.ending()).isEqualTo(Ending.MET);
        assertThat(need.rating()).hasToString(Rating.SATISFIED.toString());
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .processDefinitionKey("NeedLifecycle")
                        .count())
                .isZero();
        assertThat(person("clerk.201").messages()).anyMatch(message -> message.contains(number));
    }

    private static void assertDone(Tasklist.Answer answer) {
        assertThat(answer.done()).as(answer.toString()).isTrue();
        assertThat(answer.said()).doesNotContainIgnoringCase("error").doesNotContain("失败", "出错");
    }
}
