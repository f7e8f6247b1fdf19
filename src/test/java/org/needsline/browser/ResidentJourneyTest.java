package org.needsline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.needsline.need.Ending;
import org.needsline.need.NeedView;
import org.needsline.need.ResidentLinks;
import org.needsline.need.Status;
import org.needsline.support.Visitor;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;

/** One need from a resident's phone to the rating by one tap, as residents and offices see it; and nobody else learns who it was. */
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(properties = "test.district=journey")
class ResidentJourneyTest extends BrowserTest {

    private static final String VILLAGE = "990101100201";
    private static final String PHONE = "13987654321";
    private static final String NAME = "欧阳小满儿";
    private static final String SAID = "村西头洗衣塘边的石阶断了三级，老人洗衣服容易滑下去";
    private static final String DESCRIPTION = SAID + "。我叫" + NAME + "，电话" + PHONE;
    private static final String MARK = "what is logged can be read here";

    @Autowired
    ResidentLinks links;

    @TempDir
    Path folder;

    private final List<String> seen = new ArrayList<>();
    private String number = "";
    private String code = "";
    private String neighbour = "";

    @Test
    void aNeedGoesFromAPhoneToTheRatingAndNobodyLearnsWhoseItIs(CapturedOutput logs) throws IOException {
        try (BrowserContext phone = phone("zh-CN")) {
            Page page = watched(phone.newPage());
            toldWithAPhoto(page);
            followed(page);
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
        LoggerFactory.getLogger(getClass()).warn(MARK);
        assertThat(logs.getAll()).contains(MARK).doesNotContain(PHONE, NAME);
    }

    private void toldWithAPhoto(Page page) throws IOException {
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
        assertThat(kept(page)).as("nobody asked for it to be kept").isNull();
        page.locator("#keep").click();
        assertThat(page.locator("#network")).containsText("已存在这部手机里");
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
        page.locator("input[name=consent]").check();
        page.locator("#photo").setInputFiles(photo());
        picture(page, "tell");
        page.locator("button[type=submit]").click();
        page.locator("#code").waitFor();
        picture(page, "receipt");
        number = page.locator("#number").innerText();
        code = page.locator("#code").innerText();
        assertThat(code).hasSize(31);
        page.navigate(site("/site/needs/new?village=" + VILLAGE));
        assertThat(page.locator("#drafts")).isHidden();
        assertThat(kept(page)).as("it has been sent").isNull();
    }

    /** What the site has kept in this phone; null: nothing. */
    private static Object kept(Page page) {
        return page.evaluate("localStorage.getItem('needsline.drafts')");
    }

    private void followed(Page page) {
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
        assertThat(page.locator("main")).not().containsText(PHONE);
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
        assertThat(clerk.panel()).containsText(SAID);
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
        Locator card = clerk.locator("section.word", new Page.LocatorOptions().setHasText(number));
        // The clerk changes nothing: what is proposed names nobody.
        assertThat(card.locator("textarea")).hasValue(Pattern.compile(SAID + ".*欧阳＊＊.*"));
        picture(clerk, "moderation");
        card.locator("button").first().click();
        card.waitFor(
                new Locator.WaitForOptions().setState(com.microsoft.playwright.options.WaitForSelectorState.DETACHED));
        assertThat(publicPage("/site/needs/" + number + "/object")).contains(SAID);
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
                .fill("objectionDecision", "dismissed", "privateAnswer", "石阶危险，不能等；已告诉" + NAME + "（" + PHONE + "）。");
        assertDone(town.complete());
        String page = publicPage("/site/needs/" + number + "/object");
        assertThat(page).contains("石阶危险，不能等", "欧阳＊＊", "异议不成立").doesNotContain("可以等明年");
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
                .fill("deliveryOutcome", "delivered", "privateResult", "石阶已换好，" + NAME + "（" + PHONE + "）在场");
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

    /** Everything that the public was sent, and what programs get: neither name nor phone, in pages, feeds, headers or JSON. */
    private void everythingPublic() {
        for (String path : List.of(
                "/site/",
                "/site/towns/990101100",
                "/site/villages/" + VILLAGE,
                "/site/villages/" + VILLAGE + "/results",
                "/site/villages/" + VILLAGE + "/under-way",
                "/site/villages/" + VILLAGE + "/meetings",
                "/site/villages/" + VILLAGE + "/access",
                "/site/villages/" + VILLAGE + "/feed",
                "/site/villages/" + VILLAGE + "/print",
                "/site/postings/" + number,
                "/site/needs/" + number + "/object",
                "/site/sitemap.xml",
                links.linkFor(number),
                links.linkFor(neighbour),
                "/open311/v2/services.json",
                "/open311/v2/requests.json?service_request_id=" + number,
                "/open311/v2/requests.xml?service_request_id=" + number,
                "/open311/v2/requests/" + number + ".json",
                "/open311/v2/requests/" + number + ".xml")) {
            publicPage(path);
        }
        assertThat(publicPage("/site/villages/" + VILLAGE + "/feed")).contains("修复洗衣塘石阶");
        assertThat(publicPage("/site/postings/" + number))
                .contains(SAID, "欧阳＊＊", "石阶危险，不能等")
                .doesNotContain("可以等明年");
        HttpResponse<String> own = outside()
                .with("X-Receipt-Code", code)
                .with("Accept", "application/json")
                .get("/api/residents/needs/" + number);
        assertThat(own.statusCode()).isEqualTo(200);
        seen.add(own.headers().map() + own.body());
        HttpResponse<String> locked = outside().get("/api/residents/needs/" + number);
        assertThat(locked.statusCode()).isEqualTo(403);
        seen.add(locked.headers().map() + locked.body());

        assertThat(seen).hasSizeGreaterThan(40);
        assertThat(String.join("\n", seen)).contains("修复洗衣塘石阶").doesNotContain(NAME, "小满儿", PHONE);
    }

    private Visitor outside() {
        return new Visitor(port).with("Accept-Language", "zh-CN");
    }

    private String publicPage(String path) {
        HttpResponse<String> answer = outside().with("Accept", "text/html,*/*").get(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        seen.add(answer.headers().map() + "\n" + answer.body());
        return answer.body();
    }

    /** Whatever the server sends is kept, but for the form that comes back with what its sender is still typing. */
    private Page watched(Page page) {
        page.onResponse(response -> {
            boolean ownForm = response.request().method().equals("POST")
                    && response.url().endsWith("/site/needs/new")
                    && response.status() == 400;
            String type = response.headers().getOrDefault("content-type", "");
            String body = "";
            if (!ownForm && (type.contains("html") || type.contains("json"))) {
                try {
                    body = response.text();
                } catch (PlaywrightException leftAlready) {
                    // The page has gone on; the same address is read once more by everythingPublic.
                    body = "";
                }
            }
            seen.add(response.url() + "\n" + response.headers() + "\n" + body);
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
