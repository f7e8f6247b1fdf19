package org.needsline.publicsite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.needsline.need.Actor;
import org.needsline.need.Category;
import org.needsline.need.Channel;
import org.needsline.need.Kind;
import org.needsline.need.LeftBehind;
import org.needsline.need.NeedReport;
import org.needsline.need.NeedService;
import org.needsline.need.Scope;
import org.needsline.support.Visitor;
import org.needsline.support.WebTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** What holds for every page of the site: language, headers, no traces, and a clear sentence for what cannot be read. */
@WebTest
@TestPropertySource(properties = "needsline.sample-data=true")
class SiteMannersTest {

    @LocalServerPort
    int port;

    private Visitor reader(String language) {
        return new Visitor(port).with("Accept", "text/html").with("Accept-Language", language);
    }

    @Test
    void theLanguageIsTheBrowsersUnlessTheAddressNamesOne() {
        assertThat(reader("zh-CN,zh;q=0.9").get("/site/").body())
                .contains("<html lang=\"zh-CN\"")
                .contains("看看村里的事")
                .contains("示例区");
        assertThat(reader("fr-FR,de;q=0.8").get("/site/").body())
                .contains("<html lang=\"en\"")
                .contains("What is going on in your village");
        assertThat(new Visitor(port).get("/site/").body()).contains("看看村里的事");
        assertThat(reader("zh-CN").get("/site/?lang=en").body())
                .contains("What is going on in your village")
                .contains("href=\"/site/towns/990101100?lang=en\"")
                .contains("href=\"/site/?lang=zh\"");
        assertThat(reader("en").get("/site/").body()).contains("href=\"/site/towns/990101100\"");
        assertThat(reader("en").get("/site/?q=Liushu&lang=zh").body()).contains("href=\"/site/?q=Liushu&amp;lang=en\"");
    }

    @Test
    void readersFindTheirVillageByTownAndByName() {
        assertThat(reader("zh").get("/site/towns/990101100").body())
                .contains("示例·柳树村")
                .contains("/site/villages/990101100201")
                .doesNotContain("望江社区");
        assertThat(reader("zh").get("/site/?q=%E6%9F%B3%E6%A0%91").body())
                .contains("/site/villages/990101100201")
                .contains("示例·清河镇")
                .doesNotContain("/site/villages/990101100202");
        assertThat(reader("en").get("/site/?q=liuSHU").body()).contains("/site/villages/990101100201");
        assertThat(reader("en").get("/site/?q=%3Cscript%3E").body())
                .contains("Nothing was found")
                .contains("&lt;script&gt;")
                .doesNotContain("<script");
    }

    @Test
    void nothingIsKeptAboutAReaderAndPagesMayBeKeptByThem() {
        Visitor reader = reader("zh");
        HttpResponse<String> first = reader.get("/site/");
        String etag = first.headers().firstValue("ETag").orElseThrow();

        assertThat(first.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(first.headers().firstValue("Cache-Control")).contains("max-age=60, public");
        assertThat(first.headers().allValues("Vary")).contains("Accept-Language");
        assertThat(reader.with("If-None-Match", etag).get("/site/").statusCode())
                .isEqualTo(304);
        assertThat(reader.with("If-None-Match", etag).get("/site/?lang=en").statusCode())
                .isEqualTo(200);
        HttpResponse<String> style = reader.get("/site/site.css");
        assertThat(style.statusCode()).isEqualTo(200);
        assertThat(style.body().length()).isLessThan(15_000);
        assertThat(style.headers().firstValue("Cache-Control")).contains("max-age=2592000, public");
    }

    @Test
    void aVillageThatWasClosedTakesNothingMoreAndSaysSo(@Autowired JdbcClient jdbc) {
        String village = "990101100295";
        jdbc.sql("insert into unit (code, parent_code, unit_level, name, name_en, closed_at)"
                        + " values (?, '990101100', 'VILLAGE', '示例·撤并村', 'Dissolved Village', current_timestamp)")
                .param(village)
                .update();
        for (String part : List.of("", "/postings", "/under-way", "/results", "/meetings", "/access", "/print")) {
            HttpResponse<String> page = reader("zh").get("/site/villages/" + village + part);
            assertThat(page.statusCode()).as(part).isEqualTo(200);
            assertThat(page.body()).as(part).contains("已撤销或合并，不再受理新的需求");
        }
        assertThat(reader("en").get("/site/villages/" + village).body()).contains("takes no new needs");
        assertThat(reader("zh").get("/site/villages/990101100201").body()).doesNotContain("已撤销或合并");
        for (String list : List.of(
                "/site/?q=%E6%92%A4%E5%B9%B6", "/site/towns/990101100", "/site/needs/new?q=%E6%92%A4%E5%B9%B6")) {
            assertThat(reader("zh").get(list).body()).as(list).doesNotContain(village);
        }
        HttpResponse<String> form = reader("zh").get("/site/needs/new?village=" + village);
        assertThat(form.body()).contains("已撤销、合并").doesNotContain("name=\"description\"");
        HttpResponse<String> sent = reader("zh")
                .send(
                        "POST",
                        "/site/needs/new",
                        "application/x-www-form-urlencoded",
                        "village=" + village + "&category=roads&description=test%20test");
        assertThat(sent.statusCode()).isEqualTo(400);
        assertThat(sent.body()).contains("已撤销、合并");
        assertThat(new Visitor(port)
                        .with("Idempotency-Key", java.util.UUID.randomUUID().toString())
                        .post(
                                "/api/residents/needs",
                                "{\"village\":\"" + village
                                        + "\",\"kind\":\"life\",\"category\":\"water\",\"description\":\"水管漏水了\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    /** What is not on the paper is posted all the same, and somebody may want to object to it. */
    @Test
    void aSheetThatIsFullSaysSo(@Autowired NeedService needs, @Autowired JdbcClient jdbc) {
        String village = "990101100294";
        jdbc.sql("insert into unit (code, parent_code, unit_level, name, name_en)"
                        + " values (?, '990101100', 'VILLAGE', '示例·长单村', 'Long List Village')")
                .param(village)
                .update();
        String sheet = "/site/villages/" + village + "/print";
        posted(60, village, needs, jdbc);
        assertThat(reader("zh").get(sheet).body()).contains("第60盏").doesNotContain("还有别的也在公示");
        posted(1, village, needs, jdbc);
        assertThat(reader("zh").get(sheet).body()).contains("这里只列出最先到期的60件，还有别的也在公示");
        assertThat(reader("en").get(sheet).body()).contains("the 60 that end first; more are posted");
        jdbc.sql("update unit set closed_at = current_timestamp where code = ?")
                .param(village)
                .update();
    }

    private static void posted(int many, String village, NeedService needs, JdbcClient jdbc) {
        for (int i = 1; i <= many; i++) {
            String number = needs.registered(
                            new NeedReport(
                                    null,
                                    null,
                                    false,
                                    village,
                                    null,
                                    Kind.LIFE,
                                    Category.LIGHTING,
                                    Scope.COMMON,
                                    12,
                                    false,
                                    LeftBehind.NONE,
                                    false,
                                    Channel.VISIT,
                                    "路灯不亮",
                                    "村口",
                                    null,
                                    null),
                            Actor.of("clerk.294", village))
                    .number();
            jdbc.sql("update need set status = 'posting', version = version + 1 where number = ?")
                    .param(number)
                    .update();
            jdbc.sql("insert into need_posting (number, village, category, title, posted_at, posted_until)"
                            + " values (?, ?, 'lighting', ?, current_timestamp, current_timestamp)")
                    .params(number, village, "修路灯第" + i + "盏")
                    .update();
        }
    }

    @Test
    void aLoginChangesNothingHere() {
        String page = reader("zh").get("/site/").body();
        Visitor clerk =
                new Visitor(port).login("clerk.201").with("Accept", "text/html").with("Accept-Language", "zh");

        HttpResponse<String> same = clerk.get("/site/");

        assertThat(same.body()).isEqualTo(page);
        assertThat(same.headers().firstValue("Set-Cookie")).isEmpty();
    }

    @Test
    void thePolicyAllowsOwnFilesOnly() {
        for (String path : List.of("/site/", "/site/site.css", "/site/nothing", "/site/towns/1")) {
            String policy = reader("zh")
                    .get(path)
                    .headers()
                    .firstValue("Content-Security-Policy")
                    .orElse("");
            assertThat(policy)
                    .as(path)
                    .startsWith("default-src 'none';")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe")
                    .doesNotContain("data:")
                    .doesNotContain("http");
        }
    }

    @Test
    void whatCannotBeReadIsAnsweredWithASentenceInTheSameLayout() {
        List<String> wrong = new ArrayList<>();
        record Bad(String path, int status, String zh, String en) {}
        for (Bad bad : List.of(
                new Bad("/site/?lang=xx", 400, "没有这种语言的页面", "Chinese and English only"),
                new Bad("/site/?lang=", 400, "没有这种语言的页面", "Chinese and English only"),
                new Bad("/site/?q=" + "x".repeat(41), 400, "村名太长", "too long for a name"),
                new Bad("/site/towns/990101999", 404, "没有找到这个街镇", "no such town"),
                new Bad("/site/towns/990101100201", 404, "没有找到这个街镇", "no such town"),
                new Bad("/site/towns/%E6%9D%91", 404, "没有找到这个街镇", "no such town"),
                new Bad("/site/nothing/here", 404, "没有这个页面", "nothing at this address"))) {
            for (String language : List.of("zh", "en")) {
                HttpResponse<String> answer = reader(language).get(bad.path());
                if (answer.statusCode() != bad.status()
                        || !answer.body().contains(language.equals("zh") ? bad.zh() : bad.en())
                        || !answer.body().contains("<header class=\"top\">")
                        || !answer.headers()
                                .firstValue("Cache-Control")
                                .orElse("")
                                .equals("no-store")) {
                    wrong.add(bad.path() + " " + language + ": " + answer.statusCode() + " "
                            + answer.headers().map() + answer.body());
                }
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(reader("zh").send("DELETE", "/site/", "", "").statusCode()).isIn(404, 405);
        assertThat(reader("zh")
                        .send("POST", "/site/", "application/x-www-form-urlencoded", "q=x")
                        .statusCode())
                .isEqualTo(405);
    }

    @Test
    void everyWordIsThereInBothLanguages() throws IOException {
        for (Resource chinese :
                new PathMatchingResourcePatternResolver().getResources("classpath:i18n/site*.properties")) {
            String name = String.valueOf(chinese.getFilename());
            if (!name.endsWith("_en.properties")) {
                Resource english = new ClassPathResource("i18n/" + name.replace(".properties", "_en.properties"));
                assertThat(keys(english)).as(name).isNotEmpty().isEqualTo(keys(chinese));
            }
        }
    }

    private static Set<String> keys(Resource words) throws IOException {
        return new TreeSet<>(PropertiesLoaderUtils.loadProperties(words).stringPropertyNames());
    }

    @Test
    void searchEnginesAreLedToTheVillages() {
        assertThat(reader("zh").get("/robots.txt").body())
                .contains("Disallow: /site/needs")
                .contains("http://localhost:" + port + "/site/sitemap.xml");
        assertThat(reader("zh").get("/site/sitemap.xml").body())
                .contains("<loc>http://localhost:" + port + "/site/villages/990101100201</loc>");
    }
}
