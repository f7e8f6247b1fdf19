package org.needsline.need.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.needsline.casefile.SampleFiles;
import org.needsline.conduct.ConductReports;
import org.needsline.conduct.NewConduct;
import org.needsline.need.Actor;
import org.needsline.need.Ending;
import org.needsline.need.Objection;
import org.needsline.need.Rating;
import org.needsline.need.Status;
import org.needsline.retention.Retention;
import org.needsline.support.EngineTables;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** After its erasure nothing of a person is left of a case, in no table and no line of the log, and every figure is as it was. */
@ExtendWith(OutputCaptureExtension.class)
@TestPropertySource(properties = "needsline.mail.enabled=true")
class ErasureTest extends LifeOfANeed {

    private static int families;

    /** Another family for each test, so that none finds the traces of another's. */
    private final int family = ++families;

    private final String phone = "13866554" + (300 + family);
    private final String name = "司马冬雪" + "甲乙丙丁戊己庚辛壬癸子丑寅卯".charAt(family);
    private final String email = "sima.dongxue" + family + "@example.org";
    private final String said = "只有第" + family + "家说过的话";
    private static final String ADMIN = "admin.district";

    @Autowired
    DataSource dataSource;

    @Autowired
    JdbcClient database;

    @Autowired
    WebApplicationContext context;

    @Autowired
    ObjectMapper json;

    @Autowired
    Retention retention;

    @Autowired
    ConductReports conducts;

    private MockMvc http;
    private String code = "";

    @BeforeEach
    void doors() {
        http = MockMvcBuilders.webAppContextSetup(context).build();
    }

    @AfterEach
    void dryAgain() {
        database.sql("update retention_state set erasing = false").update();
    }

    // ---- the case

    private void seededReport() {
        Map<String, Object> form = report();
        form.put("privateReporterName", name);
        form.put("privateReporterPhone", phone);
        form.put("privateReporterEmail", email);
        form.put("privateDescription", said + "一");
        form.put("privatePlace", said + "二");
        reported(form);
        code = database.sql("select body_zh from in_app_message where case_number = ? and later_zh is not null")
                .param(number)
                .query(String.class)
                .single()
                .replaceAll("(?s).*查询码([0-9A-Z-]+).*", "$1");
    }

    /** Colleagues talk about the case, look at the contact, and send a file that says whose it is. */
    private void colleaguesDoTheirPart() {
        String file = "/api/cases/" + number;
        call("clerk.201", body(post(file + "/colleague-notes"), Map.of("text", "打 " + phone + " 找 " + name)), 201);
        call("clerk.201", body(post(file + "/reveal"), Map.of("reason", said + "十")), 200);
        byte[] document =
                SampleFiles.joined(SampleFiles.pdf(false), ("%" + name + phone).getBytes(StandardCharsets.UTF_8));
        call(
                "team.201",
                multipart(file + "/evidence")
                        .file(new MockMultipartFile("files", said + "十一.pdf", "application/pdf", document))
                        .param("caption", name + "家门口"),
                201);
    }

    /** Everybody says something, and a helpful colleague writes the phone where it does not belong. */
    private void wholeLife() {
        seededReport();
        complete("UserTask_TriageNeed", "clerk.201", "triageOutcome", "askReporter", "privateQuestion", said + "三");
        complete("UserTask_SupplementNeed", "clerk.201", "privateSupplement", said + "四");
        Task triage = task("UserTask_TriageNeed");
        as(ADMIN, () -> tasks.createComment(triage.getId(), triage.getProcessInstanceId(), "打电话 " + phone));
        as(
                ADMIN,
                () -> tasks.createAttachment(
                        "text",
                        triage.getId(),
                        triage.getProcessInstanceId(),
                        name,
                        phone,
                        new ByteArrayInputStream(said.getBytes(StandardCharsets.UTF_8))));
        Task described = task("UserTask_TriageNeed");
        described.setDescription("找 " + name);
        tasks.saveTask(described);
        triaged();
        accepted();
        resident.objects(number, new Objection(said + "五", name, phone, false), Actor.resident());
        complete(
                "UserTask_ReviewObjection", "clerk.100", "objectionDecision", "dismissed", "privateAnswer", said + "六");
        postingOver();
        complete(
                "UserTask_ClaimNeed",
                "team.201",
                "claimOutcome",
                "claim",
                "claimUnit",
                TEAM,
                "promisedOn",
                workday(10).toString(),
                "privatePlan",
                said + "七",
                "privatePersonInCharge",
                said + "八");
        colleaguesDoTheirPart();
        delivered();
        verified();
        resident.rates(number, Rating.SATISFIED, said + "九", Actor.resident());
        endedAt("EndEvent_NeedMet");
    }

    // ---- asking

    private MockHttpServletRequestBuilder body(MockHttpServletRequestBuilder request, Map<String, Object> body) {
        return request.contentType(MediaType.APPLICATION_JSON)
                .content(json.valueToTree(body).toString());
    }

    private JsonNode call(MockHttpServletRequestBuilder request, int status) {
        return call(ADMIN, request, status);
    }

    private JsonNode call(String person, AbstractMockHttpServletRequestBuilder<?> request, int status) {
        try {
            MockHttpServletResponse answer =
                    http.perform(request.principal(() -> person)).andReturn().getResponse();
            String body = answer.getContentAsString(StandardCharsets.UTF_8);
            assertThat(answer.getStatus()).as(body).isEqualTo(status);
            return json.readTree(body.isEmpty() ? "{}" : body);
        } catch (Exception e) {
            throw new AssertionError("The call failed", e);
        }
    }

    private JsonNode send(String path, Map<String, Object> body, int status) {
        return call(body(post("/api/administration" + path), body), status);
    }

    private JsonNode erase() {
        return send("/erasures", Map.of("number", number, "again", number, "ground", "reporter"), 200);
    }

    private void switchOn(boolean erasing) {
        send("/retention/switch", Map.of("erasing", erasing), 200);
    }

    private JsonNode run(boolean dryRun) {
        return send("/retention/runs", Map.of("dryRun", dryRun), 200);
    }

    private List<String> numbersOf(JsonNode run) {
        List<String> numbers = new ArrayList<>();
        call(get("/api/administration/retention/runs/" + run.path("id").asLong() + "/cases"), 200)
                .forEach(each -> numbers.add(each.path("number").asText()));
        return numbers;
    }

    private int track() throws Exception {
        return http.perform(get("/api/residents/needs/" + number).header("X-Receipt-Code", code))
                .andReturn()
                .getResponse()
                .getStatus();
    }

    private List<String> placesOfPersonalData() {
        EngineTables tables = EngineTables.andAllOthers(dataSource);
        List<String> places = new ArrayList<>();
        for (String trace : List.of(phone, name, email, said, code)) {
            places.addAll(tables.placesOf(trace));
        }
        return places;
    }

    /** Everything that is counted, in the order of its table. */
    private List<String> figures() {
        List<String> figures = new ArrayList<>();
        for (String sql : List.of(
                "select count(*), sum(households), sum(workdays_late) from need",
                "select number, kind, category, scope, households, urgency, hardship, status, ending, rating, closed_at,"
                        + " promised_on, responsible, workdays_late, verified, grid, title from need order by number",
                "select number, rates_for, rating, rated_at from need_reporter order by number",
                "select number, entry, event, happened_at, by_user, score, workdays, unit from need_timeline"
                        + " order by number, entry",
                "select number, upheld, held, answered_at from need_objection order by id",
                "select case_number, step, due_at, why_zh from deadline order by id",
                "select subject, period, rule_id, points, case_number, reason_zh from score_entry order by id",
                "select subject, sum(points) from score_entry group by subject order by subject")) {
            database.sql(sql).query().listOfRows().forEach(row -> figures.add(row.toString()));
        }
        return figures;
    }

    // ---- on request

    @Test
    void afterTheErasureOnRequestNothingIsLeftAndEveryFigureStands(CapturedOutput log) throws Exception {
        wholeLife();
        List<String> before = figures();
        assertThat(placesOfPersonalData()).isNotEmpty();
        assertThat(track()).isEqualTo(200);

        JsonNode outlook = call(get("/api/administration/erasures/outlook").param("number", number), 200);
        JsonNode erased = erase();

        assertThat(placesOfPersonalData()).isEmpty();
        assertThat(log.getAll()).doesNotContain(phone, name, email, said);
        assertThat(erased.path("rows")).isEqualTo(outlook.path("rows")).isNotEmpty();
        assertThat(track()).as("as for an unknown number").isEqualTo(403);
        // The official title goes too when somebody asks; every other figure is as it was.
        assertThat(need().title()).isNull();
        assertThat(figures()).isEqualTo(withoutTitle(before));
        assertThat(need().rating()).isEqualTo(Rating.SATISFIED);
        assertThat(need().ending()).isEqualTo(Ending.MET);
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(number)
                        .count())
                .isZero();
        assertThat(call(get("/api/administration/retention"), 200)
                        .path("erasures")
                        .toString())
                .contains(number, ADMIN, "反映人要求清除");
        send("/erasures", Map.of("number", number, "again", number, "ground", "reporter"), 409);
    }

    private List<String> withoutTitle(List<String> figures) {
        return figures.stream()
                .map(row -> row.replaceAll("(?i)(number=" + number + ",.*title=)[^}]*", "$1null"))
                .toList();
    }

    /** Before the erasure all that a colleague may leave is there: else its going would prove nothing. */
    @Test
    void whatColleaguesLeftGoesToo() {
        wholeLife();
        List<String> left = List.of(
                "colleague_note.note",
                "case_access.reason",
                "evidence.file_name",
                "evidence.caption",
                "evidence_part.bytes");
        assertThat(placesOfPersonalData())
                .extracting(place -> place.toLowerCase(Locale.ROOT))
                .containsAll(left);

        erase();

        assertThat(placesOfPersonalData())
                .extracting(place -> place.toLowerCase(Locale.ROOT))
                .doesNotContainAnyElementsOf(left);
    }

    @Test
    void whatIsErasedTakesNoMoreWords() {
        wholeLife();
        erase();

        JsonNode sentence =
                call("clerk.201", body(post("/api/cases/" + number + "/colleague-notes"), Map.of("text", phone)), 409);

        assertThat(sentence.path("zh").asText()).contains("已经清除");
        assertThat(sentence.path("en").asText()).contains("erased");
        call("clerk.201", body(post("/api/cases/" + number + "/reveal"), Map.of("reason", said)), 404);
        call(
                "team.201",
                multipart("/api/cases/" + number + "/evidence")
                        .file(new MockMultipartFile("files", name + ".pdf", "application/pdf", SampleFiles.pdf(false))),
                409);
        assertThat(placesOfPersonalData()).isEmpty();
    }

    @Test
    void ofAnAgendaTheTitleGoesOnRequestAndTheVoteStays() {
        seededReport();
        triaged();
        String meetingId = "M-ERASURE-" + family;
        database.sql(
                        "insert into meeting (meeting_id, village, called_how, called_at, status, convenings, adjournments, corrections)"
                                + " values (?, ?, 'clock', ?, 'ended', 1, 0, 0)")
                .params(meetingId, VILLAGE, clock.instant().atOffset(java.time.ZoneOffset.UTC))
                .update();
        database.sql(
                        "insert into meeting_agenda (meeting_id, need_number, agenda_position, title, category_name, kind, urgency,"
                                + " registered_on, households, hardship, vote_yes) values (?, ?, 1, ?, '道路照明', 'life', 'normal', ?, 40, false, 31)")
                .params(meetingId, number, need().title(), need().registeredOn())
                .update();
        resident.withdraws(number, "不用了", new Actor("clerk.201", null));
        moveTo(MONDAY.plus(java.time.Duration.ofDays(30)));
        for (var job : management.createJobQuery().processInstanceId(instanceId).list()) {
            if (job.getDuedate() != null) {
                management.executeJob(job.getId());
            }
        }
        closes();

        erase();

        assertThat(database.sql("select title, vote_yes from meeting_agenda where meeting_id = ?")
                        .param(meetingId)
                        .query((row, n) -> row.getString(1) + " " + row.getInt(2))
                        .single())
                .isEqualTo("道路照明 31");
    }

    @Test
    void ofAReportAboutAnOfficialTheOutcomeStays() {
        String conduct = conducts.report(
                new NewConduct("990101", VILLAGE, "visit", said + "举报", name, name, phone, email, "clerk.201"));
        conducts.decided(conduct, true, said + "答复", "discipline.district");
        EngineTables before = EngineTables.andAllOthers(dataSource);
        for (String trace : List.of(said, name, phone, email)) {
            assertThat(before.contain(trace)).as(trace).isTrue();
        }

        send("/erasures", Map.of("number", conduct, "again", conduct, "ground", "reporter"), 200);

        EngineTables after = EngineTables.andAllOthers(dataSource);
        for (String trace : List.of(said, name, phone, email)) {
            assertThat(after.placesOf(trace)).as(trace).isEmpty();
        }
        assertThat(database.sql("select status from conduct_report where number = ?")
                        .param(conduct)
                        .query(String.class)
                        .single())
                .isEqualTo("accepted");
    }

    @Test
    void itIsRefusedWithoutTheNumberTypedTwiceAndAGround() {
        seededReport();
        String unknown = "990101100201-2026-99999";
        JsonNode sentence =
                send("/erasures", Map.of("number", number, "again", number + "1", "ground", "reporter"), 400);
        assertThat(sentence.path("zh").asText()).contains("不一致");
        send("/erasures", Map.of("number", number, "again", number, "ground", ""), 400);
        send("/erasures", Map.of("number", number, "again", number, "ground", "time-over"), 400);
        send("/erasures", Map.of("number", unknown, "again", unknown, "ground", "reporter"), 404);
        assertThat(placesOfPersonalData()).isNotEmpty();
    }

    @Test
    void ofAnOpenCaseTheContactGoesAtOnceAndTheRestInTheNightAfterItIsClosed() throws Exception {
        seededReport();
        erase();
        EngineTables tables = EngineTables.andAllOthers(dataSource);
        for (String contact : List.of(phone, name, email, code)) {
            assertThat(tables.placesOf(contact)).as(contact).isEmpty();
        }
        assertThat(tables.contain(said)).as("what is to be done is still known").isTrue();
        assertThat(track()).isEqualTo(403);

        // It goes on as an anonymous one.
        triaged();
        assertThat(need().status()).isEqualTo(Status.SCREENING);
        resident.withdraws(number, said + "撤回", new Actor("clerk.201", null));
        moveTo(MONDAY.plus(java.time.Duration.ofDays(30)));
        for (var job : management.createJobQuery().processInstanceId(instanceId).list()) {
            if (job.getDuedate() != null) {
                management.executeJob(job.getId());
            }
        }
        closes();
        assertThat(need().status()).isEqualTo(Status.CLOSED);
        assertThat(placesOfPersonalData()).isNotEmpty();
        night();
        assertThat(placesOfPersonalData()).isEmpty();
    }

    /** There is no wall in front of this test: the interface itself asks who it is. */
    @Test
    void behindTheWallNobodyButAnAdministratorErases() throws Exception {
        seededReport();
        String everything = json.valueToTree(Map.of(
                        "number", number, "again", number, "ground", "reporter", "erasing", true, "dryRun", true))
                .toString();
        for (String person : List.of("clerk.201", "manager.district", "designer.district", "supervisor.district")) {
            for (String path : List.of("/erasures", "/retention/switch", "/retention/runs")) {
                assertThat(http.perform(post("/api/administration" + path)
                                        .contentType(MediaType.APPLICATION_JSON)
                                        .content(everything)
                                        .principal(() -> person))
                                .andReturn()
                                .getResponse()
                                .getStatus())
                        .as("%s as %s", path, person)
                        .isEqualTo(403);
            }
        }
        assertThat(placesOfPersonalData()).isNotEmpty();
    }

    // ---- after its time

    @Test
    void aDryRunListsWhatIsDueAndErasesNothingUntilAnAdministratorSwitchesItOn() {
        wholeLife();
        List<String> before = figures();
        List<String> places = placesOfPersonalData();

        moveTo(ZonedDateTime.ofInstant(clock.instant(), java.time.ZoneOffset.UTC)
                .plusYears(2)
                .minusDays(1)
                .toInstant());
        assertThat(numbersOf(run(true))).doesNotContain(number);
        moveTo(clock.instant().plus(java.time.Duration.ofDays(2)));
        JsonNode dry = run(true);
        assertThat(numbersOf(dry)).contains(number);
        assertThat(dry.path("rows").path("need").asInt()).isPositive();
        send("/retention/runs", Map.of("dryRun", false), 409);
        night();
        assertThat(placesOfPersonalData()).isEqualTo(places);

        switchOn(true);
        JsonNode real = run(false);
        assertThat(numbersOf(real)).contains(number);
        assertThat(real.path("rows")).isEqualTo(dry.path("rows"));
        assertThat(placesOfPersonalData()).isEmpty();
        assertThat(figures()).as("the official title stays, too").isEqualTo(before);
        assertThat(run(false).path("cases").asInt()).as("nothing is due twice").isZero();
    }

    @Test
    void whileOneNodeRunsNoOtherDoesAndADeadOneIsGivenUp() {
        database.sql("update retention_state set run_by = 'other', run_until = ?")
                .param(clock.instant().plusSeconds(60).atOffset(java.time.ZoneOffset.UTC))
                .update();
        send("/retention/runs", Map.of("dryRun", true), 409);
        moveTo(clock.instant().plusSeconds(120));
        run(true);
    }

    private void night() {
        retention.nightly();
    }
}
