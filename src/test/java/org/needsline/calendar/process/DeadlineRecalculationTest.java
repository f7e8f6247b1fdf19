package org.needsline.calendar.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.needsline.calendar.Calendars;
import org.needsline.calendar.Deadline;
import org.needsline.calendar.DeadlineFacts;
import org.needsline.calendar.Deadlines;
import org.needsline.engine.EngineClock;
import org.needsline.support.SystemTest;
import org.needsline.wording.Bilingual;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.ExitCodeGenerator;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

@SystemTest
@ExtendWith(OutputCaptureExtension.class)
class DeadlineRecalculationTest {

    /** Monday, 28 December 2026, 10:00 local time: 2027 is not published yet. */
    private static final Instant NOW = Instant.parse("2026-12-28T02:00:00Z");

    private static final String YEAR_2027 =
            "{\"years\":{\"2027\":{\"off\":[\"2027-01-01/2027-01-03\"],\"makeUpWorkdays\":[\"2027-01-09\"]}}}";

    @Autowired
    Deadlines deadlines;

    @Autowired
    Calendars calendars;

    @Autowired
    Clock clock;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Map<String, HealthIndicator> health;

    @Autowired
    Map<String, ApplicationRunner> runners;

    @BeforeEach
    void endOfTheYear() {
        ((EngineClock) clock).moveTo(NOW);
        repository
                .createDeployment()
                .enableDuplicateFiltering(true)
                .name("probe")
                .addClasspathResource("calendar/DeadlineProbe.bpmn")
                .deploy();
    }

    @AfterEach
    void forget() throws Exception {
        ((EngineClock) clock).reset();
        runtime.createProcessInstanceQuery()
                .processDefinitionKey("DeadlineProbe")
                .list()
                .forEach(instance -> runtime.deleteProcessInstance(instance.getId(), "test over"));
        jdbc.sql("delete from deadline").update();
        jdbc.sql("delete from calendar_day where cal_year = 2027").update();
        jdbc.sql("delete from calendar_year where cal_year = 2027").update();
        upkeep().run(new DefaultApplicationArguments());
    }

    @Test
    void rowExplanationTimersTaskAndVariablesMoveTogether(@TempDir Path folder) throws Exception {
        ProcessInstance instance = runtime.startProcessInstanceByKey("DeadlineProbe", "PROBE-1");
        Deadline before = deadline("PROBE-1", "ReworkNeed");
        // 29, 30, 31 December, then 1, 4, 5, 6, 7, 8 and 11 January, for all that is known yet.
        assertThat(before.dueAt()).isEqualTo(Instant.parse("2027-01-11T09:30:00Z"));
        assertThat(before.provisional()).isTrue();
        assertThat(before.remindAt()).isEqualTo(Instant.parse("2027-01-06T09:30:00Z"));
        assertThat(deadline("PROBE-1", "TriageNeed").provisional()).isFalse();

        add(folder, YEAR_2027, 0);

        // The holiday takes 1 January away, the make-up Saturday brings 9 January: the end stays, the reminder moves to
        // the 7th.
        Deadline after = deadline("PROBE-1", "ReworkNeed");
        assertThat(after.dueAt()).isEqualTo(Instant.parse("2027-01-11T09:30:00Z"));
        assertThat(after.remindAt()).isEqualTo(Instant.parse("2027-01-07T09:30:00Z"));
        assertThat(after.provisional()).isFalse();

        add(folder, YEAR_2027.replace("\"2027-01-09\"", ""), 0);

        after = deadline("PROBE-1", "ReworkNeed");
        Instant due = Instant.parse("2027-01-12T09:30:00Z");
        Instant reminder = Instant.parse("2027-01-07T09:30:00Z");
        assertThat(after.dueAt()).isEqualTo(due);
        assertThat(after.remindAt()).isEqualTo(reminder);
        assertThat(after.explanation().en())
                .isEqualTo("10 working days from 2026-12-28: 2027-01-01…01-03 holiday → 2027-01-12 17:30");
        Task task = tasks.createTaskQuery()
                .processInstanceId(instance.getId())
                .taskDefinitionKey("UserTask_ReworkNeed")
                .singleResult();
        assertThat(task.getDueDate()).isEqualTo(Date.from(due));
        assertThat(timers(instance)).containsExactly(Date.from(reminder), Date.from(due), StepClock.NEVER);
        assertThat(runtime.createVariableInstanceQuery()
                        .processInstanceIdIn(instance.getId())
                        .variableName("dueDate")
                        .list())
                .extracting("value")
                .containsExactlyInAnyOrder(Date.from(due), Date.from(Instant.parse("2026-12-30T09:30:00Z")));
    }

    @Test
    void aStepThatIsOverKeepsItsDate(@TempDir Path folder) throws Exception {
        ProcessInstance instance = runtime.startProcessInstanceByKey("DeadlineProbe", "PROBE-2");
        Task rework = tasks.createTaskQuery()
                .processInstanceId(instance.getId())
                .taskDefinitionKey("UserTask_ReworkNeed")
                .singleResult();
        tasks.complete(rework.getId());
        Instant before = deadline("PROBE-2", "ReworkNeed").dueAt();

        add(folder, YEAR_2027.replace("\"2027-01-09\"", ""), 0);

        assertThat(deadline("PROBE-2", "ReworkNeed").dueAt()).isEqualTo(before);
        assertThat(deadline("PROBE-2", "ReworkNeed").explanation().en())
                .contains("by the schedule known at the time → 2027-01-11 17:30");
    }

    @Test
    void whatAPersonPromisedStaysAndHasTheReminderOfItsRule(@TempDir Path folder) throws Exception {
        DeadlineFacts facts =
                new DeadlineFacts("PROBE-3", "DeliverNeed", "TOWN", "life", "personal", "ordinary", false, NOW, null);
        assertThat(deadlines.latestPromise(facts).orElseThrow().instant())
                .isEqualTo(Instant.parse("2027-01-18T09:30:00Z"));

        Deadline promised = deadlines.promised(facts, LocalDate.of(2027, 1, 6), Bilingual.of("承诺日期", "Promised date"));

        assertThat(promised.dueAt()).isEqualTo(Instant.parse("2027-01-06T09:30:00Z"));
        assertThat(promised.remindAt()).isEqualTo(Instant.parse("2027-01-01T09:30:00Z"));
        assertThat(promised.explanation().toString())
                .isEqualTo("承诺日期 → 2027-01-06 17:30 Promised date → 2027-01-06 17:30");

        add(folder, YEAR_2027, 0);

        Deadline after = deadline("PROBE-3", "DeliverNeed");
        assertThat(after.dueAt()).isEqualTo(promised.dueAt());
        assertThat(after.remindAt()).isEqualTo(Instant.parse("2026-12-31T09:30:00Z"));
    }

    @Test
    void halfTimeIsCountedInTheRulesOwnUnit() {
        Deadline days = deadlines.begin(
                new DeadlineFacts("PROBE-4", "ClaimNeed", "VILLAGE", "life", "common", "ordinary", false, NOW, null));
        Deadline hours = deadlines.begin(
                new DeadlineFacts("PROBE-4", "ClaimNeed", "TOWN", "life", "common", "urgent", false, NOW, null));

        assertThat(days.remindAt()).isEqualTo(Instant.parse("2026-12-30T09:30:00Z"));
        assertThat(hours.remindAt()).isEqualTo(NOW.plusSeconds(2 * 3600));
        assertThat(hours.dueAt()).isEqualTo(NOW.plusSeconds(4 * 3600));
        assertThat(deadlines.ofCase("PROBE-4")).containsExactly(days, hours);
    }

    @Test
    void aMissingYearIsSaidInDecemberAndAFaultyFileRefused(CapturedOutput output, @TempDir Path folder)
            throws Exception {
        assertThat(health().getDetails().toString()).contains("The schedule of 2027 is missing");
        upkeep().run(new DefaultApplicationArguments());
        assertThat(output).contains("缺少2027年的放假安排");

        add(folder, "{\"years\":{\"2027\":{}}}", 2);
        assertThat(calendars.current().isPublished(2027)).isFalse();

        add(folder, YEAR_2027, 0);
        assertThat(calendars.current().isPublished(2027)).isTrue();
        assertThat(health().getDetails()).doesNotContainKey("warning");

        ((EngineClock) clock).moveTo(Instant.parse("2026-11-30T02:00:00Z"));
        assertThat(health().getDetails()).doesNotContainKey("warning");
    }

    @Test
    void aCaseWithoutANumberIsAFaultOfTheModel() {
        assertThatThrownBy(() -> runtime.startProcessInstanceByKey("DeadlineProbe"))
                .hasStackTraceContaining("business key");
    }

    private void add(Path folder, String json, int exitCode) throws Exception {
        Path file = Files.writeString(folder.resolve("year.json"), json);
        ApplicationRunner upkeep = upkeep();
        upkeep.run(new DefaultApplicationArguments("--add-calendar-year=" + file));
        assertThat(((ExitCodeGenerator) upkeep).getExitCode()).isEqualTo(exitCode);
    }

    private Health health() {
        return Objects.requireNonNull(health.get("workCalendar")).health();
    }

    private ApplicationRunner upkeep() {
        return Objects.requireNonNull(runners.get("workCalendar"));
    }

    private Deadline deadline(String caseNumber, String step) {
        return deadlines.ofCase(caseNumber).stream()
                .filter(deadline -> deadline.step().equals(step))
                .findFirst()
                .orElseThrow();
    }

    private List<Date> timers(ProcessInstance instance) {
        return management
                .createJobQuery()
                .processInstanceId(instance.getId())
                .timers()
                .orderByJobDuedate()
                .asc()
                .list()
                .stream()
                .map(job -> job.getDuedate())
                .toList();
    }
}
