package org.needsline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.needsline.support.Visitor;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The administrator's page and one's own account, as people see them. */
class AdministrationPageTest extends BrowserTest {

    private static final String VILLAGE = "990101100201";
    private static final String REQUESTS = "/open311/v2/requests.json?api_key=";
    private static final String SAMPLE = "Sample-2026!";

    private static final Map<String, String> ENGLISH = Map.of(
            "staff", "Staff",
            "units", "Units",
            "absences", "Absences",
            "retention", "Retention and erasure",
            "notifications", "Messages",
            "hotlines", "Hotlines and apps",
            "calendar", "Calendar",
            "log", "Record");

    private final List<BrowserContext> opened = new ArrayList<>();
    private final List<String> troubles = new ArrayList<>();

    @Autowired
    JdbcClient database;

    @AfterEach
    void nothingWentWrongInTheBrowser() {
        opened.forEach(BrowserContext::close);
        opened.clear();
        assertThat(troubles).isEmpty();
    }

    private String at(String path) {
        return "http://localhost:" + port + path;
    }

    /** Signs in by the login page of a web application, then opens a page of ours. */
    private Page signedIn(String userId, String password, String path) {
        BrowserContext browser = chromium.context();
        opened.add(browser);
        browser.setDefaultTimeout(20_000);
        browser.clock().setSystemTime(Date.from(clock.instant()));
        Page page = browser.newPage();
        page.onPageError(troubles::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy") && page.url().contains("/administration/")) {
                troubles.add(message.text());
            }
        });
        page.navigate(at("/camunda/app/" + (userId.startsWith("admin") ? "admin" : "tasklist") + "/default/"));
        int status = page.waitForResponse(
                        answer -> answer.url().contains("/login/"), () -> Tasklist.logIn(page, userId, password))
                .status();
        assertThat(status).as("login of %s", userId).isEqualTo(200);
        page.navigate(at(path));
        return page;
    }

    private Page admin(String part) {
        return signedIn("admin.district", SAMPLE, "/administration/#" + part);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(name).setExact(true))
                .last();
    }

    private void photo(Page page, String name) {
        String folder = System.getenv("NEEDSLINE_SCREENSHOTS");
        if (folder != null) {
            page.setViewportSize(1366, 768);
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(folder, name + ".png")));
        }
    }

    @Test
    void aPersonIsAddedLogsInAndChoosesAPassword() {
        Page page = admin("staff");
        assertThat(page.locator(".found tbody tr").first()).isVisible();
        photo(page, "admin-staff");
        button(page, "新增人员").click();
        page.locator("dialog [name=userId]").fill("clerk.browser");
        page.locator("dialog [name=name]").fill("示例·<b>新人</b>");
        page.locator("dialog [name=role]").selectOption("clerk");
        page.locator("dialog [name=unit]").fill(VILLAGE);
        photo(page, "admin-staff-add");
        button(page, "新增").click();
        assertThat(page.locator("main .said").first()).containsText("clerk.browser");
        String first = page.locator(".secret").textContent();
        photo(page, "admin-staff-added");

        page.locator("[name=text]").fill("clerk.browser");
        button(page, "查找").click();
        assertThat(page.locator(".found tbody tr")).hasCount(1);
        // What somebody typed as a name stays text.
        assertThat(page.locator(".found tbody")).containsText("<b>新人</b>");
        assertThat(page.locator(".found b")).hasCount(0);
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("管理 示例·<b>新人</b>"))
                .click();
        assertThat(page.locator("dialog .rolelist")).containsText("受理员");
        photo(page, "admin-staff-manage");

        Page own = signedIn("clerk.browser", first, "/account/");
        assertThat(own.locator("main")).containsText("初始密码");
        photo(own, "account");
        own.locator("[name=before]").fill(first);
        own.locator("[name=after]").fill("Browser-2026-own!");
        own.locator("[name=again]").fill("Browser-2026-own!");
        Page elsewhere = signedIn("clerk.browser", first, "/account/");
        assertThat(elsewhere.locator("main")).containsText("示例");
        button(own, "修改密码").click();
        assertThat(own.locator("main > .said")).containsText("密码已修改");
        own.reload();
        assertThat(own.locator("main")).containsText("clerk.browser");
        assertThat(own.locator("main")).not().containsText("初始密码");
        // Every other session has ended.
        elsewhere.reload();
        assertThat(elsewhere.locator("input[type=password]").first()).isVisible();
        assertThat(elsewhere.url()).doesNotContain("/account/");
    }

    @Test
    void nobodyElseOpensTheAdministration() {
        Page page = signedIn("clerk.201", SAMPLE, "/account/");
        assertThat(page.navigate(at("/administration/")).status()).isEqualTo(403);
    }

    @Test
    void whileAColleagueIsAwayTheDeputySeesTheTask() {
        String number = registered("13600001111", "谁家的路灯");
        Page away = signedIn("clerk.201", SAMPLE, "/account/");
        away.locator("[name=deputyId]").selectOption("secretary.201");
        away.locator("[name=firstDay]").fill("2026-03-02");
        away.locator("[name=lastDay]").fill("2026-03-04");
        away.locator("[name=reason]").fill("培训");
        button(away, "安排代理").click();
        assertThat(away.locator("main > .said")).containsText("已安排");
        photo(away, "account-away");

        Tasklist deputy = person("secretary.201");
        deputy.openList("本单位待办");
        assertThat(deputy.page()
                        .locator(".tasks-list", new Page.LocatorOptions().setHasText("受理需求"))
                        .first())
                .isVisible();

        String task = task(number, "UserTask_TriageNeed").getId();
        tasks.claim(task, "clerk.201");
        Page own = signedIn("secretary.201", SAMPLE, "/account/");
        assertThat(own.locator("main")).containsText(number);
        photo(own, "account-deputy");
        button(own, "接手").click();
        assertThat(own.locator("main > .said")).containsText("已接手");
        assertThat(tasks.createTaskQuery().taskId(task).singleResult().getAssignee())
                .isEqualTo("secretary.201");

        Page page = admin("absences");
        assertThat(page.locator(".found tbody")).containsText(number);
        photo(page, "admin-absences");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("结束"))
                .first()
                .click();
        page.locator("dialog .grave").click();
        assertThat(page.locator("main .said").first()).containsText("已结束");
        deputy.openList("本单位待办");
        assertThat(identity.createGroupQuery()
                        .groupMember("secretary.201")
                        .groupId("clerk." + VILLAGE)
                        .count())
                .isZero();
    }

    @Test
    void aCaseIsErasedWhenItsNumberIsTypedTwice() {
        String number = registered("13600002222", "要清除的话");
        Page page = admin("retention");
        assertThat(page.locator("main")).containsText("试运行：只列出，不清除");
        button(page, "现在试运行").click();
        assertThat(page.locator("main .said").first()).containsText("试运行完成");
        page.locator(".toolbar [name=number]").fill(number);
        button(page, "查看会清除什么").click();
        page.locator("dialog [name=ground]").selectOption("reporter");
        photo(page, "admin-erase");
        page.locator("dialog [name=number]").fill(number);
        page.locator("dialog [name=again]").fill(number.substring(1));
        button(page, "永久清除").click();
        assertThat(page.locator("dialog .said")).containsText("不一致");
        page.locator("dialog [name=again]").fill(number);
        button(page, "永久清除").click();
        assertThat(page.locator("main .said").first()).containsText("已清除：" + number);
        assertThat(page.locator("main")).containsText("反映人要求清除");
        photo(page, "admin-retention");
        assertThat(database.sql("select count(*) from need_reporter where phone = '13600002222'")
                        .query(Long.class)
                        .single())
                .isZero();

        page.navigate(at("/administration/#log"));
        page.reload();
        assertThat(page.locator(".found tbody")).containsText(number);
        photo(page, "admin-log");
        button(page, "English").click();
        for (String part :
                List.of("staff", "units", "absences", "retention", "notifications", "hotlines", "calendar", "log")) {
            page.navigate(at("/administration/#" + part));
            assertThat(page.locator(".tabs a[aria-current]")).hasText(ENGLISH.get(part));
            assertThat(page.locator("main")).not().containsText("undefined");
            page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
            photo(page, "admin-" + part + "-en");
        }
    }

    @Test
    void unitsAndFilesAreLookedAfterOnTheSamePage() throws java.io.IOException {
        Page page = admin("units");
        page.locator("[name=text]").fill("柳树村");
        button(page, "查找").click();
        assertThat(page.locator(".found tbody")).containsText(VILLAGE);
        photo(page, "admin-units");
        page.locator(".found tr", new Page.LocatorOptions().setHasText("柳树村"))
                .first()
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("撤销"))
                .click();
        page.locator("dialog .grave").click();
        assertThat(page.locator("dialog .said")).containsText("下级单位");
        button(page, "不").click();

        Path file = page.waitForDownload(() -> button(page, "导出 CSV").click()).path();
        assertThat(Files.readString(file, StandardCharsets.UTF_8)).contains(VILLAGE + ",VILLAGE,");
        Path changed = Files.createTempFile("units", ".csv");
        Files.writeString(changed, "code,level,name\n990101100297,VILLAGE,导入村\n12,VILLAGE,错村\n");
        page.locator("input[type=file]").setInputFiles(changed);
        assertThat(page.locator("dialog")).containsText("载入 1 行");
        assertThat(page.locator("dialog")).containsText("12位数字");
        photo(page, "admin-import");
    }

    @Test
    void aHotlineGetsItsKeyOnceAndLosesItAgain() {
        Page page = admin("hotlines");
        button(page, "接入热线或应用").click();
        page.locator("dialog [name=id]").fill("hotline-browser");
        page.locator("dialog [name=name]").fill("热线<b>浏览器</b>");
        button(page, "接入并发密钥").click();
        assertThat(page.locator("dialog .said")).containsText("请填写可受理的区、街镇或村的代码");
        page.locator("dialog [name=unit]").fill("柳树村");
        assertThat(page.locator("dialog datalist option").first()).hasAttribute("value", VILLAGE);
        page.locator("dialog [name=unit]").fill(VILLAGE);
        button(page, "加上").click();
        assertThat(page.locator("dialog .rolelist")).containsText("柳树村");
        photo(page, "admin-hotline-add");
        assertThat(Axe.faults(page)).isEmpty();
        button(page, "接入并发密钥").click();
        String key = page.locator(".secret").textContent();
        assertThat(key).startsWith("ndl_").hasSizeGreaterThan(40);
        photo(page, "admin-hotline-key");
        assertThat(Axe.faults(page)).isEmpty();
        Visitor hotline = new Visitor(port);
        assertThat(hotline.get(REQUESTS + key).statusCode()).isEqualTo(200);
        button(page, "关闭").click();
        page.reload();
        Locator row = page.locator(".found tr", new Page.LocatorOptions().setHasText("hotline-browser"));
        assertThat(row).containsText("<b>浏览器</b>");
        assertThat(row).containsText("最近使用 2026-03-02");
        assertThat(row).containsText("没有登记回传地址");
        assertThat(page.content()).doesNotContain(key);

        // It registered an address, and cannot be told.
        database.sql(
                        "update open311_client set callback = 'https://hotline.example/needs', callback_since = created_at,"
                                + " failures = 3, rests_until = created_at where id = 'hotline-browser'")
                .update();
        page.reload();
        assertThat(row).containsText("连续失败 3 次");
        assertThat(row).containsText("https://hotline.example/needs");
        photo(page, "admin-hotlines");
        assertThat(Axe.faults(page)).isEmpty();

        row.getByText("修改").click();
        page.locator("dialog [name=name]").fill("热线·浏览器");
        page.locator("dialog .rolelist button").click();
        page.locator("dialog [name=unit]").fill("990101100");
        button(page, "保存").click();
        assertThat(page.locator("main .said").first()).containsText("已保存");
        assertThat(row).containsText("清河镇");
        assertThat(row).not().containsText("柳树村");
        assertThat(hotline.get(REQUESTS + key).statusCode()).isEqualTo(200);

        row.getByText("换发密钥").click();
        photo(page, "admin-hotline-renew");
        button(page, "发新密钥").click();
        String fresh = page.locator(".secret").textContent();
        assertThat(fresh).isNotEqualTo(key);
        button(page, "关闭").click();
        assertThat(hotline.get(REQUESTS + key).statusCode()).isEqualTo(403);
        assertThat(hotline.get(REQUESTS + fresh).statusCode()).isEqualTo(200);

        row.getByText("停用").click();
        button(page, "停用").click();
        assertThat(row).containsText("已停用");
        assertThat(row).containsText("不回传");
        assertThat(hotline.get(REQUESTS + fresh).statusCode()).isEqualTo(403);
        button(page, "English").click();
        assertThat(row).containsText("Revoked");
        assertThat(page.locator("main")).not().containsText("undefined");
        photo(page, "admin-hotlines-en");
        assertThat(Axe.faults(page)).isEmpty();
    }

    @Test
    void nothingStandsInAnybodysWayInAnyPart() {
        Page page = admin("staff");
        List<String> faults = new ArrayList<>();
        for (String part : ENGLISH.keySet()) {
            page.navigate(at("/administration/#" + part));
            page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
            assertThat(page.locator("main section, main .found, main .part").first())
                    .isVisible();
            Axe.faults(page).forEach(fault -> faults.add(part + ": " + fault));
        }
        assertThat(faults).isEmpty();
    }

    private String registered(String phone, String said) {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("NeedLifecycle")
                .latestVersion()
                .singleResult()
                .getId();
        java.util.Map<String, Object> form = new java.util.HashMap<>();
        form.put("kind", "life");
        form.put("category", "lighting");
        form.put("scope", "common");
        form.put("households", 4);
        form.put("hardship", false);
        form.put("leftBehind", "none");
        form.put("danger", false);
        form.put("aboutOfficial", false);
        form.put("channel", "visit");
        form.put("grid", VILLAGE + "001");
        form.put("privateDescription", said);
        form.put("privatePlace", "村口");
        form.put("privateReporterName", "周春梅");
        form.put("privateReporterPhone", phone);
        form.put("consentToName", true);
        String instance = as("grid-worker.201-1", () -> forms.submitStartForm(definition, form))
                .getId();
        return runtime.createProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getBusinessKey();
    }
}
