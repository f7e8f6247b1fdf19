package org.needsline.organisation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.needsline.engine.EngineClock;
import org.needsline.support.SystemTest;
import org.needsline.wording.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** While somebody is away the deputy sees their work, and not a day longer. */
@SystemTest
@TestPropertySource(properties = "needsline.sample-data=true")
class AbsenceTest {

    private static final String VILLAGE = "990101100201";
    private static final String AWAY = "secretary.201";
    private static final String DEPUTY = "clerk.201";
    private static final Instant MONDAY = Instant.parse("2026-03-02T01:00:00Z");
    private static final LocalDate TUESDAY = LocalDate.of(2026, 3, 3);

    @Autowired
    Absences absences;

    @Autowired
    Organisation organisation;

    @Autowired
    Personnel personnel;

    @Autowired
    IdentityService identity;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    RepositoryService repository;

    @Autowired
    JdbcClient database;

    @Autowired
    Clock clock;

    private String deployment = "";

    @BeforeEach
    void work() {
        moveTo(MONDAY);
        deployment = repository
                .createDeployment()
                .addModelInstance(
                        "AbsenceProbe.bpmn",
                        Bpmn.createExecutableProcess("AbsenceProbe")
                                .camundaHistoryTimeToLive(1)
                                .startEvent()
                                .userTask("UserTask_Probe")
                                .name("书记的事 Secretary's work")
                                .camundaFormRef("ClaimNeed")
                                .camundaFormRefBinding("latest")
                                .camundaCandidateGroups("secretary." + VILLAGE)
                                .endEvent()
                                .done())
                .deploy()
                .getId();
    }

    @AfterEach
    void clear() {
        identity.clearAuthentication();
        for (Absences.Entry entry : absences.newest()) {
            if (entry.absence().state() == Absence.State.ACTIVE
                    || entry.absence().state() == Absence.State.PLANNED) {
                absences.cancel(entry.absence().id(), null, "test");
            }
        }
        database.sql("delete from absence_takeover").update();
        database.sql("delete from absence").update();
        repository.deleteDeployment(deployment, true);
        ((EngineClock) clock).reset();
    }

    private void moveTo(Instant moment) {
        ((EngineClock) clock).moveTo(moment);
    }

    private Task offered() {
        String instance = runtime.startProcessInstanceByKey("AbsenceProbe", "absence-probe-1")
                .getId();
        return tasks.createTaskQuery().processInstanceId(instance).singleResult();
    }

    private boolean sees(String userId, Task task) {
        identity.setAuthentication(userId, groupsOf(userId));
        try {
            return tasks.createTaskQuery().taskId(task.getId()).count() == 1;
        } finally {
            identity.clearAuthentication();
        }
    }

    private List<String> groupsOf(String userId) {
        return identity.createGroupQuery().groupMember(userId).list().stream()
                .map(Group::getId)
                .sorted()
                .toList();
    }

    private long plan(String userId, String deputyId, LocalDate first, LocalDate last) {
        return absences.plan(userId, deputyId, first, last, null, userId);
    }

    @Test
    void theDeputySeesTheWorkFromTheFirstDayToTheLastInLocalTime() {
        Task task = offered();
        List<String> before = groupsOf(DEPUTY);
        plan(AWAY, DEPUTY, TUESDAY, TUESDAY.plusDays(1));
        assertThat(sees(DEPUTY, task)).isFalse();

        moveTo(Instant.parse("2026-03-02T15:59:59Z"));
        absences.goOn();
        assertThat(sees(DEPUTY, task))
                .as("one second before Tuesday in Shanghai")
                .isFalse();
        moveTo(Instant.parse("2026-03-02T16:00:00Z"));
        absences.goOn();
        assertThat(sees(DEPUTY, task)).isTrue();
        assertThat(groupsOf(DEPUTY)).contains("secretary." + VILLAGE, "secretary");
        assertThat(organisation.holds(DEPUTY, Role.SECRETARY, VILLAGE)).isTrue();
        assertThat(organisation.staffIn("secretary." + VILLAGE))
                .extracting(Staff::userId)
                .contains(AWAY, DEPUTY);

        moveTo(Instant.parse("2026-03-04T15:59:59Z"));
        absences.goOn();
        assertThat(sees(DEPUTY, task)).isTrue();
        moveTo(Instant.parse("2026-03-04T16:00:00Z"));
        absences.goOn();
        assertThat(sees(DEPUTY, task)).isFalse();
        assertThat(groupsOf(DEPUTY)).isEqualTo(before);
        assertThat(organisation.holds(DEPUTY, Role.SECRETARY, VILLAGE)).isFalse();
    }

    @Test
    void aRoleThatBeginsOrEndsInBetweenIsLentOrTakenBackAtOnce() {
        plan(AWAY, DEPUTY, TUESDAY.minusDays(1), TUESDAY);
        String group = "grid-worker." + VILLAGE;
        assertThat(groupsOf(DEPUTY)).doesNotContain(group);
        personnel.addRole(AWAY, "grid-worker", VILLAGE, "admin.district");
        assertThat(groupsOf(DEPUTY)).contains(group);
        personnel.endRole(AWAY, "grid-worker", VILLAGE, "admin.district");
        assertThat(groupsOf(DEPUTY)).doesNotContain(group).contains("secretary." + VILLAGE);
    }

    @Test
    void twoAbsencesThatOverlapLendTheRoleUntilBothAreOver() {
        plan(AWAY, DEPUTY, TUESDAY.minusDays(1), TUESDAY);
        plan("grid-worker.201-1", DEPUTY, TUESDAY.minusDays(1), TUESDAY.plusDays(1));
        assertThat(groupsOf(DEPUTY)).contains("secretary." + VILLAGE, "grid-worker." + VILLAGE + "001");
        moveTo(Instant.parse("2026-03-03T16:00:00Z"));
        absences.goOn();
        assertThat(groupsOf(DEPUTY)).contains("grid-worker." + VILLAGE + "001").doesNotContain("secretary." + VILLAGE);
    }

    @Test
    void anAbsenceThatPassedWhileTheSystemWasDownLendsNothing() {
        List<String> before = groupsOf(DEPUTY);
        plan(AWAY, DEPUTY, TUESDAY, TUESDAY);
        moveTo(Instant.parse("2026-03-20T01:00:00Z"));
        absences.goOn();
        assertThat(groupsOf(DEPUTY)).isEqualTo(before);
        assertThat(absences.newest().get(0).absence().state()).isEqualTo(Absence.State.OVER);
    }

    @Test
    void whatTheColleagueHadTakenIsTakenOverAndRecordedForWhom() {
        Task task = offered();
        tasks.claim(task.getId(), AWAY);
        long id = plan(AWAY, DEPUTY, TUESDAY.minusDays(1), TUESDAY);
        List<Absences.Colleague> colleagues = absences.colleaguesOf(DEPUTY);
        assertThat(colleagues).hasSize(1);
        assertThat(colleagues.get(0).tasks())
                .extracting(ColleagueTasks.Taken::caseNumber)
                .containsExactly("absence-probe-1");
        assertThatThrownBy(() -> absences.takeOver(task.getId(), "team.201")).isInstanceOf(Refusal.class);
        absences.takeOver(task.getId(), DEPUTY);
        assertThat(tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee())
                .isEqualTo(DEPUTY);
        assertThatThrownBy(() -> absences.takeOver(task.getId(), DEPUTY)).isInstanceOf(Refusal.class);
        Absences.Entry entry = absences.openOf(AWAY).get(0);
        assertThat(entry.absence().id()).isEqualTo(id);
        assertThat(entry.takenOver())
                .extracting(AbsenceRows.Takeover::caseNumber)
                .containsExactly("absence-probe-1");
    }

    @Test
    void bothAreTold() {
        plan(AWAY, DEPUTY, TUESDAY, TUESDAY);
        for (String person : List.of(AWAY, DEPUTY)) {
            assertThat(database.sql(
                                    "select count(*) from in_app_message where user_id = ? and event = 'absence.planned'")
                            .param(person)
                            .query(Long.class)
                            .single())
                    .isPositive();
        }
    }

    @Test
    void whoCannotStandInIsRefused() {
        for (String wrong : List.of(AWAY, "clerk.district", "secretary.1201", "nobody")) {
            assertThatThrownBy(() -> plan(AWAY, wrong, TUESDAY, TUESDAY))
                    .as(wrong)
                    .isInstanceOf(Refusal.class);
        }
        assertThatThrownBy(() -> plan("admin.district", "supervisor.district", TUESDAY, TUESDAY))
                .as("what is trusted to a person is not lent")
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> plan(AWAY, DEPUTY, TUESDAY, TUESDAY.minusDays(1)))
                .isInstanceOf(Refusal.class);
        plan(DEPUTY, "clerk.100", TUESDAY, TUESDAY);
        assertThatThrownBy(() -> plan(AWAY, DEPUTY, TUESDAY, TUESDAY))
                .as("away themself")
                .isInstanceOf(Refusal.class);
    }
}
