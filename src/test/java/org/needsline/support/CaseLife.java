package org.needsline.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.needsline.calendar.Calendars;
import org.needsline.engine.EngineClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/**
 * One case of the sample district, step by step, as its people handle it. The clock stands on a Monday morning unless a test moves it.
 */
@SystemTest
@TestPropertySource(properties = "needsline.sample-data=true")
public abstract class CaseLife {

    /** Nine o'clock in Shanghai, in weeks without holidays. */
    protected static final Instant MONDAY = Instant.parse("2026-03-02T01:00:00Z");

    @Autowired
    protected RuntimeService runtime;

    @Autowired
    protected TaskService tasks;

    @Autowired
    protected FormService forms;

    @Autowired
    protected HistoryService history;

    @Autowired
    protected RepositoryService repository;

    @Autowired
    protected IdentityService identity;

    @Autowired
    protected ManagementService management;

    @Autowired
    protected Calendars calendars;

    @Autowired
    protected Clock clock;

    protected String number = "";
    protected String instanceId = "";

    @BeforeEach
    protected void theClockStands() {
        moveTo(MONDAY);
    }

    @AfterEach
    protected void theClockRuns() {
        identity.clearAuthentication();
        ((EngineClock) clock).reset();
    }

    protected void moveTo(Instant moment) {
        ((EngineClock) clock).moveTo(moment);
    }

    /** The moment so many working days from now. */
    protected Date in(int workdays) {
        return Date.from(
                calendars.current().plusWorkdays(clock.instant(), workdays).instant());
    }

    /** The day so many working days from now. */
    protected LocalDate workday(int workdays) {
        return calendars.current().dateOf(in(workdays).toInstant());
    }

    // ---- people

    protected <T> T as(String userId, Supplier<T> step) {
        identity.setAuthentication(
                userId,
                identity.createGroupQuery().groupMember(userId).list().stream()
                        .map(group -> group.getId())
                        .toList());
        try {
            return step.get();
        } finally {
            identity.clearAuthentication();
        }
    }

    /** The person sends the start form; the number stays empty where the process ended without giving one. */
    protected void start(String process, String userId, Map<String, Object> form) {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
        ProcessInstance instance = as(userId, () -> forms.submitStartForm(definition, form));
        instanceId = instance.getId();
        HistoricProcessInstance started = history.createHistoricProcessInstanceQuery()
                .processInstanceId(instanceId)
                .singleResult();
        number = started.getBusinessKey() == null ? "" : started.getBusinessKey();
    }

    /** Names and values in turn. */
    protected static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> form = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            form.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return form;
    }

    protected void submit(Task task, String userId, Map<String, Object> form) {
        as(userId, () -> {
            forms.submitTaskForm(task.getId(), form);
            return null;
        });
    }

    /** The open tasks of the case, sorted. */
    protected List<String> openTasks() {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).unlimitedList().stream()
                .map(Task::getTaskDefinitionKey)
                .sorted()
                .toList();
    }

    // ---- timers

    /** The instance whose timers are meant. */
    protected String runningInstance() {
        return instanceId;
    }

    protected Job timer(String activityId) {
        List<Job> jobs = management
                .createJobQuery()
                .processInstanceId(runningInstance())
                .activityId(activityId)
                .list();
        assertThat(jobs).as("jobs of %s", activityId).hasSize(1);
        return jobs.get(0);
    }

    /** Not a second too early, and when its time has come. */
    protected void fires(String activityId) {
        Job timer = timer(activityId);
        Instant due = timer.getDuedate().toInstant();
        moveTo(due.minusSeconds(1));
        assertThat(management.createJobQuery().jobId(timer.getId()).executable().count())
                .as("%s one second before it is due", activityId)
                .isZero();
        moveTo(due.plusSeconds(1));
        assertThat(management.createJobQuery().jobId(timer.getId()).executable().count())
                .as("%s when it is due", activityId)
                .isOne();
        management.executeJob(timer.getId());
    }

    /** As {@link #fires}, and its time is that of the rule: so many working days from now. */
    protected void firesAfter(int workdays, String activityId) {
        assertThat(timer(activityId).getDuedate()).as(activityId).isEqualTo(in(workdays));
        fires(activityId);
    }

    // ---- what came of it

    /** What has been passed and left, in order. */
    protected List<String> passed() {
        return history
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instanceId)
                .finished()
                .orderPartiallyByOccurrence()
                .asc()
                .list()
                .stream()
                .map(HistoricActivityInstance::getActivityId)
                .toList();
    }

    protected void passedInOrder(String... activities) {
        assertThat(passed().stream()
                        .filter(Arrays.asList(activities)::contains)
                        .distinct()
                        .toList())
                .containsExactly(activities);
    }

    protected void notPassed(String... activities) {
        assertThat(passed()).doesNotContain(activities);
    }
}
