package org.needsline.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.needsline.sample.process.PlayedCases;
import org.needsline.scoring.ScoreEvents;
import org.needsline.scoring.ScoreFact;
import org.needsline.scoring.ScoreLedger;
import org.needsline.support.TestDatabase;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** Files of requests and of reports of unadmitted work over real HTTP: who opens, finds, adds to and prints them. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.class)
@ActiveProfiles("test")
@TestPropertySource(properties = {"needsline.sample-data=true", "test.district=gate-doors"})
@Tag("storage")
class GateDoorsTest {

    private static final String DEPARTMENT = "990101-transport";

    @Autowired
    TestRestTemplate http;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TaskService tasks;

    @Autowired
    HistoryService history;

    @Autowired
    ManagementService management;

    @Autowired
    ScoreLedger scores;

    /** A request of the sample district that runs, filed by the transport department for villages of the first town. */
    private String number = "";

    private String report = "";

    @BeforeEach
    void theCasesArePlayed(@Autowired BeanFactory system) {
        PlayedCases.in(system);
        number = jdbc.sql("select min(r.number) from access_request r join access_target t on t.number = r.number"
                        + " where r.department = ? and r.status = 'running' and t.community = '990101100201'")
                .param(DEPARTMENT)
                .query(String.class)
                .single();
        report = jdbc.sql("select min(number) from unadmitted_report")
                .query(String.class)
                .single();
    }

    @Test
    void theFileHasEveryPart() {
        JsonNode file = read("officer.transport", "/api/cases/" + number);
        assertThat(file.at("/caseKind").asText()).isEqualTo("access");
        assertThat(file.at("/title").asText()).isEqualTo("农村公路日常巡查协助");
        assertThat(file.at("/links")).hasSize(10);
        assertThat(file.at("/legal/said/zh").asText()).isNotEmpty();
        assertThat(file.at("/legal/by/zh").asText()).isNotEmpty();
        assertThat(file.at("/communities/0/receivedOn").asText()).isNotEmpty();
        assertThat(file.at("/ledger/0/workload").decimalValue()).isPositive();
        assertThat(file.at("/ledger/0/by/zh").asText()).isNotEmpty();
        assertThat(file.at("/deadlines/0/explanation/zh").asText()).contains("个工作日");
        assertThat(file.at("/timeline/0/sentence/zh").asText()).isNotEmpty();
        assertThat(file.has("accesses")).isTrue();
        assertThat(file.at("/accesses").isNull()).isTrue();
        assertThat(file.at("/takesEvidence").asBoolean()).isTrue();
        assertThat(file.has("facts")).isFalse();
    }

    @Test
    void everyDoorIsOpenToWhomItConcernsAndLooksLikeNoneToOthers() {
        String id =
                added("officer.transport", number, "agreement.jpg").at("/0/id").asText();
        String file = "/api/cases/" + number;
        String piece = file + "/evidence/" + id;
        JsonNode none = refused("secretary.1203", "/api/cases/A-990101-2019-0001");
        for (String path : List.of(file, file + "/print", piece, piece + "/thumbnail")) {
            for (String reader : List.of("secretary.201", "officer.transport", "justice.district", "supervisor.100")) {
                assertThat(status(reader, path)).as("%s %s", reader, path).isEqualTo(HttpStatus.OK);
            }
            for (String stranger : List.of(
                    "secretary.1203", "officer.housing", "grid-worker.201-1", "team.201", "designer.district")) {
                assertThat(refused(stranger, path)).as("%s %s", stranger, path).isEqualTo(none);
            }
            assertThat(http.getForEntity(path, String.class).getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
        }
        assertThat(post("secretary.1203", file + "/colleague-notes", Map.of("text", "看看"))
                        .getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(post("secretary.1203", piece + "/withdraw", Map.of("reason", "不相干"))
                        .getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(status("discipline.district", file)).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(status("discipline.district", file + "/accesses")).isEqualTo(HttpStatus.OK);
        assertThat(status("secretary.201", file + "/accesses")).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(status("supervisor.100", file + "/accesses")).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(status("secretary.1203", file + "/accesses")).isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void whatOnlyANeedHasIsRefused() {
        String file = "/api/cases/" + number;
        assertThat(post("officer.transport", file + "/reveal", Map.of("reason", "核实情况"))
                        .getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(post("officer.transport", file + "/notes", Map.of("note", "已办"))
                        .getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(status("officer.transport", file + "/minutes/M-1")).isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void colleaguesWriteToEachOtherAndWhoLookedIsRecorded() {
        String file = "/api/cases/" + number;
        String text = "协议第三条要再核对 <b>" + System.nanoTime() + "</b>";
        assertThat(post("finance.district", file + "/colleague-notes", Map.of("text", text))
                        .getStatusCode())
                .isEqualTo(HttpStatus.CREATED);
        JsonNode note = read("secretary.202", file).at("/colleagueNotes/0");
        assertThat(note.at("/text").asText()).isEqualTo(text);
        assertThat(note.at("/by/zh").asText()).contains("区");
        status("finance.district", file + "/print");
        JsonNode looked = read("manager.district", file + "/accesses");
        assertThat(looked.findValuesAsText("userId")).contains("secretary.202", "finance.district");
        assertThat(looked.findValuesAsText("action")).contains("read", "print");
        assertThat(read("manager.district", file).at("/accesses").asInt()).isGreaterThanOrEqualTo(looked.size());
    }

    @Test
    void whoWorksOnItAddsAndWhatIsWithdrawnIsForTheSupervisor() {
        String id = added("secretary.202", number, "bridge.jpg").at("/0/id").asText();
        String piece = "/api/cases/" + number + "/evidence/" + id;
        assertThat(upload("manager.district", number, "a.jpg").getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(upload("supervisor.100", number, "a.jpg").getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(post("secretary.202", piece + "/release", Map.of()).getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(post("access-office.district", piece + "/release", Map.of()).getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(post("officer.transport", piece + "/withdraw", Map.of("reason", "传错了"))
                        .getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(post("access-office.district", piece + "/withdraw", Map.of("reason", "传错了"))
                        .getStatusCode())
                .isEqualTo(HttpStatus.OK);
        assertThat(status("secretary.202", piece)).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(status("supervisor.district", piece)).isEqualTo(HttpStatus.OK);
        String over = jdbc.sql("select min(number) from access_request where status = 'closed'")
                .query(String.class)
                .single();
        assertThat(upload("access-office.district", over, "late.jpg").getStatusCode())
                .isEqualTo(HttpStatus.CONFLICT);
    }

    @Test
    void thePrintHoldsEverything() throws IOException {
        String text = printed("secretary.201", number);
        assertThat(text)
                .contains(number, "农村公路日常巡查协助", "十个环节", "目标社区的意见与确认", "审核、会审与决定", "台账各版本", "各步期限与算法", "经过")
                .contains("交通运输局", "柳树村");
        assertThat(printed("access-office.district", report)).contains(report, "被要求做的事项");
    }

    @Test
    void aReportOpensToItsCommunityItsDepartmentAndTheOffices() {
        Map<String, Object> row = jdbc.sql("select community, department from unadmitted_report where number = ?")
                .param(report)
                .query()
                .singleRow();
        String community = String.valueOf(row.get("community"));
        JsonNode file = read("access-office.district", "/api/cases/" + report);
        assertThat(file.at("/caseKind").asText()).isEqualTo("unadmitted");
        assertThat(file.at("/community/code").asText()).isEqualTo(community);
        assertThat(file.at("/timeline").toString()).contains("社区报告拒办");
        assertThat(file.toString()).doesNotContain("reportedBy");
        assertThat(status("supervisor.district", "/api/cases/" + report)).isEqualTo(HttpStatus.OK);
        assertThat(status("designer.district", "/api/cases/" + report)).isEqualTo(HttpStatus.NOT_FOUND);
        assertThat(status("officer.housing", "/api/cases/" + report)).isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void fromAnInstanceAndFromATaskTheWayLeadsToTheFile() {
        String instance = history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .processDefinitionKey("AffairsAccess")
                .singleResult()
                .getId();
        assertThat(read("manager.district", "/api/instances/" + instance + "/case")
                        .at("/title")
                        .asText())
                .isEqualTo("农村公路日常巡查协助");
        assertThat(status("designer.district", "/api/instances/" + instance + "/case"))
                .isEqualTo(HttpStatus.NOT_FOUND);
        String task = tasks.createTaskQuery()
                .taskDefinitionKey("UserTask_HoldJointReview")
                .listPage(0, 1)
                .get(0)
                .getId();
        assertThat(read("access-office.district", "/api/tasks/" + task + "/case")
                        .at("/caseKind")
                        .asText())
                .isEqualTo("access");
        assertThat(status("officer.housing", "/api/tasks/" + task + "/case")).isEqualTo(HttpStatus.NOT_FOUND);
        JsonNode card =
                read("access-office.district", "/api/tasks/cards?ids=" + task).at("/" + task);
        assertThat(card.at("/title").asText()).isNotEmpty();
        assertThat(card.at("/unit/zh").asText()).isNotEmpty();
        assertThat(card.at("/total/words/zh").asText()).matches("总时限已用\\d+/20个工作日.*");
    }

    @Test
    void theCardOfALateLinkNamesTheCommunityThatHoldsItToThoseAboveIt() {
        Task late = tasks.createTaskQuery()
                .taskDefinitionKey("UserTask_ConfirmReceipt")
                .taskCandidateGroup("secretary.990101100201")
                .dueBefore(new Date())
                .listPage(0, 1)
                .get(0);
        management
                .createJobQuery()
                .processInstanceId(late.getProcessInstanceId())
                .activityId("BoundaryEvent_ReceiptOverdue")
                .list()
                .forEach(job -> management.executeJob(job.getId()));
        String query = "/api/tasks/cards?ids=" + late.getId();
        assertThat(read("supervisor.district", query)
                        .at("/" + late.getId() + "/holder/zh")
                        .asText())
                .isEqualTo("示例·柳树村 书记");
        JsonNode own = read("secretary.201", query).at("/" + late.getId());
        assertThat(own.at("/number").asText()).startsWith("A-");
        assertThat(own.at("/holder").isNull()).isTrue();
    }

    @Test
    void whomAScoreEntryCountsForIsNamed() {
        scores.count(ScoreFact.of(
                ScoreEvents.ACCESS_LINK_LATE,
                "finance.990101",
                "2026",
                number,
                "ReviewFunding-test",
                "DISTRICT",
                "AffairsAccess"));
        JsonNode late = read("access-office.district", "/api/cases/" + number).at("/scores/0/unit");
        assertThat(late.at("/zh").asText()).isEqualTo("示例区（虚构） 财政");
        assertThat(late.at("/en").asText()).matches("Sample District.* Finance");
    }

    // ---- the search

    private List<String> found(String user, String query) {
        List<String> numbers = new ArrayList<>();
        read(user, "/api/cases?size=100&" + query)
                .at("/items")
                .forEach(item -> numbers.add(item.at("/number").asText()));
        return numbers;
    }

    @Test
    void requestsAreFoundByNumberAndWordsWithinTheReach() {
        assertThat(found("officer.transport", "number=" + number)).containsExactly(number);
        assertThat(found("officer.transport", "text=" + number.toLowerCase(java.util.Locale.ROOT)))
                .containsExactly(number);
        assertThat(found("secretary.201", "number=" + number.substring(2))).containsExactly(number);
        assertThat(found("secretary.201", "text=公路 巡查&kind=access")).containsExactly(number);
        assertThat(found("secretary.201", "text=公路 养老&kind=access")).isEmpty();
        assertThat(found("secretary.1203", "text=公路 巡查")).doesNotContain(number);
        assertThat(found("officer.housing", "number=" + number)).isEmpty();
        assertThat(found("designer.district", "kind=access")).isEmpty();
        assertThat(found("access-office.district", "number=" + report)).containsExactly(report);
    }

    @Test
    void everyFilterNarrowsAtTheGateToo() {
        assertThat(found("access-office.district", "kind=access&status=access.running"))
                .contains(number)
                .allMatch(each -> statusOf(each).equals("running"));
        assertThat(found("access-office.district", "status=access.checking"))
                .isNotEmpty()
                .allMatch(each -> statusOf(each).equals("checking"));
        assertThat(found("access-office.district", "kind=access&unit=" + DEPARTMENT))
                .contains(number)
                .allMatch(each -> departmentOf(each).equals(DEPARTMENT));
        assertThat(found("access-office.district", "unit=990101100201")).contains(number);
        assertThat(found("access-office.district", "unit=990101101203")).doesNotContain(number);
        assertThat(found("access-office.district", "kind=access&closed=closed"))
                .isNotEmpty()
                .doesNotContain(number);
        assertThat(found("access-office.district", "kind=access&closed=open")).contains(number);
        assertThat(found("access-office.district", "kind=access&from=2099-01-01"))
                .isEmpty();
        assertThat(found("access-office.district", "kind=access&to=2099-01-01")).contains(number);
        assertThat(found("access-office.district", "kind=unadmitted"))
                .contains(report)
                .allMatch(each -> each.startsWith("U-"));
        assertThat(found("supervisor.district", "category=water")).noneMatch(each -> each.startsWith("A-"));
        assertThat(found("supervisor.district", "status=closed")).noneMatch(each -> each.startsWith("A-"));
        assertThat(status("supervisor.district", "/api/cases?kind=other")).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(status("supervisor.district", "/api/cases?number=B-1")).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(status("access-office.district", "/api/cases?kind=access&text=路"))
                .isEqualTo(HttpStatus.BAD_REQUEST);
    }

    /** A page after the other gives what one long page gives, needs and cases at the gate in one order. */
    @Test
    void bothKindsAreOneListHoweverItIsPaged() {
        for (String sort : List.of("-registered", "registered", "number", "-number")) {
            JsonNode all = read("supervisor.district", "/api/cases?size=100&sort=" + sort);
            List<String> whole = new ArrayList<>();
            all.at("/items")
                    .forEach(item -> whole.add(item.at("/registeredOn").asText() + " "
                            + item.at("/number").asText()));
            assertThat(whole).anyMatch(each -> each.contains(" A-")).anyMatch(each -> each.contains(" 990101"));
            List<String> paged = new ArrayList<>();
            for (int page = 0; page * 7 < whole.size(); page++) {
                read("supervisor.district", "/api/cases?size=7&page=" + page + "&sort=" + sort)
                        .at("/items")
                        .forEach(item -> paged.add(item.at("/registeredOn").asText() + " "
                                + item.at("/number").asText()));
            }
            assertThat(paged.subList(0, whole.size())).as(sort).isEqualTo(whole);
            if (sort.endsWith("registered")) {
                List<String> days =
                        whole.stream().map(each -> each.substring(0, 10)).toList();
                assertThat(days)
                        .isSortedAccordingTo(
                                sort.startsWith("-")
                                        ? java.util.Comparator.reverseOrder()
                                        : java.util.Comparator.naturalOrder());
            }
        }
    }

    @Test
    void kindsAndStatusesOfTheGateAreOfferedToThoseWhoReadThere() {
        assertThat(read("access-office.district", "/api/cases/choices").at("/kinds"))
                .hasSize(3);
        assertThat(read("access-office.district", "/api/cases/choices")
                        .at("/statuses")
                        .findValuesAsText("code"))
                .contains("access.reviewing");
        assertThat(read("team.201", "/api/cases/choices").at("/kinds")).hasSize(1);
        assertThat(read("team.201", "/api/cases/choices").at("/statuses").findValuesAsText("code"))
                .noneMatch(code -> code.startsWith("access."));
    }

    // ---- over HTTP

    private String statusOf(String request) {
        return jdbc.sql("select status from access_request where number = ?")
                .param(request)
                .query(String.class)
                .single();
    }

    private String departmentOf(String request) {
        return jdbc.sql("select department from access_request where number = ?")
                .param(request)
                .query(String.class)
                .single();
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
                as(user).getForEntity(path, byte[].class).getStatusCode().value());
    }

    private JsonNode refused(String user, String path) {
        ResponseEntity<JsonNode> answer = as(user).getForEntity(path, JsonNode.class);
        assertThat(answer.getStatusCode()).as("%s %s", user, path).isEqualTo(HttpStatus.NOT_FOUND);
        return answer.getBody();
    }

    private ResponseEntity<JsonNode> post(String user, String path, Object body) {
        return as(user).postForEntity(path, body, JsonNode.class);
    }

    private JsonNode added(String user, String caseNumber, String name) {
        ResponseEntity<JsonNode> answer = upload(user, caseNumber, name);
        assertThat(answer.getStatusCode()).as(String.valueOf(answer.getBody())).isEqualTo(HttpStatus.CREATED);
        return answer.getBody();
    }

    private static int width = 40;

    /** Each photo differs from those before it: the same one twice is refused. */
    private ResponseEntity<JsonNode> upload(String user, String caseNumber, String name) {
        MultiValueMap<String, Object> parts = new LinkedMultiValueMap<>();
        parts.add("files", new ByteArrayResource(SampleFiles.jpeg(width++, 30)) {
            @Override
            public String getFilename() {
                return name;
            }
        });
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.MULTIPART_FORM_DATA);
        return as(user).postForEntity(
                        "/api/cases/" + caseNumber + "/evidence", new HttpEntity<>(parts, headers), JsonNode.class);
    }

    private String printed(String user, String caseNumber) throws IOException {
        ResponseEntity<byte[]> answer = as(user).getForEntity("/api/cases/" + caseNumber + "/print", byte[].class);
        assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_PDF);
        try (PDDocument pdf = Loader.loadPDF(answer.getBody())) {
            return new PDFTextStripper().getText(pdf).replaceAll("\\s+", "");
        }
    }
}
