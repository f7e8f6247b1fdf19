package org.needsline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.needsline.access.AccessLedger;
import org.needsline.meeting.PublicMeetings;
import org.needsline.need.PublicNeeds;
import org.needsline.sample.process.PlayedCases;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** The public site in a real browser: for eyes, fingers, keyboards and screen readers, on a phone and on paper. */
@TestPropertySource(properties = "needsline.scoring.minimum-ratings=1")
class SiteScreenTest extends BrowserTest {

    private static final String VILLAGE = "/site/villages/990101100201";
    private static final double SLOWEST_PAINT = 2_500;

    @Autowired
    PublicNeeds published;

    @Autowired
    PublicMeetings meetings;

    @Autowired
    AccessLedger ledger;

    /** In a database of this test's own: cases are played only where there is none. */
    @BeforeEach
    void theCasesArePlayed(@Autowired BeanFactory system) {
        PlayedCases.in(system);
    }

    /** The cases were played up to now. */
    @Override
    void theClockStands() {}

    private Map<String, String> pages() {
        String village = VILLAGE.substring(VILLAGE.lastIndexOf('/') + 1);
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("home", "/site/");
        pages.put("search", "/site/?q=%E6%9D%91");
        pages.put("town", "/site/towns/990101100");
        pages.put("village", VILLAGE);
        pages.put("under-way", VILLAGE + "/under-way");
        pages.put("results", VILLAGE + "/results");
        pages.put("meetings", VILLAGE + "/meetings");
        pages.put("access", VILLAGE + "/access");
        pages.put("ledger", "/site/access");
        pages.put("ledger-communities", "/site/access/communities");
        pages.put("ledger-department", "/site/access/departments/990101-housing");
        ledger.running("990101", "990101-housing", null)
                .forEach(item -> pages.put("ledger-item", "/site/access/" + item.number()));
        for (String other : List.of("990101101202", "990101101203")) {
            published.posted(other, 0, 1).forEach(entry -> {
                pages.put("posting", "/site/postings/" + entry.number());
                pages.put("postings", "/site/villages/" + other + "/postings");
                pages.put("print", "/site/villages/" + other + "/print");
            });
        }
        published.results(village, 0, 1).forEach(entry -> pages.put("result", "/site/postings/" + entry.number()));
        meetings.ofVillage(village, 0, 20).stream()
                .filter(notice -> notice.minutesAt() != null)
                .findFirst()
                .ifPresent(notice -> pages.put("minutes", "/site/meetings/" + notice.meetingId()));
        pages.put("refusal", "/site/villages/none");
        assertThat(pages).containsKeys("posting", "result", "minutes", "ledger-item");
        return pages;
    }

    private Page open(BrowserContext browser, String path) {
        Page page = browser.newPage();
        page.navigate("http://localhost:" + port + path);
        return page;
    }

    private static String in(String path, String language) {
        return path + (path.contains("?") ? "&" : "?") + "lang=" + language;
    }

    @Test
    void nothingStandsInAnybodysWay() {
        List<String> wrong = new ArrayList<>();
        try (BrowserContext browser = nobody()) {
            for (String language : List.of("zh", "en")) {
                for (Map.Entry<String, String> one : pages().entrySet()) {
                    Page page = open(browser, in(one.getValue(), language));
                    for (int width : new int[] {1280, 390, 320}) {
                        page.setViewportSize(width, 844);
                        String name = "site-" + one.getKey() + "-" + language + "-" + width;
                        if (width != 320) {
                            picture(page, name);
                        }
                        if (((Number) page.evaluate("document.documentElement.scrollWidth")).intValue() > width) {
                            wrong.add(name + " is wider than the screen");
                        }
                        if (width == 390) {
                            Axe.faults(page).forEach(fault -> wrong.add(name + ": " + fault));
                        }
                    }
                    page.close();
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void theKeyboardLeadsStraightToTheContentAndThroughASearch() {
        try (BrowserContext browser = nobody()) {
            Page page = open(browser, "/site/?lang=zh");
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.activeElement.className")).isEqualTo("skip");
            assertThat(page.locator(".skip").boundingBox().x).isGreaterThanOrEqualTo(0);
            page.keyboard().press("Enter");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("main");
            page.keyboard().press("Tab");
            assertThat(page.evaluate("document.activeElement.id")).isEqualTo("q");
            page.keyboard().insertText("柳树");
            page.keyboard().press("Enter");
            page.waitForURL("**/site/?**q=**");
            page.locator(".choices a").first().focus();
            page.keyboard().press("Enter");
            page.waitForURL("**" + VILLAGE + "?lang=zh");
            assertThat(page.locator("h1").textContent()).contains("柳树村");
            page.locator(".language").click();
            page.waitForURL("**" + VILLAGE + "?lang=en");
            assertThat(page.locator("h1").textContent()).contains("Liushu");
            assertThat(browser.cookies()).isEmpty();
        }
    }

    @Test
    void everythingIsThereWithoutScripts() {
        try (BrowserContext browser = nobody()) {
            Page page = browser.newPage();
            List<String> scripts = new ArrayList<>();
            page.onRequest(request -> {
                if (request.resourceType().equals("script")) {
                    scripts.add(request.url());
                }
            });
            for (String path : pages().values()) {
                page.navigate("http://localhost:" + port + path);
                assertThat(page.locator("script, [onclick], [style], style").count())
                        .as(path)
                        .isZero();
            }
            assertThat(scripts).isEmpty();
        }
    }

    @Test
    void theSheetFitsOnA4() {
        try (BrowserContext browser = nobody()) {
            for (String language : List.of("zh", "en")) {
                Page page = open(browser, in(pages().get("print"), language));
                page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
                // A4 without its margins, at 96 dots an inch.
                page.setViewportSize(688, 1017);
                picture(page, "site-paper-" + language);
                assertThat(page.locator(".qr").isVisible()).isTrue();
                assertThat(page.locator(".screen").first().isVisible()).isFalse();
                assertThat(page.locator("nav").first().isVisible()).isFalse();
                assertThat(((Number) page.evaluate("document.documentElement.scrollWidth")).intValue())
                        .isLessThanOrEqualTo(688);
                assertThat(((Number) page.evaluate("document.documentElement.scrollHeight")).intValue())
                        .isLessThanOrEqualTo(1017);
            }
        }
    }

    /** As Lighthouse's slow phone: 1.6 Mbit/s down, 150 ms there and back, a processor four times slower. */
    @Test
    void aSlowPhoneShowsTheVillageInTime() throws IOException {
        List<String> measured = new ArrayList<>();
        try (BrowserContext browser = nobody()) {
            open(browser, VILLAGE).close();
            for (String path : List.of("/site/", VILLAGE)) {
                Page page = browser.newPage();
                page.setViewportSize(390, 844);
                CDPSession phone = browser.newCDPSession(page);
                phone.send("Network.enable");
                JsonObject line = new JsonObject();
                line.addProperty("offline", false);
                line.addProperty("latency", 150);
                line.addProperty("downloadThroughput", 1_600_000 / 8);
                line.addProperty("uploadThroughput", 750_000 / 8);
                phone.send("Network.emulateNetworkConditions", line);
                JsonObject processor = new JsonObject();
                processor.addProperty("rate", 4);
                phone.send("Emulation.setCPUThrottlingRate", processor);
                Response answer = page.navigate("http://localhost:" + port + path);
                double paint = ((Number) page.evaluate("new Promise(done => new PerformanceObserver(list =>"
                                + " done(list.getEntries().at(-1).startTime)).observe("
                                + "{ type: 'largest-contentful-paint', buffered: true }))"))
                        .doubleValue();
                measured.add(path + ": largest paint after " + Math.round(paint) + " ms, " + answer.body().length
                        + " bytes of page");
                assertThat(paint).as(path).isLessThan(SLOWEST_PAINT);
            }
        }
        String folder = System.getenv("NEEDSLINE_SCREENSHOTS");
        if (folder != null) {
            Files.write(Path.of(folder, "site-paint.txt"), measured);
        }
    }
}
