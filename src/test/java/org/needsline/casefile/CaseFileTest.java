package org.needsline.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.needsline.need.Actor;
import org.needsline.need.Category;
import org.needsline.need.Channel;
import org.needsline.need.ClaimPlan;
import org.needsline.need.Classification;
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
import org.needsline.support.SystemTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.json.JsonCompareMode;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@SystemTest
@AutoConfigureMockMvc
@TestPropertySource(properties = "needsline.sample-data=true")
class CaseFileTest {

    private static final String VILLAGE = "990101100201";
    private static final String PHONE = "13900000123";

    @Autowired
    MockMvc mvc;

    @Autowired
    NeedService needs;

    @Autowired
    CaseAccesses accesses;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    private String number = "";

    @BeforeEach
    void aNeedIsReported() {
        number = report(new Reporter("欧阳春梅", PHONE, "ouyang@example.org", true));
    }

    @Test
    void theOwnVillageReadsTheCaseWithTheContactMasked() throws Exception {
        mvc.perform(as("clerk.201", get("/api/cases/" + number)))
                .andExpect(status().isOk())
                .andExpect(header().string("Cache-Control", containsString("no-store")))
                .andExpect(jsonPath("$.number").value(number))
                .andExpect(jsonPath("$.village.zh").value("示例·柳树村"))
                .andExpect(jsonPath("$.description").value("村口的路灯坏了三盏，晚上看不清路。"))
                .andExpect(jsonPath("$.reporter.name").value("欧阳＊＊"))
                .andExpect(jsonPath("$.reporter.phone").value("139****0123"))
                .andExpect(jsonPath("$.reporter.email").value("o***@example.org"))
                .andExpect(jsonPath("$.timeline[0].sentence.zh").isNotEmpty())
                .andExpect(jsonPath("$.timeline[0].by.zh").value(containsString("示例·王建国")))
                .andExpect(content().string(not(containsString(PHONE))));
    }

    @Test
    void toAnotherVillageTheCaseLooksLikeNone() throws Exception {
        String unknown = mvc.perform(as("clerk.202", get("/api/cases/990101100201-2026-99999")))
                .andExpect(status().isNotFound())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);

        mvc.perform(as("clerk.202", get("/api/cases/" + number)))
                .andExpect(status().isNotFound())
                .andExpect(content().json(unknown));
        mvc.perform(as("clerk.202", write("/reveal", "{\"reason\":\"好奇\"}"))).andExpect(status().isNotFound());
        mvc.perform(as("clerk.202", write("/notes", "{\"note\":\"来过\"}"))).andExpect(status().isNotFound());
        assertThat(reveals()).isEmpty();
    }

    /** From the engine's own tools to the case: nobody learns more by the instance than by the number. */
    @Test
    void theInstanceLeadsToTheCaseForWhoeverMayReadIt() throws Exception {
        taskOf(number);
        String instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(number)
                .singleResult()
                .getId();
        int before = accesses.ofCase(number, 100).size();
        mvc.perform(as("manager.district", get("/api/instances/" + instance + "/case")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.number").value(number))
                .andExpect(jsonPath("$.status.zh").isNotEmpty());
        mvc.perform(as("clerk.202", get("/api/instances/" + instance + "/case")))
                .andExpect(status().isNotFound());
        mvc.perform(as("admin.district", get("/api/instances/" + instance + "/case")))
                .andExpect(status().isNotFound());
        mvc.perform(as("manager.district", get("/api/instances/none/case"))).andExpect(status().isNotFound());
        assertThat(accesses.ofCase(number, 100)).hasSize(before);
    }

    @Test
    void thePagesHoldNoData() throws Exception {
        for (String page : List.of("/casefile/", "/casefile/" + number)) {
            mvc.perform(get(page))
                    .andExpect(status().isOk())
                    .andExpect(header().string("Content-Type", "text/html;charset=UTF-8"))
                    .andExpect(header().string("Cache-Control", containsString("no-cache")))
                    .andExpect(content().string(not(containsString(number))));
        }
        mvc.perform(get("/casefile")).andExpect(status().isFound());
    }

    @Test
    void whatASearchCanBeNarrowedByStopsAtTheReach() throws Exception {
        mvc.perform(as("clerk.201", get("/api/cases/choices")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.categories.length()").value(16))
                .andExpect(jsonPath("$.units.length()").value(1))
                .andExpect(jsonPath("$.units[0].code").value("990101100201"));
        mvc.perform(as("clerk.100", get("/api/cases/choices")))
                .andExpect(jsonPath("$.units[*].code").value(hasItem("990101100202")))
                .andExpect(jsonPath("$.units[*].code").value(not(hasItem("990101101201"))));
        mvc.perform(as("designer.district", get("/api/cases/choices")))
                .andExpect(jsonPath("$.units.length()").value(0));
    }

    @Test
    void withoutALoginNothingIsSaid() throws Exception {
        mvc.perform(get("/api/cases/" + number))
                .andExpect(status().isUnauthorized())
                .andExpect(header().string("WWW-Authenticate", containsString("Basic")))
                .andExpect(jsonPath("$.zh").value("请先登录。"))
                .andExpect(jsonPath("$.en").value("Please log in first."));
        mvc.perform(get("/api/cases/" + number).header("X-Requested-With", "XMLHttpRequest"))
                .andExpect(status().isUnauthorized())
                .andExpect(header().doesNotExist("WWW-Authenticate"));
        mvc.perform(get("/api/cases/" + number).header("Authorization", "Basic not-base64!"))
                .andExpect(status().isUnauthorized());
    }

    @Test
    void whoSeesTheContactIsRecorded() throws Exception {
        mvc.perform(as("clerk.201", write("/reveal", "{\"reason\":\" 回访核实 \"}")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.name").value("欧阳春梅"))
                .andExpect(jsonPath("$.phone").value(PHONE));

        assertThat(reveals()).singleElement().satisfies(reveal -> {
            assertThat(reveal.userId()).isEqualTo("clerk.201");
            assertThat(reveal.reason()).isEqualTo("回访核实");
        });
    }

    @Test
    void withoutAReasonTheContactStaysMasked() throws Exception {
        mvc.perform(as("clerk.201", write("/reveal", "{}")))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.zh").value("请写明用途（2 至 200 字）。"));
        assertThat(reveals()).isEmpty();
    }

    @Test
    void anAnonymousReporterCannotBeRevealed() throws Exception {
        number = report(null);

        mvc.perform(as("clerk.201", get("/api/cases/" + number)))
                .andExpect(jsonPath("$.reporter").doesNotExist());
        mvc.perform(as("clerk.201", write("/reveal", "{\"reason\":\"回访\"}"))).andExpect(status().isNotFound());
    }

    @Test
    void aNoteIsSeenByTheOthersInTheCase() throws Exception {
        deliveryStarts();
        mvc.perform(as("clerk.201", write("/notes", "{\"note\":\"现场看过，线路老化。\"}")))
                .andExpect(status().isNoContent());

        mvc.perform(as("grid-worker.201-1", get("/api/cases/" + number)))
                .andExpect(jsonPath("$.timeline[0].note").value("现场看过，线路老化。"))
                .andExpect(jsonPath("$.timeline[0].by.zh").value("示例·柳树村 示例·张伟明"));
        mvc.perform(as("clerk.201", write("/notes", "{\"note\":\"  \"}")))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.en").value("Please write what has happened."));
    }

    @Test
    void whatCannotBeReadIsRefusedInBothLanguages() throws Exception {
        mvc.perform(as("clerk.201", write("/notes", "{\"note\":")))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.zh").value("提交的内容无法识别，请检查格式。"))
                .andExpect(content().string(not(containsString("jackson"))));
        mvc.perform(as("clerk.201", post("/api/cases/" + number + "/notes").content("note")))
                .andExpect(status().isUnsupportedMediaType())
                .andExpect(jsonPath("$.en").isNotEmpty());
    }

    @Test
    void noMinutesBeforeAMeeting() throws Exception {
        mvc.perform(as("clerk.201", get("/api/cases/" + number + "/minutes/M-1")))
                .andExpect(status().isNotFound());
    }

    @Test
    void theTaskLeadsToItsCaseForThoseItIsOfferedTo() throws Exception {
        String task = taskOf(number);

        mvc.perform(as("clerk.201", get("/api/tasks/" + task + "/case")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.number").value(number));
        mvc.perform(as("clerk.202", get("/api/tasks/" + task + "/case"))).andExpect(status().isNotFound());
        // That an administrator sees every task gives no right to what residents said.
        mvc.perform(as("admin.district", get("/api/tasks/" + task + "/case"))).andExpect(status().isNotFound());
        mvc.perform(as("clerk.201", get("/api/tasks/no-such-task/case"))).andExpect(status().isNotFound());
    }

    @Test
    void theListShowsTheCasesOfThePersonsOwnTasks() throws Exception {
        String task = taskOf(number);
        String other = taskOf("M-990101100201-2026-01");
        String query = "/api/tasks/cards?ids=" + task + "," + other + ",no-such-task";

        mvc.perform(as("clerk.201", get(query)))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$['" + task + "'].number").value(number))
                .andExpect(jsonPath("$['" + task + "'].category.zh").value("照明与公共设施"))
                .andExpect(jsonPath("$['" + task + "'].village.zh").value("示例·柳树村"))
                .andExpect(jsonPath("$['" + other + "'].number").value("M-990101100201-2026-01"))
                .andExpect(jsonPath("$['no-such-task']").doesNotExist());
        mvc.perform(as("clerk.202", get(query)))
                .andExpect(status().isOk())
                .andExpect(content().json("{}", JsonCompareMode.STRICT));
    }

    @Test
    void aTaskWithoutANeedHasNoCase() throws Exception {
        String task = taskOf("M-990101100201-2026-01");

        mvc.perform(as("clerk.201", get("/api/tasks/" + task + "/case"))).andExpect(status().isNotFound());
    }

    @Test
    void beforeDeliveryThereIsNothingToNote() throws Exception {
        mvc.perform(as("clerk.201", get("/api/cases/" + number)))
                .andExpect(jsonPath("$.takesNotes").value(false));
        mvc.perform(as("clerk.201", write("/notes", "{\"note\":\"早了\"}"))).andExpect(status().isConflict());
    }

    private List<CaseAccesses.Access> reveals() {
        return accesses.ofCase(number, 100).stream()
                .filter(access -> access.action() == CaseAction.REVEAL)
                .toList();
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

    private String taskOf(String businessKey) {
        repository
                .createDeployment()
                .addModelInstance(
                        "casefile-probe.bpmn",
                        Bpmn.createExecutableProcess("CaseFileProbe")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .userTask("UserTask_TriageNeed")
                                .camundaFormRef("TriageNeed")
                                .camundaFormRefBinding("latest")
                                .camundaCandidateGroups("clerk." + VILLAGE)
                                .endEvent()
                                .done())
                .deploy();
        String instance =
                runtime.startProcessInstanceByKey("CaseFileProbe", businessKey).getId();
        return tasks.createTaskQuery()
                .processInstanceId(instance)
                .singleResult()
                .getId();
    }

    private String report(@Nullable Reporter reporter) {
        return needs.registered(
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
                                "村口的路灯坏了三盏，晚上看不清路。",
                                "村口",
                                reporter,
                                null),
                        Actor.of("grid-worker.201-1", VILLAGE + "001"))
                .number();
    }

    private MockHttpServletRequestBuilder write(String what, String body) {
        return post("/api/cases/" + number + what)
                .contentType(MediaType.APPLICATION_JSON)
                .content(body);
    }

    private static MockHttpServletRequestBuilder as(String user, MockHttpServletRequestBuilder request) {
        String pair = user + ":Sample-2026!";
        return request.header(
                "Authorization", "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)));
    }
}
