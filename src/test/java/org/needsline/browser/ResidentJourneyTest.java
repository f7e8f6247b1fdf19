package org.needsline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.needsline.need.Ending;
import org.needsline.need.NeedView;
import org.needsline.need.ResidentLinks;
import org.needsline.need.Status;
import org.needsline.support.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** One need from a resident's phone to the rating by one tap, as residents and offices see it; and nobody else learns who it was. */
@ExtendWith(OutputCaptureExtension.class)
class ResidentJourneyTest extends BrowserTest {

    private static final String VILLAGE = "990101100201";
    private static final String PHONE = "13987654321";
    private static final String NAME = "欧阳小满儿";
    private static final String DESCRIPTION = "村西头洗衣塘边的石阶断了三级，老人洗衣服容易滑下去";

    @Autowired
    ResidentLinks links;

    @TempDir
    Path folder;

    private final List<String> seen = new ArrayList<>();
    private String number = "";
    private String neighbour = "";

    @Test
    void aNeedGoesFromAPhoneToTheRatingAndNobodyLearnsWhoseItIs(CapturedOutput logs) throws IOException {
        try (BrowserContext phone = phone("zh-CN")) {
            Page page = watched(phone.newPage());
            String code = toldWithAPhoto(page);
            followed(page, code);
        }
        work();
        try (BrowserContext phone = phone("en-US")) {
            joinedByANeighbour(watched(phone.newPage()));
        }
        triagedAndMerged();
        screened();
        posted();
        objectedTo();
        answered();
        delivered();
        ratedByOneTap();
        closed();
        everythingPublic();
        assertThat(logs.getAll()).doesNotContain(PHONE, NAME);
    }

    private String toldWithAPhoto(Page page) throws IOException {
        page.navigate(site("/site/needs/new"));
        page.locator("#q").fill("柳树");
        page.locator("form[role=search] button").click();
        picture(page, "tell-village");
        page.locator("a[href*='village=" + VILLAGE + "']").click();
        page.locator("button[type=submit]").click();
        assertThat(page.locator("#description-wrong")).isVisible();
        picture(page, "tell-wrong");
        page.locator("#category").selectOption("lighting");
        page.locator("#description").fill(DESCRIPTION);
        page.locator("#place").fill("洗衣塘");
        page.locator("#households").fill("30");
        page.locator("#name").fill(NAME);
        page.locator("#phone").fill("110");
        page.locator("#phone").blur();
        page.waitForTimeout(700);
        // The phone is put away, and what was typed is there again.
        page.navigate(site("/site/needs/new?village=" + VILLAGE));
        assertThat(page.locator("#drafts")).containsText("洗衣塘边的石阶");
        picture(page, "tell-draft");
        page.locator("#drafts button").first().click();
        assertThat(page.locator("#description")).hasValue(DESCRIPTION);
        page.locator("button[type=submit]").click();
        assertThat(page.locator("#phone-wrong")).containsText("电话号码不正确");
        assertThat(page.locator("#name")).hasValue(NAME);
        page.locator("#phone").fill(PHONE);
        page.locator("#photo").setInputFiles(photo());
        picture(page, "tell");
        page.locator("button[type=submit]").click();
        page.locator("#code").waitFor();
        picture(page, "receipt");
        number = page.locator("#number").innerText();
        String code = page.locator("#code").innerText();
        assertThat(code).hasSize(31);
        page.navigate(site("/site/needs/new?village=" + VILLAGE));
        assertThat(page.locator("#drafts")).isHidden();
        return code;
    }

    private void followed(Page page, String code) {
        page.navigate(site("/site/needs"));
        page.locator("#number").fill(number);
        page.locator("#code").fill("AAAA-BBBB-CCCC");
        page.locator("main button").click();
        assertThat(page.locator("#code-wrong")).isVisible();
        picture(page, "follow-wrong");
        page.locator("#code").fill(code.toLowerCase());
        page.locator("main button").click();
        assertThat(page.locator("h1")).isVisible();
        assertThat(page.locator("main")).containsText("受理员");
        assertThat(page.url()).contains("/site/r/").doesNotContain(code);
        picture(page, "need");
    }

    private void joinedByANeighbour(Page page) {
        page.navigate(site("/site/needs/new?village=" + VILLAGE));
        page.locator("#category").selectOption("lighting");
        page.locator("#description").fill("洗衣塘石阶断了，老人洗衣服容易滑倒");
        page.locator("#place").fill("洗衣塘");
        page.locator("#place").blur();
        Locator offered = page.locator("#similar input[value='" + number + "']");
        offered.waitFor();
        assertThat(page.locator("#similar")).not().containsText("断了三级");
        offered.check();
        page.locator("input[name=contact][value=anonymous]").check();
        picture(page, "tell-en");
        page.locator("button[type=submit]").click();
        page.locator("#code").waitFor();
        picture(page, "receipt-en");
        neighbour = page.locator("#number").innerText();
        assertThat(neighbour).isNotEqualTo(number);
    }

    private void triagedAndMerged() {
        work();
        Tasklist clerk = person("clerk.201");
        ScreenForm form = clerk.open(task(number, "UserTask_TriageNeed").getId(), "need/TriageNeed");
        assertThat(clerk.panel()).containsText(DESCRIPTION);
        form.fill("triageOutcome", "screen", "title", "修复洗衣塘石阶", "place", "洗衣塘");
        assertDone(clerk.complete());
        complete(neighbour, "UserTask_TriageNeed", "clerk.201", "triageOutcome", "merge", "mergeIntoNumber", number);
        assertThat(needs.mergedNeedsOf(number)).containsExactly(neighbour);
    }

    private void screened() {
        Tasklist secretary = person("secretary.201");
        secretary.begin("议定会 Screening meeting", "meeting/MeetingCalled");
        assertDone(secretary.start());
        String meeting = waitingFor("secretary." + VILLAGE, "UserTask_ConveneMeeting");
        secretary
                .open(task(meeting, "UserTask_ConveneMeeting").getId(), "meeting/ConveneMeeting")
                .fill(
                        "conveneOutcome",
                        "convene",
                        "meetingTime",
                        LocalDateTime.parse("2026-03-06T14:30"),
                        "privateVenue",
                        "村委会",
                        "representatives",
                        30);
        assertDone(secretary.complete());
        moveTo(Instant.parse("2026-03-06T06:31:00Z"));
        work();
        secretary
                .open(task(meeting, "UserTask_RecordMeeting").getId(), "meeting/RecordMeeting")
                .fill("present", 24, "privateChair", "刘桂兰", "listYes", 20, "listNo", 3, "listAbstain", 1);
        assertDone(secretary.complete());
        secretary
                .open(task(meeting, "UserTask_PublishMinutes").getId(), "meeting/PublishMinutes")
                .fill("publishOutcome", "publish");
        assertDone(secretary.complete());
        work();
        assertThat(needs.view(number).status()).isEqualTo(Status.POSTING);
    }

    private void posted() {
        Page clerk = person("clerk.201").page();
        assertThat(publicPage("/site/needs/" + number + "/object"))
                .contains("修复洗衣塘石阶")
                .doesNotContain("断了三级");
        clerk.navigate(site("/casefile/moderation.html"));
        Locator card = clerk.locator("section.card", new Page.LocatorOptions().setHasText(number));
        card.locator("textarea").fill("石阶断了三级，容易滑倒");
        picture(clerk, "moderation");
        card.locator("button").first().click();
        card.waitFor(
                new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        assertThat(publicPage("/site/needs/" + number + "/object")).contains("石阶断了三级，容易滑倒");
    }

    private void objectedTo() {
        try (BrowserContext phone = phone("zh-CN")) {
            Page page = watched(phone.newPage());
            page.navigate(site("/site/needs/" + number + "/object"));
            page.locator("button[type=submit]").click();
            assertThat(page.locator("#text-wrong")).isVisible();
            page.locator("#text").fill("先修路灯，石阶可以等明年");
            picture(page, "object");
            page.locator("button[type=submit]").click();
            assertThat(page.locator(".notice.done")).isVisible();
            assertThat(page.locator("main")).not().containsText("可以等明年");
        }
        assertThat(needs.objectionsOf(number)).hasSize(1);
    }

    private void answered() {
        Tasklist town = person("clerk.100");
        town.open(task(number, "UserTask_ReviewObjection").getId(), "need/ReviewObjection")
                .fill("objectionDecision", "dismissed", "privateAnswer", "石阶危险，不能等；路灯另列计划。");
        assertDone(town.complete());
        String page = publicPage("/site/needs/" + number + "/object");
        assertThat(page).contains("石阶危险，不能等", "异议不成立").doesNotContain("可以等明年");
        fires(number, "CatchEvent_PostingOver");
        work();
    }

    private void delivered() {
        complete(
                number,
                "UserTask_ClaimNeed",
                "team.201",
                "claimOutcome",
                "claim",
                "claimUnit",
                VILLAGE + "-volunteers",
                "promisedOn",
                workday(10).toString(),
                "privatePersonInCharge",
                "陈志强",
                "privatePlan",
                "换三级石阶");
        Tasklist team = person("team.201");
        team.open(task(number, "UserTask_DeliverNeed").getId(), "need/DeliverNeed")
                .fill("deliveryOutcome", "delivered", "privateResult", "石阶已换好");
        assertDone(team.complete());
        Tasklist town = person("clerk.100");
        town.open(task(number, "UserTask_VerifyDelivery").getId(), "need/VerifyDelivery")
                .fill("verifyOutcome", "done");
        assertDone(town.complete());
        work();
        assertThat(needs.view(number).status()).isEqualTo(Status.RATING);
    }

    private void ratedByOneTap() {
        try (BrowserContext phone = phone("zh-CN")) {
            Page page = watched(phone.newPage());
            page.navigate(site(links.linkFor(number) + "/rate/satisfied"));
            assertThat(needs.hasRated(number)).as("looking rates nothing").isFalse();
            picture(page, "rate");
            page.locator("button[type=submit]").click();
            assertThat(page.locator(".notice.done")).containsText("谢谢您的评价");
            picture(page, "rated");
            assertThat(needs.hasRated(number)).isTrue();
            page.navigate(site(links.linkFor(neighbour)));
            picture(page, "need-merged");
            page.locator("input[name=rating][value=mostly]").check();
            page.locator("form[action$='/rate'] button").click();
            assertThat(page.locator(".notice.done")).isVisible();
        }
    }

    private void closed() {
        work();
        NeedView need = needs.view(number);
        assertThat(need.status()).isEqualTo(Status.CLOSED);
        assertThat(need.ending()).isEqualTo(Ending.MET);
    }

    /** Everything that the public was sent, and what programs get: neither name nor phone, in pages, headers or JSON. */
    private void everythingPublic() {
        for (String path : List.of(
                "/site/",
                "/site/villages/" + VILLAGE,
                "/site/villages/" + VILLAGE + "/feed",
                "/site/villages/" + VILLAGE + "/notice",
                "/site/villages/" + VILLAGE + "/results",
                "/site/needs/" + number + "/object",
                links.linkFor(number),
                "/site/sitemap.xml",
                "/api/residents/needs/" + number,
                "/api/residents/access-ledger/990101")) {
            publicPage(path);
        }
        assertThat(seen).hasSizeGreaterThan(30);
        assertThat(String.join("\n", seen)).doesNotContain(NAME, "小满儿");
        // The reporter's own browser shows them their own number while they type it, and nobody else's ever.
        assertThat(String.join("\n", seen)).doesNotContain(PHONE);
    }

    private String publicPage(String path) {
        var answer = new Visitor(port)
                .with("Accept-Language", "zh-CN")
                .with("Accept", "text/html,*/*")
                .get(path);
        seen.add(answer.headers().map() + "\n" + answer.body());
        return answer.body();
    }

    /** Whatever the server sends to a public page is kept, but for the form that comes back to the one who is filling it. */
    private Page watched(Page page) {
        page.onResponse(response -> {
            String type = response.headers().getOrDefault("content-type", "");
            if (response.request().method().equals("GET") && (type.contains("html") || type.contains("json"))) {
                try {
                    seen.add(response.headers() + "\n" + response.text());
                } catch (com.microsoft.playwright.PlaywrightException gone) {
                    seen.add(String.valueOf(response.headers()));
                }
            }
        });
        return page;
    }

    private BrowserContext phone(String language) {
        return chromium.phone(language, clock.instant());
    }

    private String site(String path) {
        return "http://localhost:" + port + path;
    }

    private Path photo() throws IOException {
        BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
        Graphics2D paint = image.createGraphics();
        paint.setColor(Color.GRAY);
        paint.fillRect(40, 60, 200, 100);
        paint.dispose();
        Path file = folder.resolve("steps.jpg");
        ImageIO.write(image, "jpg", file.toFile());
        return file;
    }

    private static void assertDone(Tasklist.Answer answer) {
        assertThat(answer.done()).as(answer.toString()).isTrue();
    }
}
