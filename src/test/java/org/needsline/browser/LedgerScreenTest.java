package org.needsline.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.needsline.sample.process.PlayedCases;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** The access ledger as a community, a department, a town and the offices of the district read it. */
@TestPropertySource(properties = "needsline.scoring.minimum-ratings=1")
class LedgerScreenTest extends BrowserTest {

    private static final String LIUSHU = "990101100201";

    /** In a database that has sample cases: they are played only where there is none. */
    @BeforeEach
    void theCasesArePlayed(@Autowired BeanFactory system) {
        PlayedCases.in(system);
    }

    /** The cases were played up to now. */
    @Override
    void theClockStands() {}

    /** Through the link in the bar, as a person comes. */
    private static Page ledgerOf(Tasklist person) {
        Locator link = person.page().locator("a.nl-ledger");
        link.waitFor();
        Page page = person.page().context().waitForPage(link::click);
        settled(page);
        return page;
    }

    private static void settled(Page page) {
        page.locator("main .part, main .message").first().waitFor();
        assertThat(page.locator("main")).not().hasAttribute("aria-busy", "true");
    }

    private static Locator row(Page page, String words) {
        return page.locator(".found tbody tr", new Page.LocatorOptions().setHasText(words));
    }

    /** Both languages, wide and narrow: pictures, and nothing that is cut off or that a screen reader cannot read. */
    private void looksRight(Page page, String name) {
        List<String> wrong = new ArrayList<>();
        for (String language : List.of("zh", "en")) {
            for (int width : new int[] {1500, 390}) {
                page.setViewportSize(width, 900);
                picture(page, "ledger-" + name + "-" + language + "-" + width);
                if (((Number) page.evaluate("document.documentElement.scrollWidth")).intValue() > width) {
                    wrong.add(language + " is wider than " + width);
                }
                Axe.faults(page).forEach(fault -> wrong.add(language + " " + width + ": " + fault));
            }
            assertThat(page.locator("body")).not().containsText("undefined");
            page.setViewportSize(1500, 900);
            page.locator(".ways button").click();
            settled(page);
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void aCommunityReadsWhatItMustDoForWhomUntilWhenAndPaidHowMuch() throws IOException {
        Tasklist secretary = person("secretary.201");
        secretary.page().setViewportSize(1500, 900);
        Page page = ledgerOf(secretary);
        picture(secretary, "ledger-bar");
        assertThat(page.locator("h1")).hasText("示例·柳树村");
        assertThat(page.locator(".figures")).containsText("109 人日");
        assertThat(row(page, "农村公路日常巡查协助")).containsText("交通运输局");
        assertThat(row(page, "农村公路日常巡查协助")).containsText("4,800");
        assertThat(row(page, "农村公路日常巡查协助")).not().containsText("未到账");
        assertThat(row(page, "自建房安全排查信息采集")).containsText("未到账");
        assertThat(row(page, "自建房安全排查信息采集")).containsText("已要求退出");
        assertThat(row(page, "高龄津贴")).containsText("只认证八十岁以上");
        assertThat(page.locator(".found tfoot")).containsText("109");
        assertThat(row(page, "河道保洁监督")).containsText("水利与生态环境局");
        String csv = Files.readString(
                page.waitForDownload(() -> page.locator("a[download]").first().click())
                        .path());
        assertThat(csv).contains("自建房安全排查信息采集", "河道保洁监督", "合计 Total");
        looksRight(page, "community");

        row(page, "农村公路日常巡查协助").locator("a").first().click();
        page.locator("main:not([aria-busy])").waitFor();
        assertThat(page.locator("h1")).hasText("农村公路日常巡查协助");
        Locator back = page.locator(".ways a.nl-ledger");
        back.waitFor();
        back.click();
        settled(page);
        assertThat(page.locator("h1")).hasText("示例·柳树村");
        page.close();
    }

    @Test
    void aDepartmentReadsWhoCarriesItsItemsAndWhatHasNotArrived() throws IOException {
        Page page = ledgerOf(person("officer.housing"));
        Locator item = row(page, "自建房安全排查信息采集");
        assertThat(item).containsText("4 个社区，1 个已确认收到");
        assertThat(item.locator(".shares li", new Locator.LocatorOptions().setHasText("柳树村")))
                .containsText("未到账");
        assertThat(item.locator(".shares li", new Locator.LocatorOptions().setHasText("望江社区")))
                .containsText("3,000");
        assertThat(page.locator("main")).not().containsText("农村公路日常巡查协助");
        String csv = Files.readString(
                page.waitForDownload(() -> page.locator("a[download]").first().click())
                        .path());
        assertThat(csv).contains("示例·柳树村 Sample Liushu Village").contains("合计 Total");
        looksRight(page, "department");

        page.navigate(page.url().replaceAll("\\?.*", "") + "?of=990101-transport");
        assertThat(page.locator("main")).containsText("没有这个部门的准入台账");
        page.close();
    }

    @Test
    void theAccessOfficeReadsTheWholeLedgerAndNarrowsIt() throws IOException {
        Page page = ledgerOf(person("access-office.district"));
        Locator items = page.locator(".part:has(a[download]) tbody tr");
        assertThat(items).hasCount(4);
        looksRight(page, "district");
        page.locator("input[name=text]").fill("公路");
        page.keyboard().press("Enter");
        assertThat(items).hasCount(1);
        String csv = Files.readString(
                page.waitForDownload(() -> page.locator("a[download]").first().click())
                        .path());
        assertThat(csv).contains("农村公路日常巡查协助").doesNotContain("自建房安全排查信息采集");
        page.locator(".filters .nl-link").click();
        assertThat(items).hasCount(4);
        page.locator("select[name=department]").selectOption("990101-housing");
        assertThat(items).hasCount(1);
        assertThat(items).containsText("自建房安全排查信息采集");
        items.locator("td a").nth(1).click();
        settled(page);
        assertThat(page.locator("h1")).containsText("住房和城乡建设局");
        page.goBack();
        assertThat(items).hasCount(1);
        page.locator(".filters .nl-link").click();
        page.locator("td a", new Page.LocatorOptions().setHasText("柳树村")).click();
        settled(page);
        assertThat(page.locator("h1")).hasText("示例·柳树村");
        page.close();
    }

    @Test
    void aTownReadsWhatItsCommunitiesCarryAndWhoHasNoLedgerSeesNoLink() {
        Page page = ledgerOf(person("clerk.100"));
        assertThat(page.locator(".found tbody tr")).hasCount(3);
        assertThat(row(page, "柳树村")).containsText("109");
        looksRight(page, "town");
        page.locator("td a", new Page.LocatorOptions().setHasText("柳树村")).click();
        settled(page);
        assertThat(row(page, "农村公路日常巡查协助")).hasCount(1);
        page.close();

        Tasklist worker = person("grid-worker.201-1");
        Page none = worker.page().context().newPage();
        none.navigate(worker.origin() + "/ledger/?of=" + LIUSHU);
        settled(none);
        assertThat(none.locator(".message")).containsText("没有准入台账");
        assertThat(none.locator("a.nl-ledger")).isHidden();
        assertThat(worker.page().locator("a.nl-ledger")).isHidden();
        none.close();
    }
}
