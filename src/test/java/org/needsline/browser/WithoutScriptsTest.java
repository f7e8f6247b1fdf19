package org.needsline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Telling, joining and following in a browser that runs no scripts, by the keyboard alone. */
class WithoutScriptsTest extends BrowserTest {

    private static final String VILLAGE = "990101100201";
    private static final String DIGITS = "零一二三四五六七八九";

    @Test
    void everythingIsDoneWithoutScripts() {
        try (BrowserContext phone = chromium.phoneWithoutScripts("zh-CN")) {
            Page page = phone.newPage();
            page.navigate(site("/site/"));
            page.locator("header nav a[href*='/site/needs/new']").press("Enter");
            page.locator("#q").fill("柳树");
            page.locator("main form button").press("Enter");
            page.locator("a[href*='village=" + VILLAGE + "']").press("Enter");
            assertThat(page.locator("#keep")).isHidden();
            page.locator("button[type=submit]").press("Enter");
            assertThat(page.locator("#description-wrong")).isVisible();
            String said = "学校后面的围墙歪了，怕砸到人" + UUID.randomUUID().toString().substring(0, 8);
            String first = toldWithoutScripts(page, said);
            page.locator("main form button").press("Enter");
            assertThat(page.locator("h1")).containsText("道路");
            assertThat(page.url()).contains("/site/r/");
            page.locator("#add").fill("又歪了一点");
            page.locator("form[action$='/add'] button").press("Enter");
            assertThat(page.locator(".notice.done")).containsText("已收到您的补充");

            page.navigate(site("/site/needs/new?village=" + VILLAGE));
            filled(page, said);
            page.locator("button[type=submit]").press("Enter");
            Locator same = page.locator("input[name=joins][value='" + first + "']");
            assertThat(same).isVisible();
            picture(page, "act-without-scripts");
            same.press("Space");
            page.locator("#answer").fill(answer(page));
            page.locator("button[type=submit]").press("Enter");
            assertThat(page.locator("#code")).isVisible();
            assertThat(page.locator("main")).containsText("同一回事");
        }
    }

    private String toldWithoutScripts(Page page, String said) {
        filled(page, said);
        page.locator("button[type=submit]").press("Enter");
        page.locator("#code, input[name=joins][value=none]").first().waitFor();
        if (page.locator("input[name=joins][value=none]").count() > 0) {
            page.locator("input[name=joins][value=none]").press("Space");
            page.locator("#answer").fill(answer(page));
            page.locator("button[type=submit]").press("Enter");
        }
        assertThat(page.locator("#code")).isVisible();
        return page.locator("#number").innerText();
    }

    private void filled(Page page, String said) {
        page.locator("#category").selectOption("roads");
        page.locator("#description").fill(said);
        page.locator("#households").fill("12");
        page.locator("#place").fill("学校后面");
        page.locator("input[name=contact][value=anonymous]").press("Space");
        page.locator("#answer").fill(answer(page));
    }

    private static String answer(Page page) {
        Matcher question = Pattern.compile("(.)加(.)等于几")
                .matcher(page.locator("label[for=answer]").innerText());
        assertThat(question.find()).isTrue();
        return String.valueOf(DIGITS.indexOf(question.group(1)) + DIGITS.indexOf(question.group(2)));
    }

    private String site(String path) {
        return "http://localhost:" + port + path;
    }
}
