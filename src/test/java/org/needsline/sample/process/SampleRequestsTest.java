package org.needsline.sample.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.needsline.support.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/** The ledger over HTTP, with the sample requests: who sees what, and tables to take away. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.class)
@ActiveProfiles("test")
@TestPropertySource(properties = {"needsline.sample-data=true", "needsline.sample-cases=false"})
@Tag("storage")
class SampleRequestsTest {

    private static final String LIUSHU = "990101100201";

    @Autowired
    TestRestTemplate http;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SampleCases samples;

    /** Not at the start, because what measures coverage does not listen yet. */
    @BeforeEach
    void theCasesArePlayed() {
        samples.play();
    }

    private TestRestTemplate as(String user) {
        return http.withBasicAuth(user, "Sample-2026!");
    }

    private JsonNode read(String user, String path) {
        ResponseEntity<JsonNode> answer = as(user).getForEntity(path, JsonNode.class);
        assertThat(answer.getStatusCode()).as("%s %s", user, path).isEqualTo(HttpStatus.OK);
        return answer.getBody();
    }

    private HttpStatus status(String user, String path) {
        return HttpStatus.valueOf(
                as(user).getForEntity(path, String.class).getStatusCode().value());
    }

    private String numberOf(String status) {
        return jdbc.sql("select min(number) from access_request where status = ?")
                .param(status)
                .query(String.class)
                .single();
    }

    @Test
    void aCommunitySeesWhatItMustDoFromWhomUntilWhenAndPaidHowMuch() {
        JsonNode view = read("secretary.201", "/api/access/communities/" + LIUSHU);
        assertThat(view.at("/items").asInt()).isEqualTo(4);
        assertThat(view.at("/personDays").decimalValue()).isEqualByComparingTo("109");
        assertThat(view.at("/duties").findValuesAsText("receivedOn")).hasSize(4);
        assertThat(view.at("/duties").toString()).contains("农村公路日常巡查协助", "交通运输局", "4800");
        assertThat(view.at("/legacy").toString()).contains("河道保洁监督");
        assertThat(status("secretary.1201", "/api/access/communities/" + LIUSHU))
                .isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(status("clerk.100", "/api/access/communities/" + LIUSHU)).isEqualTo(HttpStatus.OK);
    }

    @Test
    void theCommunitysTableCanBeTakenAwayAsCsvAndXlsx() throws IOException {
        byte[] csv = as("secretary.201").getForObject("/api/access/communities/" + LIUSHU + ".csv", byte[].class);
        String text = new String(csv, StandardCharsets.UTF_8);
        assertThat(text).startsWith("\uFEFF编号 Number,").contains("农村公路日常巡查协助");
        byte[] xlsx = as("secretary.201").getForObject("/api/access/communities/" + LIUSHU + ".xlsx", byte[].class);
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            List<Row> rows = book.getFirstSheet().read();
            assertThat(book.getFirstSheet().getName()).isEqualTo("本社区事项 Our work");
            assertThat(rows).as("head, four items, one from before, total").hasSize(7);
            assertThat(rows.get(0).getCellText(1)).isEqualTo("要做什么 What");
            assertThat(rows.get(1).getCellText(3))
                    .isEqualTo("示例·民政和人力资源局 Sample Civil Affairs and Human Resources Bureau");
            assertThat(rows.get(5).getCellText(2)).isEqualTo("存量 from before");
            assertThat(rows.get(6).getCellText(1)).isEqualTo("合计 Total");
            assertThat(rows.get(6).getCellAsNumber(6).orElseThrow()).isEqualByComparingTo("109");
            assertThat(rows.get(6).getCellAsNumber(8).orElseThrow()).isEqualByComparingTo("6300");
        }
    }

    @Test
    void theLedgerOfTheDistrictCanBeTakenAway() throws IOException {
        assertThat(read("access-office.district", "/api/access/ledger")).hasSize(4);
        assertThat(new String(
                        as("access-office.district").getForObject("/api/access/ledger.csv", byte[].class),
                        StandardCharsets.UTF_8))
                .contains("高龄津贴生存认证上门协助", "八十岁以上");
        byte[] xlsx = as("officer.transport").getForObject("/api/access/ledger.xlsx", byte[].class);
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            assertThat(book.getFirstSheet().read()).hasSize(5);
        }
    }

    @Test
    void aDepartmentSeesItsOwnAndNoOther() {
        JsonNode view = read("officer.transport", "/api/access/departments/990101-transport");
        assertThat(view.at("/requests")).hasSize(2);
        assertThat(view.at("/items")).hasSize(1);
        assertThat(status("officer.housing", "/api/access/departments/990101-transport"))
                .isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(read("access-office.district", "/api/access/departments/990101-health")
                        .at("/upheld")
                        .asInt())
                .isOne();
        assertThat(status("officer.transport", "/api/access/requests")).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(read("supervisor.district", "/api/access/requests")).hasSizeGreaterThan(12);
    }

    @Test
    void aDepartmentTakesAwayALineForEachCommunityAndTheSum() throws IOException {
        String path = "/api/access/departments/990101-housing";
        byte[] xlsx = as("officer.housing").getForObject(path + ".xlsx", byte[].class);
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            List<Row> rows = book.getFirstSheet().read();
            assertThat(rows).as("head, four communities, total").hasSize(6);
            assertThat(rows.get(1).getCellText(3)).isEqualTo("示例·柳树村 Sample Liushu Village");
            assertThat(rows.get(4).getCellAsNumber(8).orElseThrow()).isEqualByComparingTo("3000");
            assertThat(rows.get(5).getCellAsNumber(6).orElseThrow()).isEqualByComparingTo("60");
        }
        assertThat(status("officer.housing", path + ".csv")).isEqualTo(HttpStatus.OK);
        assertThat(status("access-office.district", path + ".csv")).isEqualTo(HttpStatus.OK);
        for (String file : List.of(path + ".csv", path + ".xlsx")) {
            assertThat(status("officer.transport", file)).isEqualTo(HttpStatus.NOT_FOUND);
            assertThat(status("secretary.201", file)).isEqualTo(HttpStatus.NOT_FOUND);
            assertThat(http.getForEntity(file, String.class).getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
        }
    }

    @Test
    void thePageOfTheLedgerLearnsWhoseLedgersThePersonReads() {
        assertThat(read("secretary.201", "/api/access/ledgers")
                        .at("/communities/0/code")
                        .asText())
                .isEqualTo(LIUSHU);
        assertThat(read("officer.transport", "/api/access/ledgers")
                        .at("/departments/0/code")
                        .asText())
                .isEqualTo("990101-transport");
        JsonNode town = read("clerk.100", "/api/access/ledgers");
        assertThat(town.at("/above/0/code").asText()).isEqualTo("990101100");
        assertThat(town.at("/districts")).isEmpty();
        for (String office : List.of("access-office.district", "leading-group.district", "manager.district")) {
            JsonNode ledgers = read(office, "/api/access/ledgers");
            assertThat(ledgers.at("/districts/0/code").asText()).isEqualTo("990101");
            assertThat(ledgers.at("/above")).isEmpty();
        }
        for (String nobody : List.of("grid-worker.201-1", "team.201", "designer.district", "discipline.district")) {
            assertThat(read(nobody, "/api/access/ledgers"))
                    .allSatisfy(list -> assertThat(list).as(nobody).isEmpty());
        }
        assertThat(http.getForEntity("/api/access/ledgers", String.class).getStatusCode())
                .isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void burdensAreForThoseWhoStandAbove() {
        assertThat(read("clerk.100", "/api/access/burdens/990101100")).hasSize(3);
        assertThat(read("access-office.district", "/api/access/burdens/990101")).hasSizeGreaterThan(3);
        assertThat(status("clerk.100", "/api/access/burdens/990101")).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(status("clerk.100", "/api/access/burdens/990101101")).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(status("grid-worker.201-1", "/api/access/burdens/990101100201"))
                .isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(status("officer.transport", "/api/access/burdens/990101")).isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void theLedgerIsNarrowedByWordsAsItIsTakenAway() {
        assertThat(read("access-office.district", "/api/access/ledger?text=公路")).hasSize(1);
        assertThat(read("access-office.district", "/api/access/ledger?text=tranSPort"))
                .hasSize(1);
        assertThat(read("access-office.district", "/api/access/ledger?text=公路&department=990101-housing"))
                .isEmpty();
        assertThat(new String(
                        as("access-office.district").getForObject("/api/access/ledger.csv?text=公路", byte[].class),
                        StandardCharsets.UTF_8))
                .contains("农村公路日常巡查协助", "示例·交通运输局 Sample Transport Bureau")
                .doesNotContain("自建房安全排查信息采集");
    }

    @Test
    void aRequestShowsItsTenLinksToThoseItConcernsAndIsNotThereForOthers() {
        String number = numberOf("jointReview");
        JsonNode file = read("access-office.district", "/api/cases/" + number);
        assertThat(file.at("/caseKind").asText()).isEqualTo("access");
        assertThat(file.at("/links")).hasSize(10);
        assertThat(file.at("/links").findValuesAsText("state"))
                .startsWith("DONE", "DONE", "DONE", "DONE", "DONE")
                .endsWith("WAITING", "WAITING", "WAITING", "WAITING");
        assertThat(file.at("/links/1/used").asInt()).isOne();
        assertThat(file.at("/links/1/allowed").asInt()).isEqualTo(2);
        assertThat(file.at("/links/2/owner/zh").asText()).isEqualTo("司法");
        assertThat(file.at("/total/used").asInt()).isPositive();
        assertThat(file.at("/total/allowed").asInt()).isEqualTo(20);
        assertThat(file.at("/tally/silent").asInt()).isOne();
        assertThat(file.at("/timeline").toString()).contains("汛期要增加经费", "时钟");
        assertThat(file.at("/deadlines").findValuesAsText("outcome")).contains("kept", "over");
        assertThat(status("secretary.201", "/api/cases/" + number)).isEqualTo(HttpStatus.OK);
        assertThat(status("secretary.1201", "/api/cases/" + number)).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(status("officer.transport", "/api/cases/" + number)).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(http.getForEntity("/api/cases/" + number, String.class).getStatusCode())
                .isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void everybodyMayReadThePublicList() {
        JsonNode list = http.getForObject("/api/residents/access-ledger/990101", JsonNode.class);
        assertThat(list.at("/items")).hasSize(4);
        assertThat(list.at("/items").toString()).contains("养护管理办法", "柳树村");
        assertThat(list.at("/postings")).hasSize(1);
        assertThat(list.at("/unadmitted/0/upheld").asInt()).isOne();
        assertThat(list.at("/burdens/0/personDays").decimalValue()).isPositive();
        assertThat(list.toString()).doesNotContain("示例·刘桂兰", "没有人手");
    }

    @Test
    void everybodyReadsThePublicListPageByPage() {
        assertThat(page("/site/access?lang=zh"))
                .contains("402人天", "示例·住房和城乡建设局", "示例·卫生健康局", "示例·柳树村", "寒暑假未成年人托管点检查")
                .containsPattern(
                        "departments/990101-health[^>]*>[^<]*</a></td><td class=\"count\">0</td><td class=\"count\">1</td>")
                .containsPattern(
                        "990101100201/access[^>]*>[^<]*</a></td><td class=\"count\">4</td><td class=\"count\">109</td>")
                .doesNotContain("示例·刘桂兰", "没有人手");
        assertThat(page("/site/access/communities?lang=en"))
                .contains("Sample Liushu Village", "Sample Dongsheng Community");
        assertThat(page("/site/access/communities?page=2")).contains("没有更多内容了").doesNotContain("柳树村");
        String number = jdbc.sql(
                        "select min(number) from access_request where department = '990101-housing' and status <> 'refused' and item = '自建房安全排查信息采集'")
                .query(String.class)
                .single();
        assertThat(page("/site/access/departments/990101-housing"))
                .contains("自建房安全管理办法", "/site/access/" + number, "4个")
                .doesNotContain("农村公路日常巡查协助");
        assertThat(page("/site/access/" + number))
                .contains("清河镇", "柳树村", "望江社区", "3,000元")
                .doesNotContain("催了三次");
        assertThat(http.getForEntity("/site/access", String.class).getHeaders().getCacheControl())
                .isEqualTo("max-age=60, public");
        assertThat(page("/site/")).contains("href=\"/site/access\"");
        assertThat(page("/site/villages/" + LIUSHU + "/access")).contains("href=\"/site/access\"");
        assertThat(page("/site/sitemap.xml")).contains("/site/access</loc>");
        for (String path : List.of(
                "/site/access/departments/990101-nowhere",
                "/site/access/departments/990101100201",
                "/site/access/A-990101-2019-0001",
                "/site/access/" + numberOf("jointReview"))) {
            assertThat(http.getForEntity(path, String.class).getStatusCode())
                    .as(path)
                    .isEqualTo(HttpStatus.NOT_FOUND);
        }
        assertThat(http.getForEntity("/site/access/communities?page=0", String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
    }

    private String page(String path) {
        ResponseEntity<String> answer = http.getForEntity(path, String.class);
        assertThat(answer.getStatusCode()).as(path).isEqualTo(HttpStatus.OK);
        return answer.getBody();
    }

    @Test
    void actsComeThroughTheInterfaceForThoseWhoMay() {
        String posted = numberOf("posted");
        assertThat(as("secretary.203")
                        .postForEntity(
                                "/api/access/cases/" + posted + "/objections",
                                Map.of("text", "部门自己的执法职责"),
                                String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(as("secretary.203")
                        .postForEntity("/api/access/cases/" + posted + "/withdrawal", Map.of("text", "撤"), String.class)
                        .getStatusCode()
                        .is4xxClientError())
                .isTrue();
        String running = jdbc.sql("select min(number) from access_request where status = 'running'")
                .query(String.class)
                .single();
        ResponseEntity<String> stranger = as("secretary.1203")
                .postForEntity(
                        "/api/access/cases/" + running + "/exit-requests",
                        Map.of("community", "990101101203", "ground", "notPaid"),
                        String.class);
        assertThat(stranger.getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(stranger.getBody()).contains("不是该事项的目标社区");
    }
}
