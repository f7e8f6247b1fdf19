package org.needsline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The page of a case and the list of cases, as people use them. */
class CaseFileScreenTest extends BrowserTest {

    private static final String VILLAGE = "990101100201";

    /** What the Tasklist does once after its list has loaded. */
    private static final String A_FIELD_TAKES_THE_FOCUS_AND_IS_GONE =
            "() => { const field = document.createElement('input'); document.body.append(field); field.focus(); field.remove(); }";

    @Autowired
    JdbcClient database;

    private String triaged(String title) {
        String number = reportedBy("grid-worker.201-1", VILLAGE);
        complete(number, "UserTask_TriageNeed", "clerk.201", "triageOutcome", "screen", "title", title, "place", "村口");
        return number;
    }

    @Test
    void aCaseIsFoundReadAndAddedTo(@TempDir Path folder) throws IOException {
        String number = triaged("修复水塔旁的护栏");
        Tasklist clerk = person("clerk.201");
        Locator suggestions = clerk.find("水塔");
        assertThat(suggestions).hasCount(1);
        assertThat(suggestions).containsText(number);
        assertThat(suggestions).containsText("待议定");
        picture(clerk, "find");
        Locator box = clerk.page().locator(".nl-find input");
        clerk.page().evaluate(A_FIELD_TAKES_THE_FOCUS_AND_IS_GONE);
        assertThat(box).isFocused();
        assertThat(suggestions).isVisible();
        box.blur();
        assertThat(suggestions).isHidden();
        box.focus();

        Page tab = clerk.page().context().waitForPage(suggestions::click);
        tab.locator("main:not([aria-busy])").waitFor();
        CaseScreen screen = new CaseScreen(tab);
        assertThat(tab.locator("h1")).hasText("修复水塔旁的护栏");
        assertThat(screen.part("said")).containsText("路灯坏了三盏");
        assertThat(screen.part("people")).containsText("139****5678");
        assertThat(screen.part("deadlines")).containsText("自2026-03-02起2个工作日");
        assertThat(screen.part("deadlines")).containsText("等候议定会");
        assertThat(screen.part("deadlines")).not().containsText("AwaitScreening");
        assertThat(screen.part("ladder")).containsText("柳树村");

        screen.reveal("回访核实");
        assertThat(screen.part("people")).containsText("13912345678");
        assertThat(database.sql(
                                "select user_id || ': ' || reason from case_access where case_number = ? and action = 'reveal'")
                        .param(number)
                        .query(String.class)
                        .list())
                .containsExactly("clerk.201: 回访核实");

        screen.write("已和村电工说好周三去看");
        assertThat(screen.part("notes").locator("q")).hasText("已和村电工说好周三去看");
        assertThat(screen.part("notes").locator("textarea")).hasValue("");

        screen.add(
                "现场",
                new FilePayload("现场一.jpg", "image/jpeg", photo(Color.GRAY)),
                new FilePayload("现场二.png", "image/png", photo(Color.BLUE)),
                new FilePayload("勘查记录.pdf", "application/pdf", document()),
                new FilePayload("伪装.jpg", "image/jpeg", "MZ is no picture".getBytes(StandardCharsets.US_ASCII)));
        assertThat(screen.pieces()).hasCount(3);
        assertThat(screen.refusals()).hasCount(1);
        assertThat(screen.refusals()).containsText("伪装.jpg");
        assertThat(screen.refusals()).containsText("没有上传");
        assertThat(screen.pieces().locator("img")).hasCount(2);
        for (Locator image : screen.pieces().locator("img").all()) {
            image.scrollIntoViewIfNeeded();
            assertThat(image).hasJSProperty("complete", true);
            assertThat((int) image.evaluate("image => image.naturalWidth")).isPositive();
        }
        assertThat(screen.part("evidence").locator(".nl-drop input[type=text]")).hasValue("");

        Path large = folder.resolve("很大.jpg");
        Files.write(large, new byte[21 * 1024 * 1024]);
        screen.add(large);
        assertThat(screen.refusals()).hasCount(2);
        assertThat(screen.refusals().last()).containsText("20 MB");
        assertThat(screen.pieces()).hasCount(3);
        picture(tab, "case-file");

        Path saved = screen.download(screen.pieces()
                        .filter(new Locator.FilterOptions().setHasText("勘查记录.pdf"))
                        .locator("a[download]"))
                .path();
        assertThat(Files.readAllBytes(saved)).isEqualTo(document());

        Path print = screen.download(tab.locator(".tools a[download]")).path();
        try (PDDocument file = Loader.loadPDF(print.toFile())) {
            assertThat(new PDFTextStripper().getText(file)).contains(number, "修复水塔旁的护栏");
        }
        tab.close();
    }

    @Test
    void aCaseOfAnotherVillageDoesNotExist() {
        String number = triaged("修复村口的石桥");
        Tasklist stranger = person("clerk.202");
        Locator none = stranger.page().locator(".nl-found p");
        stranger.page().locator(".nl-find input").fill(number);
        assertThat(none).containsText("没有找到");
        CaseScreen screen = CaseScreen.of(stranger, number);
        assertThat(screen.page().locator("main")).containsText("没有这份案卷");
        assertThat(screen.page().locator("main")).containsText("没有这件需求");
        assertThat(screen.page().locator("main")).not().containsText("石桥");
        CaseScreen unknown = CaseScreen.of(stranger, "990101100202-2026-99999");
        assertThat(unknown.page().locator("main").innerText())
                .isEqualTo(screen.page().locator("main").innerText());
        screen.page().close();
        unknown.page().close();
    }

    @Test
    void whatIsTypedWhenTheLoginEndsIsNotLost() {
        String number = triaged("清理二组水渠");
        Tasklist clerk = fresh("clerk.201");
        CaseScreen screen = CaseScreen.of(clerk, number);
        screen.page().context().clearCookies();
        screen.write("写到一半的留言");
        Locator banner = screen.page().locator(".banner");
        assertThat(banner).containsText("登录已过期");
        assertThat(screen.part("notes").locator("textarea")).hasValue("写到一半的留言");

        Page login =
                screen.page().context().waitForPage(() -> banner.locator("a").click());
        Tasklist.logIn(login, "clerk.201", PASSWORD);
        screen.page().bringToFront();
        assertThat(banner).isHidden();
        screen.part("notes").locator("form.nl-note button[type=submit]").click();
        assertThat(screen.part("notes").locator("q")).hasText("写到一半的留言");
        screen.page().context().close();
    }

    @Test
    void whoeverIsNotLoggedInComesBackToTheCaseAfterTheLogin() {
        String number = triaged("增设三组垃圾桶");
        Page page = nobody().newPage();
        page.navigate("http://localhost:" + port + "/casefile/" + number);
        assertThat(page.locator("main")).containsText("请先登录");
        page.locator("main a").click();
        Tasklist.logIn(page, "clerk.201", PASSWORD);
        assertThat(page.locator("h1")).hasText("增设三组垃圾桶");
        page.context().close();
    }

    @Test
    void theLanguageIsSwitchedAndKept() {
        String number = triaged("修缮祠堂前的台阶");
        CaseScreen screen = CaseScreen.of(fresh("clerk.201"), number);
        assertThat(screen.page().locator("html")).hasAttribute("lang", "zh-CN");
        screen.page().locator(".ways button").click();
        assertThat(screen.part("said").locator("h2")).hasText("In the resident's words");
        assertThat(screen.page().locator("html")).hasAttribute("lang", "en");
        screen.page().reload();
        assertThat(screen.part("said").locator("h2")).hasText("In the resident's words");
        screen.page().context().close();
    }

    @Test
    void theListIsNarrowedSortedAndComesBack() {
        String first = triaged("平整东坡机耕道甲段");
        String second = triaged("平整东坡机耕道乙段");
        Tasklist clerk = fresh("clerk.201");
        Page page = clerk.page();
        page.locator(".nl-find input").fill("机耕道");
        Page list = page.context().waitForPage(() -> page.keyboard().press("Enter"));
        Locator rows = list.locator(".found tbody tr");
        assertThat(rows).hasCount(2);
        assertThat(list.locator(".count")).containsText("共 2 件");
        list.locator("th button").first().click();
        assertThat(rows.first()).containsText(first);
        list.locator("th button").first().click();
        assertThat(rows.first()).containsText(second);
        assertThat(list.locator("th").first()).hasAttribute("aria-sort", "descending");

        list.locator("select[name=category]").selectOption("water");
        assertThat(list.locator("main")).containsText("没有符合条件的案件");
        assertThat(list.url()).contains("category=water");
        list.goBack();
        assertThat(rows).hasCount(2);
        assertThat(list.locator("select[name=category]")).hasValue("");

        rows.first().locator("a").click();
        assertThat(list.locator("h1")).hasText("平整东坡机耕道乙段");
        list.goBack();
        assertThat(rows).hasCount(2);
        assertThat(rows.first()).containsText(second);
        page.context().close();
    }

    private static byte[] photo(Color colour) {
        BufferedImage image = new BufferedImage(640, 480, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setColor(colour);
        pen.fillRect(0, 0, 640, 480);
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, colour.equals(Color.GRAY) ? "jpeg" : "png", bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private byte @Nullable [] document;

    /** The same bytes each time: PDFBox stamps each document it writes. */
    private byte[] document() throws IOException {
        if (document == null) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try (PDDocument made = new PDDocument()) {
                made.addPage(new PDPage());
                made.save(bytes);
            }
            document = bytes.toByteArray();
        }
        return document;
    }
}
