package org.needsline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.task.Task;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.Test;

/** The file of a request at the gate, as communities and offices use it: found, read, added to, printed. */
class GateFileScreenTest extends BrowserTest {

    private static final String ITEM = "汛期河堤巡查协助";
    private static final String OTHER = "小型水库看护协助";

    @Test
    void aRequestIsFoundItsLinksReadANoteAddedAndThePdfSaved() throws IOException {
        String number = underReviewAndLate(ITEM);
        Tasklist secretary = person("secretary.201");
        Locator suggestions = secretary.find("河堤巡查");
        assertThat(suggestions).hasCount(1);
        assertThat(suggestions).containsText(number);
        assertThat(suggestions).containsText("审核中");
        picture(secretary, "gate-find");

        Page tab = secretary.page().context().waitForPage(suggestions::click);
        tab.locator("main:not([aria-busy])").waitFor();
        CaseScreen screen = new CaseScreen(tab);
        assertThat(tab.locator("h1")).hasText(ITEM);
        Locator links = screen.part("links").locator(".nl-links > li");
        assertThat(links).hasCount(10);
        assertThat(links.nth(0)).containsText("交通运输局");
        assertThat(links.nth(1)).containsText("第 2 轮");
        assertThat(links.nth(1)).containsText("退回部门补正至");
        assertThat(links.nth(2)).hasClass("nl-running");
        assertThat(links.nth(2)).containsText("4 / 5 个工作日");
        assertThat(links.nth(4)).hasClass("nl-late nl-was-late");
        assertThat(links.nth(4)).containsText("财政");
        assertThat(links.nth(4)).containsText("已超期1个工作日");
        assertThat(links.nth(5)).containsText("未到");
        assertThat(screen.part("communities")).containsText("经费要先到");
        assertThat(screen.part("communities").locator(".nl-tally-said").nth(1)).hasText("附条件 1");
        assertThat(screen.part("funding")).containsText("9,600");
        assertThat(screen.part("deadlines")).containsText("5个工作日");

        assertThat(screen.part("timeline")).containsText("总时限开始计时：至 2026-");
        assertThat(screen.part("timeline")).not().containsText("until");

        screen.write("我村河堤有两处已经塌方");
        assertThat(screen.part("notes").locator("q")).hasText("我村河堤有两处已经塌方");
        screen.add("塌方处", new FilePayload("河堤.png", "image/png", photo()));
        assertThat(screen.pieces()).hasCount(1);
        assertThat(screen.part("timeline")).containsText("添加材料：河堤.png");
        picture(tab, "gate-file-zh");

        Path print = screen.download(tab.locator(".tools a[download]")).path();
        try (PDDocument file = Loader.loadPDF(print.toFile())) {
            assertThat(new PDFTextStripper().getText(file).replaceAll("\\s+", ""))
                    .contains(number, ITEM, "十个环节", "经费要先到", "我村河堤有两处已经塌方", "河堤.png");
        }
        tab.locator(".ways button").click();
        assertThat(screen.part("links").locator("h2")).hasText("The ten links");
        assertThat(links.nth(2)).containsText("4 of 5 working days");
        assertThat(screen.part("timeline")).containsText("Total clock begins: until 2026-");
        picture(tab, "gate-file-en");
        tab.setViewportSize(390, 800);
        picture(tab, "gate-file-phone");
        tab.close();
    }

    @Test
    void thePanelBesideATaskLeadsToTheFileAndTheListIsNarrowedToTheGate() throws IOException {
        String number = underReviewAndLate(OTHER);
        Tasklist justice = fresh("justice.district");
        justice.pick("合法性审查 Review legal basis", number, "access/ReviewLegalBasis");
        assertThat(justice.panel().locator(".nl-links > li")).hasCount(10);
        assertThat(justice.panel()).containsText("经费要先到");
        picture(justice, "gate-panel");
        Page file = justice.page()
                .context()
                .waitForPage(() -> justice.panel().locator("a.nl-open").click());
        assertThat(file.locator("h1")).hasText(OTHER);

        file.navigate(justice.origin() + "/casefile/");
        Locator rows = file.locator(".found tbody tr");
        file.locator("select[name=status]").selectOption("access.reviewing");
        file.locator("input[name=text]").fill("水库看护");
        file.keyboard().press("Enter");
        assertThat(rows.filter(new Locator.FilterOptions().setHasText(number))).hasCount(1);
        file.locator("select[name=kind]").selectOption("unadmitted");
        assertThat(file.locator("main")).containsText("没有符合条件的案件");
        file.locator("select[name=kind]").selectOption("access");
        assertThat(rows.filter(new Locator.FilterOptions().setHasText(number))).hasCount(1);
        picture(file, "gate-list");
        justice.page().context().close();
    }

    /** Sent back once, then under review: one community has answered, the finance office is a working day late. */
    private String underReviewAndLate(String item) {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("AffairsAccess")
                .latestVersion()
                .singleResult()
                .getId();
        String instance = as(
                        "officer.transport",
                        () -> forms.submitStartForm(definition, new HashMap<>(Map.of("privateItem", item))))
                .getId();
        String number = runtime.createProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getBusinessKey();
        Map<String, Object> application = new HashMap<>();
        application.put("kind", "task");
        application.put("privateLegalBasis", "《防洪法》第三十八条");
        application.put("privateReason", "社区离河堤最近，险情看得最早");
        application.put("targets", Spin.JSON(List.of("990101100201", "990101100202")));
        application.put("startsOn", "2026-06-15");
        application.put("endsOn", "2027-06-14");
        application.put("workload", 12);
        application.put("money", 4800);
        application.put("staff", 0);
        application.put("privatePowers", "劝离权");
        does(number, "UserTask_FileAccessRequest", "officer.transport", application);
        does(
                number,
                "UserTask_CheckApplication",
                "access-office.district",
                Map.of("checkOutcome", "incomplete", "privateMissing", "缺防汛预案编号"));
        later(2);
        does(number, "UserTask_SupplementAccessRequest", "officer.transport", application);
        does(number, "UserTask_CheckApplication", "access-office.district", Map.of("checkOutcome", "complete"));
        work();
        does(
                number,
                "UserTask_ConsultCommunity",
                "secretary.202",
                Map.of("stance", "conditions", "burden", "3", "privateWords", "经费要先到"));
        later(4);
        work();
        return number;
    }

    private void later(int workdays) {
        moveTo(workday(workdays)
                .atTime(LocalTime.of(10, 0))
                .atZone(calendars.current().zone())
                .toInstant());
    }

    private void does(String number, String key, String userId, Map<String, Object> fields) {
        Task open = as(userId, () -> tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(key)
                .listPage(0, 1)
                .get(0));
        as(userId, () -> {
            forms.submitTaskForm(open.getId(), new HashMap<>(fields));
            return null;
        });
    }

    private static byte[] photo() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return bytes.toByteArray();
    }
}
