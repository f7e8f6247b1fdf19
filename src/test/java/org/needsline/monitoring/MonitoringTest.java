package org.needsline.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.needsline.monitoring.Overview.OfUnit;
import org.needsline.monitoring.Overview.OpenCase;
import org.needsline.monitoring.Overview.Waiting;
import org.needsline.need.NeedEvent;
import org.needsline.need.NeedService;
import org.needsline.sample.process.PlayedCases;
import org.needsline.support.SystemTest;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.annotation.Transactional;

/** The managers' figures over the sample district, whose cases stand in every stage. */
@SystemTest
@AutoConfigureMockMvc
// With a district of its own: other tests register needs in theirs, and then no samples are played.
@TestPropertySource(properties = {"needsline.sample-data=true", "test.district=monitoring"})
class MonitoringTest {

    @Autowired
    MockMvc mvc;

    @Autowired
    Monitoring monitoring;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    NeedService needs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    @Autowired
    @Qualifier("stepWatch")
    SmartInitializingSingleton backfill;

    @BeforeEach
    void theCasesArePlayed(@Autowired BeanFactory system) {
        PlayedCases.in(system);
    }

    @Test
    void whatWaitsIsWhatTheEngineHasOpen() {
        assertThat(recorded()).isEqualTo(openTasks("").keySet());
        assertThat(recorded()).hasSizeGreaterThan(20);
    }

    @ParameterizedTest
    @CsvSource({"manager.district, 990101", "manager.100, 990101100", "manager.101, 990101101"})
    void aManagerSeesTheCasesOfTheirOwnUnitAndBelow(String manager, String unit) {
        Map<String, Task> expected = openTasks(unit);
        Instant now = clock.instant();

        Overview overview = monitoring.overview(manager);

        assertThat(overview.scope()).extracting(Overview.Place::code).containsExactly(unit);
        assertThat(overview.units().stream().mapToInt(Waiting::open).sum()).isEqualTo(expected.size());
        assertThat(overview.units().stream().mapToInt(Waiting::overdue).sum())
                .isEqualTo((int) expected.values().stream()
                        .filter(task -> task.getDueDate() != null
                                && task.getDueDate().toInstant().isBefore(now))
                        .count());
        Set<String> listed = new TreeSet<>();
        for (Waiting one : overview.units()) {
            OfUnit open = monitoring.ofUnit(one.unit().code(), manager);
            assertThat(open.cases()).hasSize(one.open());
            assertThat(open.cases().stream().filter(OpenCase::overdue)).hasSize(one.overdue());
            open.cases().forEach(found -> listed.add(found.id()));
        }
        assertThat(listed).isEqualTo(new TreeSet<>(expected.keySet()));
        assertThat(overview.steps()).isNotEmpty().allSatisfy(pace -> assertThat(pace.medianWorkdays())
                .isGreaterThanOrEqualTo(0));
    }

    @Test
    void sharedTasksAreChargedToTheLevelThatHoldsTheNeed() {
        List<String> units = jdbc.sql(
                        "select distinct unit from waiting_step where step = 'ClaimNeed' and candidate_groups like '%,%'")
                .query(String.class)
                .list();

        assertThat(units).isNotEmpty().allMatch(unit -> unit.matches("\\d{6}|\\d{9}|\\d{12}"));
    }

    @Test
    void nobodyElseSeesTheFigures() throws Exception {
        for (String person : List.of(
                "clerk.201",
                "clerk.100",
                "supervisor.100",
                "supervisor.district",
                "officer.transport",
                "designer.district",
                "admin.district",
                "discipline.district",
                "leading-group.district")) {
            mvc.perform(as(person, get("/api/monitoring/units"))).andExpect(status().isForbidden());
            mvc.perform(as(person, get("/api/monitoring/units/990101100201"))).andExpect(status().isForbidden());
            mvc.perform(as(person, post("/api/monitoring/steps/" + aStep("990101100") + "/nudge")))
                    .andExpect(status().isForbidden());
        }
        mvc.perform(get("/api/monitoring/units")).andExpect(status().isUnauthorized());
    }

    @Test
    void ofAnotherTownAManagerLearnsNothing() throws Exception {
        mvc.perform(as("manager.101", get("/api/monitoring/units/990101100201")))
                .andExpect(status().isNotFound());
        mvc.perform(as("manager.101", get("/api/monitoring/units/no-such-unit")))
                .andExpect(status().isNotFound());
        mvc.perform(as("manager.101", post("/api/monitoring/steps/" + aStep("990101100") + "/nudge")))
                .andExpect(status().isNotFound());
    }

    @Test
    void aNudgeReachesThoseWhoHoldTheStepAndStandsInTheTimelineOnceADay() throws Exception {
        String step = jdbc.sql(
                        "select task_id from waiting_step where done_at is null and step = 'TriageNeed' and village = '990101100201' and nudged_at is null")
                .query(String.class)
                .list()
                .get(0);
        String number = numberOf(step);
        Task before = tasks.createTaskQuery().taskId(step).singleResult();

        mvc.perform(as("manager.100", post("/api/monitoring/steps/" + step + "/nudge")))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", containsString("no-store")))
                .andExpect(jsonPath("$.told").value(1));

        assertThat(needs.timelineOf(number))
                .filteredOn(entry -> entry.event() == NeedEvent.NUDGED)
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.by().userId()).isEqualTo("manager.100");
                    assertThat(entry.unit()).isEqualTo("990101100201");
                    assertThat(entry.sentence().zh()).isEqualTo("催办 · 环节：受理需求 Triage need");
                });
        assertThat(jdbc.sql("select user_id from in_app_message where event = 'case.nudged' and case_number = ?")
                        .param(number)
                        .query(String.class)
                        .list())
                .containsExactly("clerk.201");
        Task after = tasks.createTaskQuery().taskId(step).singleResult();
        assertThat(after.getAssignee()).isEqualTo(before.getAssignee());
        assertThat(after.getDueDate()).isEqualTo(before.getDueDate());

        mvc.perform(as("manager.district", post("/api/monitoring/steps/" + step + "/nudge")))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.zh").value("今天已经催办过。"));
        assertThat(needs.timelineOf(number))
                .filteredOn(entry -> entry.event() == NeedEvent.NUDGED)
                .hasSize(1);
    }

    @Test
    void linksOfTheGateWaitForTheirHoldersAndANudgeStandsInTheirTimeline() throws Exception {
        OfUnit office = monitoring.ofUnit("990101", "manager.district");
        OpenCase review = office.cases().stream()
                .filter(open -> open.step().zh().startsWith("⑥"))
                .findFirst()
                .orElseThrow();
        assertThat(review.number()).startsWith("A-990101-");
        assertThat(review.title()).isNotBlank();
        assertThat(review.file()).as("its case file opens").isTrue();
        assertThat(review.village().code()).isEqualTo("990101");
        mvc.perform(as("manager.100", post("/api/monitoring/steps/" + review.id() + "/nudge")))
                .andExpect(status().isNotFound());

        mvc.perform(as("manager.district", post("/api/monitoring/steps/" + review.id() + "/nudge")))
                .andExpect(status().isOk());

        assertThat(jdbc.sql("select done_by from access_event where number = ? and event = 'nudged'")
                        .param(review.number())
                        .query(String.class)
                        .list())
                .containsExactly("manager.district");
        assertThat(jdbc.sql("select user_id from in_app_message where event = 'case.nudged' and case_number = ?")
                        .param(review.number())
                        .query(String.class)
                        .list())
                .containsExactly("access-office.district");
    }

    @Test
    void aReportOfUnadmittedWorkHasItsTitleItsFileAndItsNudge() throws Exception {
        OpenCase answer = monitoring.ofUnit("990101", "manager.district").cases().stream()
                .filter(open -> open.number().startsWith("U-990101-"))
                .findFirst()
                .orElseThrow();
        assertThat(answer.title()).isNotBlank();
        assertThat(answer.file()).isTrue();

        mvc.perform(as("manager.district", post("/api/monitoring/steps/" + answer.id() + "/nudge")))
                .andExpect(status().isOk());

        assertThat(jdbc.sql("select step from access_event where number = ? and event = 'nudged'")
                        .param(answer.number())
                        .query(String.class)
                        .list())
                .containsExactly("AnswerUnadmitted");
    }

    @Test
    void aMovedDeadlineMovesInTheFigures() {
        String step = aStep("990101101");
        Instant later = Instant.parse("2031-01-02T09:30:00Z");

        tasks.setDueDate(step, Date.from(later));

        assertThat(jdbc.sql("select count(*) from waiting_step where task_id = ? and due_at > '2031-01-01'")
                        .param(step)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @Transactional
    void tablesWithoutThisRecordGetItAtTheStart() {
        Map<String, List<Object>> before = rows();
        jdbc.sql("delete from waiting_step").update();

        backfill.afterSingletonsInstantiated();
        backfill.afterSingletonsInstantiated();

        assertThat(rows()).isEqualTo(before);
    }

    private Map<String, List<Object>> rows() {
        Map<String, List<Object>> rows = new HashMap<>();
        jdbc.sql("select task_id, case_number, process, step, village, unit, candidate_groups from waiting_step"
                        + " where done_at is null")
                .query()
                .listOfRows()
                .forEach(row -> rows.put(String.valueOf(row.get("task_id")), List.copyOf(row.values())));
        return rows;
    }

    private String aStep(String unit) {
        return openTasks(unit).keySet().iterator().next();
    }

    private String numberOf(String task) {
        return jdbc.sql("select case_number from waiting_step where task_id = ?")
                .param(task)
                .query(String.class)
                .single();
    }

    private Set<String> recorded() {
        return new TreeSet<>(jdbc.sql("select task_id from waiting_step where done_at is null")
                .query(String.class)
                .list());
    }

    /** Open tasks in a unit and below, as the engine has them: needs and meetings by their village, links of the gate by who holds them. */
    private Map<String, Task> openTasks(String unit) {
        Map<String, String> numbers = runtime.createProcessInstanceQuery().list().stream()
                .collect(Collectors.toMap(
                        ProcessInstance::getId, one -> String.valueOf(one.getBusinessKey()), (one, other) -> one));
        Map<String, Task> open = new TreeMap<>();
        tasks.createTaskQuery()
                .processDefinitionKeyIn("NeedLifecycle", "ScreeningMeeting", "AffairsAccess", "UnadmittedReport")
                .list()
                .forEach(task -> {
                    String number = numbers.getOrDefault(task.getProcessInstanceId(), "");
                    String place = number.matches("(M-)?\\d{12}-.*") ? number.replaceFirst("^M-", "") : holder(task);
                    if (place.startsWith(unit)) {
                        open.put(task.getId(), task);
                    }
                });
        return open;
    }

    private String holder(Task task) {
        String group = tasks.getIdentityLinksForTask(task.getId()).get(0).getGroupId();
        return group.substring(group.indexOf('.') + 1);
    }

    private static MockHttpServletRequestBuilder as(String user, MockHttpServletRequestBuilder request) {
        return request.header(
                "Authorization",
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString((user + ":Sample-2026!").getBytes(StandardCharsets.UTF_8)));
    }
}
