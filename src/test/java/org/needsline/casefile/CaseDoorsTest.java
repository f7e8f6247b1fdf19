package org.needsline.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.needsline.need.Actor;
import org.needsline.need.Category;
import org.needsline.need.Channel;
import org.needsline.need.ClaimPlan;
import org.needsline.need.Classification;
import org.needsline.need.Ending;
import org.needsline.need.Kind;
import org.needsline.need.LeftBehind;
import org.needsline.need.Level;
import org.needsline.need.LevelEntry;
import org.needsline.need.NeedReport;
import org.needsline.need.NeedService;
import org.needsline.need.PromiseCap;
import org.needsline.need.Reporter;
import org.needsline.need.Scope;
import org.needsline.need.Urgency;
import org.needsline.need.Withdrawal;
import org.needsline.support.EngineTables;
import org.needsline.support.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The case file over real HTTP, as people of two villages meet it. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.class)
@ActiveProfiles("test")
@TestPropertySource(properties = "needsline.sample-data=true")
@Tag("storage")
@ExtendWith(OutputCaptureExtension.class)
class CaseDoorsTest {

    private static final String VILLAGE = "990101100201";
    private static final String HOSTILE = "<script>alert(1)</script>\u202E<img src=x onerror=alert(2)>";
    private static final String PHONE = "13900000123";

    @Autowired
    TestRestTemplate http;

    @Autowired
    NeedService needs;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    DataSource database;

    @Autowired
    EvidenceUpload uploads;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    ObjectMapper json;

    private String number = "";

    @BeforeEach
    void aNeedIsReported() {
        number = needs.registered(
                        new NeedReport(
                                null,
                                null,
                                false,
                                VILLAGE,
                                VILLAGE + "001",
                                Kind.LIFE,
                                Category.LIGHTING,
                                Scope.COMMON,
                                46,
                                false,
                                LeftBehind.NONE,
                                false,
                                Channel.VISIT,
                                "村口的路灯坏了三盏。" + HOSTILE,
                                "村口",
                                new Reporter("欧阳春梅", PHONE, "ouyang@example.org", true),
                                null),
                        Actor.of("grid-worker.201-1", VILLAGE + "001"))
                .number();
    }

    @Test
    void everyDoorIsOpenToTheOwnVillageAndLooksLikeNoneToAnother() throws Exception {
        JsonNode kept =
                added("clerk.201", "灯.jpg", SampleFiles.phonePhoto(640, 480)).get(0);
        String file = "/api/cases/" + number;
        String piece = file + "/evidence/" + kept.get("id").asText();
        List<String> reading = List.of(file, file + "/print", piece, piece + "/thumbnail");
        for (String path : reading) {
            assertThat(get("clerk.201", path).getStatusCode()).as(path).isEqualTo(HttpStatus.OK);
            assertThat(get("clerk.202", path).getStatusCode()).as(path).isEqualTo(HttpStatus.NOT_FOUND);
            assertThat(get("admin.district", path).getStatusCode()).as(path).isEqualTo(HttpStatus.NOT_FOUND);
            assertThat(http.getForEntity(path, byte[].class).getStatusCode())
                    .as(path)
                    .isEqualTo(HttpStatus.UNAUTHORIZED);
        }
        assertThat(get("clerk.202", file + "/accesses").getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(get("clerk.201", file + "/accesses").getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(get("supervisor.100", file + "/accesses").getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(get("supervisor.101", file + "/accesses").getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(get("discipline.district", file + "/accesses").getStatusCode())
                .isEqualTo(HttpStatus.OK);
        assertThat(get("discipline.district", file).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(get("supervisor.100", file).getStatusCode()).isEqualTo(HttpStatus.OK);
        Map<String, Object> writing = Map.of(
                "/colleague-notes",
                Map.of("text", "来看过"),
                "/reveal",
                Map.of("reason", "核实情况"),
                "/evidence/" + kept.get("id").asText() + "/withdraw",
                Map.of("reason", "传错了"),
                "/evidence/" + kept.get("id").asText() + "/release",
                Map.of());
        for (Map.Entry<String, Object> one : writing.entrySet()) {
            assertThat(post("clerk.202", file + one.getKey(), one.getValue()).getStatusCode())
                    .as(one.getKey())
                    .isEqualTo(HttpStatus.NOT_FOUND);
        }
        assertThat(upload("clerk.202", null, Map.of("b.jpg", SampleFiles.jpeg(9, 9)))
                        .getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(actions("clerk.202")).isEmpty();
    }

    @Test
    void whoLooksIsRecorded() throws Exception {
        JsonNode kept = added("clerk.201", "a.jpg", SampleFiles.jpeg(64, 48)).get(0);
        get("clerk.201", "/api/cases/" + number);
        get("clerk.201", "/api/cases/" + number);
        post("clerk.201", "/api/cases/" + number + "/reveal", Map.of("reason", "回访核实"));
        get("clerk.201", "/api/cases/" + number + "/print");
        get("clerk.201", "/api/cases/" + number + "/evidence/" + kept.get("id").asText());
        get("clerk.201", "/api/cases/" + number + "/evidence/" + kept.get("id").asText() + "/thumbnail");

        assertThat(actions("clerk.201")).containsExactly("read", "reveal:回访核实", "print", "download:a.jpg");
        JsonNode list = json.readTree(
                get("manager.district", "/api/cases/" + number + "/accesses").getBody());
        assertThat(list).hasSize(4);
        assertThat(list.get(0).get("by").get("zh").asText()).contains("张伟明");
        assertThat(json.readTree(get("manager.district", "/api/cases/" + number).getBody())
                        .get("accesses")
                        .asInt())
                .isEqualTo(5);
    }

    @Test
    void aPhotoComesInCleanAndGoesOutInert() throws Exception {
        JsonNode kept = added("clerk.201", "../../x/<b>灯</b>.jpg", SampleFiles.phonePhoto(640, 480))
                .get(0);

        assertThat(kept.get("fileName").asText()).isEqualTo("b_.jpg");
        assertThat(kept.get("hasThumbnail").asBoolean()).isTrue();
        assertThat(kept.get("width").asInt()).isEqualTo(480);
        ResponseEntity<byte[]> out = get(
                "clerk.201",
                "/api/cases/" + number + "/evidence/" + kept.get("id").asText());
        assertThat(out.getHeaders().getFirst("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(out.getHeaders().getFirst("Content-Security-Policy")).contains("sandbox");
        assertThat(out.getHeaders().getContentDisposition().isAttachment()).isTrue();
        assertThat(out.getHeaders().getContentType()).isEqualTo(MediaType.IMAGE_JPEG);
        assertThat(out.getHeaders().getCacheControl()).contains("no-store");
        assertThat(out.getBody()).hasSize(kept.get("size").asInt());
        assertThat(new String(out.getBody(), StandardCharsets.ISO_8859_1)).doesNotContain("Exif", "SECRETPHONE");
        ResponseEntity<byte[]> small = get(
                "clerk.201",
                "/api/cases/" + number + "/evidence/" + kept.get("id").asText() + "/thumbnail");
        assertThat(small.getHeaders().getContentType()).isEqualTo(MediaType.IMAGE_JPEG);
        assertThat(small.getBody()).isNotEmpty().hasSizeLessThan(out.getBody().length);
    }

    @Test
    void allThatIsSentTogetherIsKeptOrNothing() {
        ResponseEntity<JsonNode> answer = upload(
                "clerk.201",
                "两张",
                Map.of("a.jpg", SampleFiles.jpeg(20, 20), "b.jpg", SampleFiles.text("MZ program, no photo")));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody().get("zh").asText()).contains("“b.jpg”").contains("不是可以接收的文件");
        assertThat(jdbc.queryForObject("select count(*) from evidence where case_number = ?", Integer.class, number))
                .isZero();
        assertThat(upload("clerk.201", "两份", Map.of("a.jpg", SampleFiles.jpeg(20, 20), "c.pdf", SampleFiles.pdf(false)))
                        .getBody())
                .hasSize(2);
        ResponseEntity<JsonNode> again = upload("clerk.201", null, Map.of("d.pdf", SampleFiles.jpeg(20, 20)));
        assertThat(again.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        ResponseEntity<JsonNode> twice = upload("clerk.201", null, Map.of("d.jpg", SampleFiles.jpeg(20, 20)));
        assertThat(twice.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(twice.getBody().get("zh").asText()).contains("已经在本案中");
    }

    /** A connection that waited with a photo would be missing everywhere else. */
    @Test
    void whileAFileIsReadNoTransactionIsOpenAndNobodyBringsOne() {
        List<Boolean> open = new ArrayList<>();
        EvidenceUpload.Sent photo = new EvidenceUpload.Sent("夜里.jpg", () -> {
            open.add(TransactionSynchronizationManager.isActualTransactionActive());
            return new ByteArrayInputStream(SampleFiles.jpeg(41, 31));
        });
        uploads.add(number, List.of(photo), null, "clerk.201", VILLAGE);
        assertThat(open).containsExactly(false);
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        assertThatThrownBy(() ->
                        transaction.execute(status -> uploads.add(number, List.of(photo), null, "clerk.201", VILLAGE)))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void aFileOf21MegabytesIsRefusedWithASentence() {
        ResponseEntity<JsonNode> answer = upload("clerk.201", null, Map.of("a.pdf", new byte[21 * 1024 * 1024]));

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.PAYLOAD_TOO_LARGE);
        assertThat(answer.getBody().get("zh").asText()).contains("20 MB");
        assertThat(answer.getBody().get("en").asText()).contains("Too large");
    }

    @Test
    void aDocumentAsLargeAsAllowedComesBackAsItWas() throws Exception {
        byte[] document = SampleFiles.joined(
                SampleFiles.pdf(false), ("%" + "x".repeat(19 * 1024 * 1024)).getBytes(StandardCharsets.US_ASCII));

        JsonNode kept = added("clerk.201", "大.pdf", document).get(0);

        assertThat(get(
                                "clerk.201",
                                "/api/cases/" + number + "/evidence/"
                                        + kept.get("id").asText())
                        .getBody())
                .isEqualTo(document);
    }

    @Test
    void onlyWhoWorksOnTheCaseAddsAndOnlyWhileItIsOpen() {
        byte[] photo = SampleFiles.jpeg(9, 9);
        assertThat(upload("manager.district", null, Map.of("a.jpg", photo)).getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
        needs.withdrawn(number, new Withdrawal("本人来电", null), Actor.of("clerk.201", VILLAGE));
        needs.closed(number, Ending.WITHDRAWN, Actor.clock());

        ResponseEntity<JsonNode> late = upload("clerk.201", null, Map.of("a.jpg", photo));

        assertThat(late.getStatusCode()).isEqualTo(HttpStatus.CONFLICT);
        assertThat(late.getBody().get("zh").asText()).contains("案件已结束");
    }

    @Test
    void aWithdrawnFileIsKeptForTheSupervisorOnly() throws Exception {
        JsonNode kept =
                added("grid-worker.201-1", "a.jpg", SampleFiles.jpeg(64, 48)).get(0);
        String piece = "/api/cases/" + number + "/evidence/" + kept.get("id").asText();
        assertThat(post("secretary.201", piece + "/withdraw", Map.of("reason", "不相干"))
                        .getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(post("clerk.201", piece + "/withdraw", Map.of("reason", "x")).getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(post("clerk.201", piece + "/withdraw", Map.of("reason", "传错案件"))
                        .getStatusCode())
                .isEqualTo(HttpStatus.OK);
        assertThat(post("clerk.201", piece + "/withdraw", Map.of("reason", "传错案件"))
                        .getStatusCode())
                .isEqualTo(HttpStatus.CONFLICT);

        assertThat(get("clerk.201", piece).getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(get("clerk.201", piece + "/thumbnail").getStatusCode()).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(get("supervisor.100", piece).getStatusCode()).isEqualTo(HttpStatus.OK);
        JsonNode file = json.readTree(get("clerk.201", "/api/cases/" + number).getBody());
        assertThat(file.get("timeline").get(0).get("sentence").get("zh").asText())
                .isEqualTo("撤下材料：a.jpg");
        assertThat(file.get("timeline").get(0).get("note").asText()).isEqualTo("传错案件");
    }

    @Test
    void theClerkReleasesAPhotoAndNobodyElse() throws Exception {
        JsonNode photo = added("clerk.201", "a.jpg", SampleFiles.jpeg(64, 48)).get(0);
        JsonNode paper = added("clerk.201", "a.pdf", SampleFiles.pdf(false)).get(0);
        String path = "/api/cases/" + number + "/evidence/";

        assertThat(post("grid-worker.201-1", path + photo.get("id").asText() + "/release", null)
                        .getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(post("clerk.201", path + paper.get("id").asText() + "/release", null)
                        .getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
        ResponseEntity<JsonNode> released =
                post("clerk.201", path + photo.get("id").asText() + "/release", null);
        assertThat(released.getBody().get("public").asBoolean()).isTrue();
        assertThat(post("clerk.201", path + photo.get("id").asText() + "/release", null)
                        .getStatusCode())
                .isEqualTo(HttpStatus.CONFLICT);
    }

    @Test
    void hostileTextComesBackAsTextAndIsPrintedAsText() throws Exception {
        assertThat(post("clerk.201", "/api/cases/" + number + "/colleague-notes", Map.of("text", HOSTILE))
                        .getStatusCode())
                .isEqualTo(HttpStatus.CREATED);

        ResponseEntity<byte[]> answer = get("clerk.201", "/api/cases/" + number);
        assertThat(answer.getHeaders().getContentType().isCompatibleWith(MediaType.APPLICATION_JSON))
                .isTrue();
        JsonNode file = json.readTree(answer.getBody());
        assertThat(file.get("description").asText()).contains(HOSTILE);
        assertThat(file.get("colleagueNotes").get(0).get("text").asText()).isEqualTo(HOSTILE);
        try (PDDocument pdf = Loader.loadPDF(
                get("clerk.201", "/api/cases/" + number + "/print").getBody())) {
            String text = new PDFTextStripper().getText(pdf).replaceAll("\\s+", "");
            assertThat(text)
                    .contains("<script>alert(1)</script><imgsrc=xonerror=alert(2)>")
                    .contains("同事留言")
                    .contains("1/");
            assertThat(pdf.getDocumentCatalog().getOpenAction()).isNull();
        }
    }

    @Test
    void thePrintHidesTheContactUnlessSomebodySaysWhatFor() throws Exception {
        assertThat(printed("")).contains("139****0123").contains("已隐去").doesNotContain(PHONE);
        assertThat(get("clerk.201", "/api/cases/" + number + "/print?contacts=true")
                        .getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(actions("clerk.201")).containsExactly("print");

        assertThat(printed("?contacts=true&reason=归档需要")).contains(PHONE).contains("欧阳春梅");

        assertThat(actions("clerk.201")).containsExactly("print", "reveal:归档需要", "print");
    }

    @Test
    void theContactStaysInItsColumn(CapturedOutput log) throws Exception {
        String phone = PHONE.substring(0, 3) + "7" + number.substring(number.length() - 4) + "888";
        jdbc.update("update need_reporter set phone = ? where number = ?", phone, number);
        deliveryStarts();
        added("team.201", "done.jpg", SampleFiles.jpeg(30, 30));
        for (String user : List.of("clerk.201", "manager.district")) {
            assertThat(new String(get(user, "/api/cases/" + number).getBody(), StandardCharsets.UTF_8))
                    .doesNotContain(phone);
            assertThat(new String(get(user, "/api/cases?text=路灯").getBody(), StandardCharsets.UTF_8))
                    .doesNotContain(phone);
        }
        post("clerk.201", "/api/cases/" + number + "/colleague-notes", Map.of("text", "已联系"));
        assertThat(post("clerk.201", "/api/cases/" + number + "/reveal", Map.of("reason", "回访核实"))
                        .getBody()
                        .get("phone")
                        .asText())
                .isEqualTo(phone);
        assertThat(printed("?contacts=true&reason=归档需要")).contains(phone);
        get("clerk.201", "/api/cases?text=" + phone);

        EngineTables tables = EngineTables.andAllOthers(database);
        assertThat(tables.size()).isGreaterThan(1_000);
        assertThat(tables.placesOf(phone)).singleElement().asString().isEqualToIgnoringCase("need_reporter.phone");
        assertThat(log.getAll()).doesNotContain(phone);
        assertThat(actions("clerk.201")).contains("reveal:回访核实", "reveal:归档需要");
    }

    @Test
    void aConductReportIsNoCase() {
        assertThat(get("discipline.district", "/api/cases/C-990101-2026-0001").getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(get("manager.district", "/api/cases/C-990101-2026-0001").getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void aPersonWithATaskOfTheCaseReadsIt() {
        // The town has had nothing to do with it yet.
        assertThat(get("officer.100-agriculture", "/api/cases/" + number).getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
        deliveryStarts();
        assertThat(get("team.201", "/api/cases/" + number).getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(upload("team.201", "修好了", Map.of("done.jpg", SampleFiles.jpeg(30, 30)))
                        .getStatusCode())
                .isEqualTo(HttpStatus.CREATED);
    }

    private void deliveryStarts() {
        Actor clerk = Actor.of("clerk.201", VILLAGE);
        String team = VILLAGE + "-volunteers";
        LocalDate promised = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(10);
        needs.classified(number, new Classification(Kind.LIFE, Category.LIGHTING, Urgency.URGENT), Actor.clock());
        needs.urgencyConfirmed(number, Urgency.URGENT, null, clerk);
        needs.levelEntered(number, new LevelEntry(Level.VILLAGE, List.of(team)), Actor.clock());
        needs.claimed(
                number,
                new ClaimPlan(team, "换灯泡三只", "陈志强", promised, false, null, null),
                new PromiseCap(60, promised.plusDays(60)),
                Actor.of("team.201", team));
        needs.deliveryStarted(number, Actor.clock());
    }

    private String printed(String query) throws IOException {
        ResponseEntity<byte[]> answer = get("clerk.201", "/api/cases/" + number + "/print" + query);
        assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PDF);
        try (PDDocument pdf = Loader.loadPDF(answer.getBody())) {
            return new PDFTextStripper().getText(pdf);
        }
    }

    private List<String> actions(String userId) {
        return jdbc.queryForList(
                "select action || coalesce(':' || reason, '') from case_access where case_number = ? and user_id = ? order by id",
                String.class,
                number,
                userId);
    }

    private JsonNode added(String user, String name, byte[] content) {
        ResponseEntity<JsonNode> answer = upload(user, null, Map.of(name, content));
        assertThat(answer.getStatusCode()).as(String.valueOf(answer.getBody())).isEqualTo(HttpStatus.CREATED);
        return answer.getBody();
    }

    private ResponseEntity<JsonNode> upload(String user, @Nullable String caption, Map<String, byte[]> files) {
        MultiValueMap<String, Object> parts = new LinkedMultiValueMap<>();
        files.forEach((name, content) -> parts.add("files", new ByteArrayResource(content) {
            @Override
            public String getFilename() {
                return name;
            }
        }));
        if (caption != null) {
            parts.add("caption", caption);
        }
        HttpHeaders headers = headers(user);
        headers.setContentType(MediaType.MULTIPART_FORM_DATA);
        return http.exchange(
                "/api/cases/" + number + "/evidence",
                HttpMethod.POST,
                new HttpEntity<>(parts, headers),
                JsonNode.class);
    }

    private ResponseEntity<JsonNode> post(String user, String path, @Nullable Object body) {
        HttpHeaders headers = headers(user);
        headers.setContentType(MediaType.APPLICATION_JSON);
        return http.exchange(path, HttpMethod.POST, new HttpEntity<>(body, headers), JsonNode.class);
    }

    private ResponseEntity<byte[]> get(String user, String path) {
        return http.exchange(path, HttpMethod.GET, new HttpEntity<>(headers(user)), byte[].class);
    }

    private static HttpHeaders headers(String user) {
        HttpHeaders headers = new HttpHeaders();
        headers.setBasicAuth(user, "Sample-2026!");
        headers.set("X-Requested-With", "needsline");
        return headers;
    }
}
