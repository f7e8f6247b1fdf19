package org.needsline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.LoadState;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.needsline.need.Actor;
import org.needsline.need.Objection;
import org.needsline.need.OutsideWords;
import org.needsline.need.ResidentLinks;
import org.needsline.sample.process.PlayedCases;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** The pages on which residents act, and the one on which clerks decide about their words: for eyes, fingers and screen readers. */
@TestPropertySource(properties = "needsline.scoring.minimum-ratings=1")
class ActingScreenTest extends BrowserTest {

    private static final String VILLAGE = "990101100201";
    private static final String OTHER_VILLAGE = "990101100202";

    /** Chinese words, except in what the reader typed, that no element calls Chinese. */
    private static final String UNSPOKEN =
            """
            () => {
              const found = [];
              const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
              while (texts.nextNode()) {
                const text = texts.currentNode, where = text.parentElement;
                if (/\\p{Script=Han}/u.test(text.data) && !where.closest('script, textarea, #drafts')
                    && !where.closest('[lang]').lang.startsWith('zh')) found.push(text.data.trim());
              }
              return found;
            }""";

    private static final int NARROW = 390;

    @Autowired
    ResidentLinks links;

    @Autowired
    OutsideWords words;

    @Autowired
    JdbcClient jdbc;

    private final List<String> wrong = new ArrayList<>();

    /** In a database that has posted cases: they are played only where there is none. */
    @BeforeEach
    void theCasesArePlayed(@Autowired BeanFactory system) {
        PlayedCases.in(system);
    }

    /** The cases were played up to now. */
    @Override
    void theClockStands() {}

    @Test
    void nothingStandsInAnybodysWay() {
        for (String language : List.of("zh", "en")) {
            try (BrowserContext phone = chromium.phone(language.equals("zh") ? "zh-CN" : "en-US", clock.instant())) {
                Page page = phone.newPage();
                telling(page, language);
                keepingADraft(phone, page, language);
                following(page, language);
                rating(page, language);
                objecting(page, language);
            }
        }
        assertThat(wrong).isEmpty();
    }

    private void telling(Page page, String language) {
        page.navigate(site("/site/needs/new?q=xyz"));
        looked(page, "tell-village-none", language);
        page.navigate(site("/site/needs/new?village=" + VILLAGE));
        looked(page, "tell", language);
        page.locator("#households").fill("many");
        page.locator("#phone").fill("110");
        page.locator("#email").fill("nobody");
        page.locator("form[data-proof] button[type=submit]").click();
        assertThat(page.locator("#wrong")).isVisible();
        looked(page, "tell-wrong", language);

        String said = "晒场边的水沟塌了，下雨天水漫进屋" + UUID.randomUUID().toString().substring(0, 8);
        String first = told(page, said);
        page.navigate(site("/site/needs/new?village=" + VILLAGE));
        page.locator("#category").selectOption("water");
        page.locator("#description").fill(said);
        page.locator("#place").fill("晒场");
        page.locator("#place").blur();
        page.locator("#similar input[value='" + first + "']").waitFor();
        looked(page, "tell-similar", language);
    }

    /** The number of a need that was told in this browser. */
    private String told(Page page, String said) {
        page.navigate(site("/site/needs/new?village=" + VILLAGE));
        page.locator("#category").selectOption("water");
        page.locator("#description").fill(said);
        // What concerns one household is offered to nobody else.
        page.locator("#households").fill("12");
        page.locator("#place").fill("晒场");
        page.waitForResponse(
                "**/site/needs/similar*", () -> page.locator("#place").blur());
        page.waitForLoadState(LoadState.NETWORKIDLE);
        Locator none = page.locator("input[name=joins][value=none]");
        if (none.count() > 0) {
            none.check();
        }
        page.locator("input[name=contact][value=anonymous]").check();
        page.locator("form[data-proof] button[type=submit]").click();
        page.locator("#code").waitFor();
        return page.locator("#number").innerText();
    }

    private void keepingADraft(BrowserContext phone, Page page, String language) {
        page.navigate(site("/site/needs/new?village=" + VILLAGE));
        page.locator("#keep").click();
        looked(page, "draft-empty", language);
        page.locator("#description").fill("小桥的护栏断了");
        page.waitForTimeout(800);
        assertThat(kept(page)).as("nobody asked for it to be kept").isNull();
        page.locator("#keep").click();
        assertThat(kept(page)).asString().contains("护栏断了");
        page.navigate(site("/site/needs/new?village=" + VILLAGE));
        assertThat(page.locator("#drafts")).containsText("护栏断了");
        looked(page, "draft", language);
        page.locator("#drafts button.second").click();
        assertThat(kept(page)).as("deleted").isNull();

        page.locator("#category").selectOption("roads");
        page.locator("#description").fill("没有网络时写的");
        phone.setOffline(true);
        page.locator("form[data-proof] button[type=submit]").click();
        assertThat(page.locator("#network")).isVisible();
        assertThat(kept(page)).asString().contains("没有网络时写的");
        looked(page, "draft-away", language);
        phone.setOffline(false);
        page.evaluate("localStorage.clear()");
    }

    /** A photo of today's phones on yesterday's network: said before minutes of sending, and nothing typed is lost. */
    @Test
    void aPhotoThatIsTooLargeIsNotEvenSent() {
        try (BrowserContext phone = chromium.phone("zh-CN", clock.instant())) {
            Page page = phone.newPage();
            page.navigate(site("/site/needs/new?village=" + VILLAGE));
            page.locator("#category").selectOption("roads");
            page.locator("#description").fill("小桥的护栏断了");
            page.locator("#photo")
                    .setInputFiles(new FilePayload("a.jpg", "image/jpeg", new byte[20 * 1024 * 1024 + 1]));
            assertThat(page.locator("#photo-wrong")).containsText("每张不超过 20 MB");
            picture(page, "act-photo-too-large");
            List<String> sent = new ArrayList<>();
            page.onRequest(request -> sent.add(request.url()));
            page.locator("form[data-proof] button[type=submit]").click();
            assertThat(page.locator("#photo")).isFocused();
            // Its work comes first; what is there already may be asked for all the while.
            assertThat(sent).noneMatch(url -> url.endsWith("/site/proof") || url.endsWith("/site/needs/new"));
            page.locator("#photo").setInputFiles(new FilePayload("a.jpg", "image/jpeg", new byte[9]));
            assertThat(page.locator("#photo-wrong")).isHidden();
            assertThat(page.locator("#description")).hasValue("小桥的护栏断了");
        }
    }

    @Test
    void aDraftOpensInTheFormOfItsVillage() {
        try (BrowserContext phone = chromium.phone("zh-CN", clock.instant())) {
            Page page = phone.newPage();
            page.navigate(site("/site/needs/new?village=" + VILLAGE));
            page.locator("#description").fill("小桥的护栏断了");
            page.locator("#households").fill("7");
            page.locator("#keep").click();
            String key = page.locator("input[name=key]").inputValue();

            page.navigate(site("/site/needs/new?village=" + OTHER_VILLAGE + "&lang=zh"));
            page.locator("#drafts button").first().click();
            page.waitForURL("**/site/needs/new?village=" + VILLAGE + "&lang=zh");

            assertThat(page.locator("main")).containsText("柳树村");
            assertThat(page.locator("input[name=village]")).hasValue(VILLAGE);
            assertThat(page.locator("#description")).hasValue("小桥的护栏断了");
            assertThat(page.locator("#households")).hasValue("7");
            assertThat(page.locator("input[name=key]")).hasValue(key);
            assertThat(page.locator("#drafts")).isHidden();
        }
    }

    @Test
    void theFormOpensWithoutANetworkAfterOneVisit() {
        try (BrowserContext phone = chromium.phone("zh-CN", clock.instant())) {
            Page page = phone.newPage();
            page.navigate(site("/site/needs/new?village=" + VILLAGE));
            page.waitForFunction(
                    "async () => (await (await caches.open('needsline-form-1')).keys()).length >= 5",
                    null,
                    new Page.WaitForFunctionOptions().setTimeout(10_000));
            phone.setOffline(true);
            page.reload();
            // What scripts show and hide.
            assertThat(page.locator("#keep")).isVisible();
            assertThat(page.locator("label[for=answer]")).isHidden();
            assertThat(page.evaluate("document.styleSheets[0].cssRules.length > 0"))
                    .isEqualTo(true);
            page.locator("#description").fill("没有网络时写的");
            page.locator("form[data-proof] button[type=submit]").click();
            assertThat(page.locator("#network")).isVisible();
            assertThat(kept(page)).asString().contains("没有网络时写的");
            assertThat(
                            page.evaluate(
                                    "caches.open('needsline-form-1').then(store => store.keys())"
                                            + ".then(all => all.map(each => new URL(each.url).pathname + new URL(each.url).search).join(' '))"))
                    .asString()
                    .matches("(?:/site/(?:needs/new\\?village=\\d+|[a-z]+\\.(?:css|js|svg)(?:\\?v=\\w+)?) ?)+");
        }
    }

    /** The little question is hidden where scripts run: a link to it would lead nowhere. */
    @Test
    void theSummaryLeadsToWhatCanBeSeen() throws Exception {
        try (BrowserContext phone = chromium.phone("zh-CN", clock.instant())) {
            Page page = phone.newPage();
            String easy = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest("1999999999-000".getBytes(US_ASCII)));
            page.route(
                    "**/site/proof",
                    route -> route.fulfill(new Route.FulfillOptions()
                            .setContentType("application/json")
                            .setBody("{\"salt\":\"1999999999-00\",\"challenge\":\"" + easy
                                    + "\",\"most\":1,\"signature\":\"" + "0".repeat(64) + "\"}")));
            page.navigate(site("/site/needs/" + posted("need", "status = 'posting'") + "/object"));
            page.locator("#text").fill("不同意");
            page.locator("button[type=submit]").click();
            page.locator("#wrong a").click();
            assertThat(page.locator("#answer-wrong")).isVisible();
            assertThat(page.locator("#answer-wrong")).isFocused();
        }
    }

    private static Object kept(Page page) {
        return page.evaluate("localStorage.getItem('needsline.drafts')");
    }

    private void following(Page page, String language) {
        told(page, "后山的便道塌了一段，挑水要绕远路" + UUID.randomUUID().toString().substring(0, 8));
        looked(page, "receipt", language);
        String number = page.locator("#number").innerText();
        page.navigate(site("/site/needs"));
        looked(page, "follow", language);
        page.locator("#number").fill(number);
        page.locator("#code").fill("AAAA-BBBB-CCCC");
        page.locator("main form button").click();
        assertThat(page.locator("#code-wrong")).isVisible();
        assertThat(page.locator("#code")).hasValue("AAAA-BBBB-CCCC");
        looked(page, "follow-wrong", language);

        page.navigate(site(links.linkFor(number)));
        looked(page, "need", language);
        page.locator("form[action$='/withdraw'] button").click();
        assertThat(page.locator("#sure-wrong")).isVisible();
        looked(page, "need-wrong", language);
        for (String status : List.of("supplement", "merging", "rejected", "withdrawn", "closed")) {
            page.navigate(site(standing(status)));
            looked(page, "need-" + status, language);
        }
    }

    /** The page of a need that stands there; how it came there does not matter to what the page looks like. */
    private String standing(String status) {
        String number = reportedBy("grid-worker.201-1", VILLAGE);
        jdbc.sql(
                        "update need set status = ?, title = '修好村口的路灯', answer = '已经修好，请放心走路。', ending = ?, version = version + 1 where number = ?")
                .param(status)
                .param(status.equals("closed") ? "met" : null)
                .param(number)
                .update();
        return links.linkFor(number);
    }

    private void rating(Page page, String language) {
        String link = standing("rating");
        page.navigate(site(link));
        page.locator("form[action$='/rate'] button").click();
        assertThat(page.locator("#wrong")).isVisible();
        looked(page, "need-rate-wrong", language);
        page.navigate(site(link + "/rate/mostly"));
        looked(page, "rate", language);
    }

    private void objecting(Page page, String language) {
        for (String path : List.of(
                "/site/needs/" + posted("need", "status = 'posting'") + "/object",
                "/site/access/" + posted("access_request", "status = 'posted'") + "/object")) {
            String name = path.contains("access") ? "object-access" : "object";
            page.navigate(site(path));
            looked(page, name, language);
            page.locator("button[type=submit]").click();
            assertThat(page.locator("#text-wrong")).isVisible();
            looked(page, name + "-wrong", language);
            page.locator("#text").fill("加重负担，不同意");
            page.locator("button[type=submit]").click();
            assertThat(page.locator(".notice.done")).isVisible();
            looked(page, name + "-done", language);
        }
    }

    @Test
    void aClerkSeesWhatWaitsAndWhenSomebodyWasFaster() {
        String posted = posted("need", "status = 'posting'");
        String said = "先修水渠" + UUID.randomUUID().toString().substring(0, 8);
        needs.objected(posted, new Objection(said, null, null, true), Actor.resident());
        String town = posted.substring(0, 9);
        String clerk = "clerk." + town.substring(6);
        Page list = fresh(clerk).page();
        list.setViewportSize(1366, 768);
        int waiting = words.waitingFor(clerk).waiting();
        assertThat(waiting).isPositive();
        Locator link = list.locator(".nl-moderation");
        assertThat(link).isVisible();
        assertThat(link.locator(".nl-count")).hasText(waiting > 99 ? "99+" : String.valueOf(waiting));
        picture(list, "act-moderation-link");
        assertThat(((Number) list.evaluate("document.documentElement.scrollWidth")).intValue())
                .isLessThanOrEqualTo(1366);
        Page page = list.context().waitForPage(link::click);
        page.waitForURL("**/casefile/moderation.html");
        page.setViewportSize(1366, 768);
        Locator card = page.locator("section.word", new Page.LocatorOptions().setHasText(said));
        card.waitFor();
        picture(page, "act-moderation");
        assertThat(card.locator("textarea").boundingBox().width).isGreaterThan(500);
        for (String language : List.of("zh", "en")) {
            page.evaluate("language => localStorage.setItem('needsline.language', language)", language);
            page.reload();
            card.waitFor();
            looked(page, "moderation", language);
            page.setViewportSize(1366, 768);
        }
        page.evaluate("localStorage.setItem('needsline.language', 'zh')");
        page.reload();
        card.waitFor();

        OutsideWords.Item item = words.of(clerk, "waiting").stream()
                .filter(each -> each.proposed().equals(said))
                .findFirst()
                .orElseThrow();
        words.hidden(item.id(), item.version(), "clerk." + town.substring(6));
        card.locator("textarea").fill("先修水渠，再修路灯");
        Response refused = page.waitForResponse(
                "**/api/moderation/*/release",
                () -> card.locator("button").first().click());
        assertThat(refused.status()).isEqualTo(409);
        assertThat(card.locator("[role=alert]")).containsText("刚才有人审核过这段文字");
        assertThat(card.locator("textarea")).hasValue("先修水渠，再修路灯");
        assertThat(words.publicOf(idOf(item))).isEmpty();
        picture(page, "act-moderation-conflict");
        card.locator("[role=alert] button").click();
        assertThat(card).hasCount(0);

        assertThat(fresh("team.201").page().locator(".nl-moderation")).isHidden();
    }

    private long idOf(OutsideWords.Item item) {
        return jdbc.sql("select source_id from outside_words where id = ?")
                .param(item.id())
                .query(Long.class)
                .single();
    }

    /** At the width of a phone, and of a small one. */
    private void looked(Page page, String name, String language) {
        String what = "act-" + name + "-" + language;
        for (int width : new int[] {320, NARROW}) {
            page.setViewportSize(width, 844);
            if (((Number) page.evaluate("document.documentElement.scrollWidth")).intValue() > width) {
                wrong.add(what + " is wider than a screen of " + width);
            }
        }
        picture(page, what);
        if (language.equals("en") && page.url().contains("/site/")) {
            wrong.addAll(((List<?>) page.evaluate(UNSPOKEN))
                    .stream()
                            .map(words -> what + ": a voice would read as English " + words)
                            .toList());
        }
        Axe.faults(page).forEach(fault -> wrong.add(what + ": " + fault));
    }

    private String posted(String table, String which) {
        return jdbc.sql("select max(number) from " + table + " where " + which)
                .query(String.class)
                .single();
    }

    private String site(String path) {
        return "http://localhost:" + port + path;
    }
}
