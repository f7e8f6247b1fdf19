package org.needsline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.needsline.meeting.ScreeningOutcome;
import org.needsline.meeting.ScreeningResults;
import org.needsline.need.Actor;
import org.needsline.need.Objection;
import org.needsline.need.Rating;
import org.needsline.need.ResidentActs;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * A page written into every text field of a case is text wherever it is shown: no element of it stands on a screen, nothing of it runs. That
 * no box pops up and that no page's policy had to forbid anything is looked at after each test.
 */
class HostileTextTest extends BrowserTest {

    private static final String VILLAGE = "990101100202";
    private static final String TEAM = "990101100202-volunteers";

    /** Would draw an element, ask for a picture and run twice. */
    private static final String PAGE = "<u class=hostile>x</u><img src=x onerror=alert(1)><script>alert(2)</script>";

    private static final String MARK = "<u class=hostile>";
    private static final String SHORT = "<u class=hostile>x</u><img src=x onerror=alert(1)>";
    private static final String FILE = "\"><img src=x onerror=alert(1)>.pdf";

    @Autowired
    ScreeningResults screening;

    @Autowired
    ResidentActs resident;

    private String number = "";

    @Test
    void whatPeopleWriteIsTextWhereverItIsShown() throws IOException {
        registeredAndTriaged();
        objectedTo();
        claimed();
        noted();
        deliveredAndVerified();
        disputed();
        shownOnThePageOfTheCase();
        foundInTheLists();
        proven();
        printed();
    }

    private void registeredAndTriaged() {
        number = reportedBy(
                "grid-worker.202-1",
                VILLAGE,
                "privateDescription",
                "描述" + PAGE,
                "privatePlace",
                "地点" + PAGE,
                "privateReporterName",
                SHORT);
        Tasklist clerk = person("clerk.202");
        ScreenForm form = clerk.open(task(number, "UserTask_TriageNeed").getId(), "need/TriageNeed");
        assertThat(clerk.panel()).containsText("描述" + MARK);
        assertThat(clerk.panel()).containsText("地点" + MARK);
        inert(clerk.page());
        form.fill("triageOutcome", "screen", "title", SHORT, "place", "官方地点" + PAGE);
        done(clerk);
        screening.screened(number, ScreeningOutcome.ACCEPTED, null, "M-" + VILLAGE + "-2026-98", "31:2:1");
    }

    private void objectedTo() {
        resident.objects(number, new Objection("异议" + PAGE, SHORT, "13800000000", false), Actor.resident());
        Tasklist clerk = person("clerk.100");
        ScreenForm form = clerk.open(task(number, "UserTask_ReviewObjection").getId(), "need/ReviewObjection");
        assertThat(clerk.panel()).containsText("异议" + MARK);
        assertThat(clerk.page().locator(".task-details .fjs-container")).containsText(MARK);
        inert(clerk.page());
        form.fill("objectionDecision", "dismissed", "privateAnswer", "答复" + PAGE);
        done(clerk);
        fires(number, "CatchEvent_PostingOver");
    }

    private void claimed() {
        Tasklist team = person("team.202");
        team.open(task(number, "UserTask_ClaimNeed").getId(), "need/ClaimNeed");
        assertThat(team.page().locator(".task-details .fjs-container")).containsText("官方地点" + MARK);
        inert(team.page());
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
                "计划" + PAGE,
                "privatePersonInCharge",
                SHORT);
    }

    private void noted() {
        CaseScreen screen = CaseScreen.of(person("team.202"), number);
        screen.part("timeline").locator("textarea").fill("进展" + PAGE);
        screen.part("timeline").locator("form.nl-note button[type=submit]").click();
        assertThat(screen.part("timeline").locator(".nl-timeline")).containsText("进展" + MARK);
        screen.write("留言" + PAGE);
        assertThat(screen.part("notes")).containsText("留言" + MARK);
        inert(screen.page());
        screen.page().close();
    }

    private void proven() throws IOException {
        CaseScreen screen = CaseScreen.of(person("team.202"), number);
        screen.add("说明" + PAGE, new FilePayload(FILE, "application/pdf", document()));
        assertThat(screen.pieces()).hasCount(1);
        assertThat(screen.pieces()).containsText("说明" + MARK);
        inert(screen.page());
        screen.pieces().locator("button").last().click();
        screen.pieces().locator("form.nl-ask input").fill("撤下" + SHORT);
        screen.pieces().locator("form.nl-ask button[type=submit]").click();
        assertThat(screen.pieces().locator("q")).containsText("撤下" + MARK);
        inert(screen.page());
        screen.page().close();
    }

    private void deliveredAndVerified() {
        complete(
                number,
                "UserTask_DeliverNeed",
                "team.202",
                "deliveryOutcome",
                "delivered",
                "privateResult",
                "结果" + PAGE);
        Tasklist clerk = person("clerk.100");
        ScreenForm form = clerk.open(task(number, "UserTask_VerifyDelivery").getId(), "need/VerifyDelivery");
        assertThat(clerk.panel()).containsText("结果" + MARK);
        inert(clerk.page());
        form.fill("verifyOutcome", "notDone", "privateMissing", "缺" + PAGE);
        done(clerk);
        for (int rating = 0; rating < 2; rating++) {
            complete(
                    number,
                    "UserTask_DeliverNeed",
                    "team.202",
                    "deliveryOutcome",
                    "delivered",
                    "privateResult",
                    "结果" + PAGE);
            complete(number, "UserTask_VerifyDelivery", "clerk.100", "verifyOutcome", "done");
            resident.rates(number, Rating.DISSATISFIED, "评价" + PAGE, Actor.resident());
        }
        work();
    }

    private void disputed() {
        Tasklist supervisor = person("supervisor.100");
        supervisor.open(task(number, "UserTask_DecideDispute").getId(), "need/DecideDispute");
        inert(supervisor.page());
    }

    private void shownOnThePageOfTheCase() {
        CaseScreen screen = CaseScreen.of(person("clerk.202"), number);
        assertThat(screen.page().locator("h1")).containsText(MARK);
        for (String words : new String[] {"描述", "官方地点", "异议", "答复", "计划", "进展", "留言", "结果", "缺", "评价"}) {
            assertThat(screen.page().locator("main")).containsText(words + MARK);
        }
        screen.reveal("核实" + SHORT);
        assertThat(screen.part("people")).containsText(MARK);
        inert(screen.page());
        picture(screen.page(), "hostile");
        screen.page().close();

        CaseScreen above = CaseScreen.of(person("supervisor.100"), number);
        above.part("accesses").locator("button").click();
        assertThat(above.part("accesses")).containsText("核实" + MARK);
        inert(above.page());
        above.page().close();
    }

    private void foundInTheLists() {
        Tasklist clerk = person("clerk.202");
        Locator suggestions = clerk.find("hostile");
        assertThat(suggestions.first()).containsText(MARK);
        inert(clerk.page());
        Page list = clerk.page().context().newPage();
        list.navigate(clerk.origin() + "/casefile/?text=hostile&unit=%3Cu%20class%3Dhostile%3E");
        assertThat(list.locator("main [role=alert]")).isVisible();
        inert(list);
        list.navigate(clerk.origin() + "/casefile/?text=hostile");
        assertThat(list.locator(".found tbody tr").first()).containsText(MARK);
        inert(list);
        list.navigate(clerk.origin() + "/casefile/1#<img src=x onerror=alert(1)>");
        assertThat(list.locator("main [role=alert]")).isVisible();
        inert(list);
        list.close();
        assertThat(clerk.messages()).isNotEmpty();
        inert(clerk.page());
    }

    private void printed() throws IOException {
        CaseScreen screen = CaseScreen.of(person("clerk.202"), number);
        Path print =
                screen.download(screen.page().locator(".tools a[download]")).path();
        try (PDDocument file = Loader.loadPDF(print.toFile())) {
            assertThat(new PDFTextStripper().getText(file)).contains(number, "hostile");
        }
        screen.page().close();
    }

    private static void inert(Page page) {
        assertThat(page.locator(".hostile, img[src='x'], [onerror]")).hasCount(0);
    }

    private static void done(Tasklist person) {
        Tasklist.Answer answer = person.complete();
        assertThat(answer.done()).as(answer.toString()).isTrue();
    }

    private static byte[] document() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PDDocument made = new PDDocument()) {
            made.addPage(new PDPage());
            made.save(bytes);
        }
        return bytes.toByteArray();
    }
}
