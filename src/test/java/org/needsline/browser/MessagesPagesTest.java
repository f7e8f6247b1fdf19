package org.needsline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The administrator's page of messages and each person's choice, as people see them. */
class MessagesPagesTest extends BrowserTest {

    private final List<BrowserContext> opened = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();

    @Autowired
    JdbcClient database;

    @AfterEach
    void nothingWentWrongInTheBrowser() {
        opened.forEach(BrowserContext::close);
        opened.clear();
        database.sql("delete from notification_choice").update();
        assertThat(troubles).isEmpty();
    }

    private Page signedIn(String userId, String path) {
        BrowserContext browser = chromium.context();
        opened.add(browser);
        browser.setDefaultTimeout(20_000);
        browser.clock().setSystemTime(Date.from(clock.instant()));
        Page page = browser.newPage();
        page.onPageError(troubles::add);
        String root = "http://localhost:" + port;
        page.navigate(root + "/camunda/app/" + (userId.startsWith("admin") ? "admin" : "tasklist") + "/default/");
        int status = page.waitForResponse(
                        answer -> answer.url().contains("/login/"), () -> Tasklist.logIn(page, userId, PASSWORD))
                .status();
        assertThat(status).as("login of %s", userId).isEqualTo(200);
        page.navigate(root + path);
        return page;
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .last();
    }

    private void photo(Page page, String name, int height) {
        String folder = System.getenv("NEEDSLINE_SCREENSHOTS");
        if (folder != null) {
            page.setViewportSize(1366, height);
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
        }
    }

    @Test
    void anAdministratorLooksAtWordsBeforeKeepingThem() {
        Page page = signedIn("admin.district", "/administration/#notifications");
        page.locator(".rules tbody tr").first().waitFor();
        photo(page, "messages", 1000);
        page.locator("[name=text]").fill("落实即将");
        assertThat(page.locator(".rules tbody tr")).hasCount(1);
        Locator cell = page.locator(".rules tbody tr button").nth(1);
        assertThat(cell).hasText("默认发，本人可关");
        cell.click();
        assertThat(page.locator("dialog .letter").first()).containsText("即将到承诺期限（2026-10-10 17:30）");
        photo(page, "messages-edit", 1100);

        Locator text = page.locator("dialog [name=bodyZh]");
        text.fill("需求{number}快到期了[，限{dew}]。<b>请抓紧</b>");
        button(page, "预览").click();
        assertThat(page.locator("dialog .said")).containsText("占位符{dew}");
        photo(page, "messages-refused", 1100);
        text.fill("需求{number}快到期了[，限{due}]。<b>请抓紧</b>");
        button(page, "预览").click();
        assertThat(page.locator("dialog .letter").first()).containsText("限2026-10-10 17:30。<b>请抓紧</b>");
        assertThat(page.locator("dialog .letter b")).hasCount(0);
        // A colleague is faster.
        database.sql("update notification_template set version = version + 1 where id = 'need.deliveryReminder.staff'")
                .update();
        button(page, "保存文字").click();
        assertThat(page.locator("dialog .said")).containsText("别人刚刚改过");
        assertThat(text).hasValue("需求{number}快到期了[，限{due}]。<b>请抓紧</b>");
        button(page, "关闭").click();
        cell.click();
        page.locator("dialog [name=bodyZh]").fill("需求{number}快到期了[，限{due}]。");
        button(page, "保存文字").click();
        assertThat(page.locator("main .said").first()).containsText("文字已保存");

        page.locator(".rules tbody tr button").nth(1).click();
        page.locator("dialog [name=state]").selectOption("never");
        button(page, "保存规则").click();
        assertThat(page.locator("main .said").first()).containsText("规则已保存");
        assertThat(page.locator(".rules tbody tr button").nth(1)).hasText("不发");

        button(page, "修改").click();
        page.locator("dialog [name=from]").fill("22:30");
        button(page, "保存").click();
        assertThat(page.locator("main .said").first()).containsText("静默时段已保存");
        assertThat(page.locator("main")).containsText("22:30 – 08:00");

        button(page, "English").click();
        assertThat(page.locator("main")).containsText("Quiet hours");
        assertThat(page.locator("main")).not().containsText("undefined");
        photo(page, "messages-en", 1000);
        page.locator("[name=text]").fill("digest");
        page.locator(".rules tbody tr button").first().click();
        assertThat(page.locator("dialog .letter").nth(1)).containsText("Your work today: 12 open, 2 overdue");
        photo(page, "messages-edit-en", 1100);
    }

    @Test
    void aRoleGetsARuleAndWordsOfItsOwn() {
        Page page = signedIn("admin.district", "/administration/#notifications");
        page.locator("[name=text]").fill("需求撤回");
        assertThat(page.locator(".rules tbody tr")).hasCount(2);
        button(page, "给一个角色单独定规则").click();
        page.locator("dialog [name=event]").selectOption("need.withdrawn");
        page.locator("dialog [name=role]").selectOption("secretary");
        page.locator("dialog [name=channel]").selectOption("webhook");
        page.locator("dialog [name=state]").selectOption("on");
        button(page, "新增规则").click();
        assertThat(page.locator("dialog .said")).containsText("只能设为发送或不发");
        page.locator("dialog [name=channel]").selectOption("sms");
        page.locator("dialog [name=words]").selectOption("own");
        photo(page, "messages-role", 900);
        assertThat(Axe.faults(page)).isEmpty();
        button(page, "新增规则").click();
        assertThat(page.locator("dialog")).hasCount(0);
        assertThat(page.locator("main .said").first()).containsText("规则已新增");
        Locator cell = page.locator(".rules tbody tr", new Page.LocatorOptions().setHasText("书记"))
                .locator("button");
        assertThat(cell).hasText("默认发，本人可关");
        cell.click();
        assertThat(page.locator("dialog .letter").first()).containsText("990101100201-2026-00012");
        photo(page, "messages-role-edit", 1100);
        assertThat(Axe.faults(page)).isEmpty();
        page.locator("dialog [name=bodyZh]").fill("书记请留意：需求{number}已撤回。");
        button(page, "预览").click();
        assertThat(page.locator("dialog .letter").first()).containsText("书记请留意");
        button(page, "保存文字").click();
        assertThat(page.locator("main .said").first()).containsText("文字已保存");
        assertThat(database.sql("select body_zh from notification_template where id = 'need.withdrawn.staff'")
                        .query(String.class)
                        .single())
                .doesNotContain("书记");

        cell.click();
        button(page, "删除这条规则").click();
        button(page, "删除").click();
        assertThat(page.locator("main .said").first()).containsText("规则已删除");
        assertThat(page.locator(".rules tbody tr")).hasCount(2);
    }

    @Test
    void aClerkChoosesByWhichWayToBeTold() {
        Page page = signedIn("clerk.201", "/account/");
        page.locator("summary").last().click();
        Locator overdue = page.getByLabel("需求逾期 · 站内消息");
        assertThat(overdue).isChecked();
        assertThat(page.getByLabel("督办 · 站内消息")).isDisabled();
        overdue.uncheck();
        page.getByLabel("需求逾期 · 短信").check();
        page.locator("summary").last().scrollIntoViewIfNeeded();
        photo(page, "account-messages", 1400);
        page.locator(".nl-choices button[type=submit]").click();
        assertThat(page.locator("main > .said")).containsText("已保存");
        page.reload();
        page.locator("summary").last().click();
        assertThat(page.getByLabel("需求逾期 · 站内消息")).not().isChecked();
        assertThat(page.getByLabel("需求逾期 · 短信")).isChecked();
        assertThat(database.sql("select count(*) from notification_choice where user_id = 'clerk.201'")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
        button(page, "English").click();
        page.locator("summary").last().click();
        assertThat(page.getByLabel("A need is overdue · SMS")).isChecked();
        photo(page, "account-messages-en", 1400);
    }
}
