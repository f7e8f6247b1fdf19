package org.needsline.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.needsline.calendar.Calendars;
import org.needsline.engine.EngineClock;
import org.needsline.need.NeedService;
import org.needsline.support.OwnEngine;
import org.needsline.support.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;

/**
 * The sample district, a real web server and a real browser. The clock stands where the test puts it, on the server and in the browser;
 * what the clock does is done when the test says so.
 */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.class)
@ActiveProfiles("test")
@TestPropertySource(properties = {"needsline.sample-data=true", "needsline.sample-cases=false"})
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OwnEngine.class)
@Tag("browser")
abstract class BrowserTest {

    /** Nine o'clock in Shanghai, in weeks without holidays. */
    static final Instant MONDAY = Instant.parse("2026-03-02T01:00:00Z");

    static final String PASSWORD = "Sample-2026!";

    @LocalServerPort
    int port;

    @Autowired
    FormService forms;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    ManagementService management;

    @Autowired
    IdentityService identity;

    @Autowired
    RepositoryService repository;

    @Autowired
    NeedService needs;

    @Autowired
    Calendars calendars;

    @Autowired
    Clock clock;

    private final Map<String, BrowserContext> browsers = new HashMap<>();
    private final Map<String, Tasklist> people = new HashMap<>();
    private final List<String> alarms = new ArrayList<>();
    Chromium chromium;
    private int reports;

    @BeforeAll
    void openBrowser() {
        chromium = Chromium.launch();
    }

    @AfterAll
    void closeBrowser() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void theClockStands() {
        moveTo(MONDAY);
    }

    @AfterEach
    void theClockRuns() {
        identity.clearAuthentication();
        ((EngineClock) clock).reset();
        assertThat(people.values().stream().flatMap(one -> one.scriptErrors().stream()))
                .as("errors of scripts in the browser")
                .isEmpty();
        assertThat(alarms).as("what no page of ours may ever cause").isEmpty();
    }

    /** A box that pops up, or something that the page's own policy forbids: the sign that somebody's text was taken for a program. */
    private void watch(BrowserContext browser) {
        browser.onDialog(box -> {
            if (box.type().equals("beforeunload")) {
                box.accept();
            } else {
                alarms.add("A box pops up: " + box.message());
                box.dismiss();
            }
        });
        browser.onWebError(error -> alarms.add(error.error()));
        browser.onConsoleMessage(line -> {
            if (line.type().equals("error") && line.text().contains("Content Security Policy")) {
                alarms.add(line.text());
            }
        });
    }

    // ---- people

    /** The person's own browser; signed in once. */
    Tasklist person(String userId) {
        return people.computeIfAbsent(userId, id -> {
            BrowserContext browser = nobody();
            browsers.put(id, browser);
            return signIn(browser, id);
        });
    }

    /** The person at another machine, which the test puts away itself. */
    Tasklist fresh(String userId) {
        return signIn(nobody(), userId);
    }

    /** A browser in which nobody is signed in. */
    BrowserContext nobody() {
        BrowserContext browser = chromium.context();
        browser.setDefaultTimeout(30_000);
        browser.clock().setSystemTime(Date.from(clock.instant()));
        watch(browser);
        return browser;
    }

    private Tasklist signIn(BrowserContext browser, String userId) {
        return Tasklist.signIn(
                browser, "http://localhost:" + port + "/camunda/app/tasklist/default/", userId, PASSWORD);
    }

    <T> T as(String userId, Supplier<T> step) {
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

    // ---- the clock

    void moveTo(Instant moment) {
        ((EngineClock) clock).moveTo(moment);
        browsers.values().forEach(browser -> browser.clock().setSystemTime(Date.from(moment)));
    }

    /** The day so many working days from now. */
    LocalDate workday(int workdays) {
        return calendars
                .current()
                .dateOf(calendars
                        .current()
                        .plusWorkdays(clock.instant(), workdays)
                        .instant());
    }

    /** Does what is due, as the job executor would. */
    void work() {
        for (int round = 0; round < 20; round++) {
            List<Job> due = management.createJobQuery().executable().list().stream()
                    .filter(job -> job.getProcessDefinitionKey() != null)
                    .toList();
            if (due.isEmpty()) {
                return;
            }
            due.stream()
                    .filter(job ->
                            management.createJobQuery().jobId(job.getId()).count() > 0)
                    .forEach(job -> management.executeJob(job.getId()));
        }
    }

    /** The timer's time comes. */
    void fires(String number, String activityId) {
        List<Job> timers = management.createJobQuery().activityId(activityId).list().stream()
                .filter(job -> number.equals(businessKey(job)))
                .toList();
        assertThat(timers).as("timers %s of %s", activityId, number).hasSize(1);
        moveTo(timers.get(0).getDuedate().toInstant().plusSeconds(1));
        management.executeJob(timers.get(0).getId());
    }

    private String businessKey(Job job) {
        return businessKey(job.getProcessInstanceId());
    }

    private String businessKey(Task task) {
        return businessKey(task.getProcessInstanceId());
    }

    private String businessKey(String processInstanceId) {
        return runtime.createProcessInstanceQuery()
                .processInstanceId(processInstanceId)
                .singleResult()
                .getBusinessKey();
    }

    // ---- tasks

    List<String> openTasks(String number) {
        return tasks.createTaskQuery().processInstanceBusinessKey(number).list().stream()
                .map(Task::getTaskDefinitionKey)
                .toList();
    }

    /** The newest case that waits for the group at this step: of two from the same moment, the one with the later number. */
    String waitingFor(String group, String key) {
        return tasks.createTaskQuery().taskCandidateGroup(group).taskDefinitionKey(key).list().stream()
                .max(Comparator.comparing(Task::getCreateTime).thenComparing(this::businessKey))
                .map(this::businessKey)
                .orElseThrow(() -> new AssertionError("No %s of %s".formatted(key, group)));
    }

    Task task(String number, String key) {
        List<Task> open = tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(key)
                .list();
        assertThat(open)
                .as("%s of %s; open are %s", key, number, openTasks(number))
                .isNotEmpty();
        return open.get(0);
    }

    /** A need as a grid worker registers it, with fields of the form that differ. */
    String reportedBy(String userId, String village, Object... more) {
        Map<String, Object> form = new HashMap<>();
        form.put("kind", "life");
        form.put("category", "lighting");
        form.put("scope", "common");
        form.put("households", 40);
        form.put("hardship", false);
        form.put("leftBehind", "none");
        form.put("danger", false);
        form.put("aboutOfficial", false);
        form.put("channel", "visit");
        form.put("grid", village + "001");
        form.put("privateDescription", "路灯坏了三盏，晚上看不清路，第" + (++reports) + "次反映");
        form.put("privatePlace", "村口");
        form.put("privateReporterName", "周春梅");
        form.put("privateReporterPhone", "13912345678");
        form.put("consentToName", true);
        for (int i = 0; i < more.length; i += 2) {
            form.put((String) more[i], more[i + 1]);
        }
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("NeedLifecycle")
                .latestVersion()
                .singleResult()
                .getId();
        String instance =
                as(userId, () -> forms.submitStartForm(definition, form)).getId();
        return runtime.createProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getBusinessKey();
    }

    /** A step that is not what the test is about: sent to the engine without a browser. */
    void complete(String number, String key, String userId, Object... fields) {
        Map<String, Object> form = new HashMap<>();
        for (int i = 0; i < fields.length; i += 2) {
            form.put((String) fields[i], fields[i + 1]);
        }
        String id = task(number, key).getId();
        as(userId, () -> {
            forms.submitTaskForm(id, form);
            return null;
        });
    }

    /** A picture for whoever wants to look, only where the environment names a folder for them. */
    void picture(Tasklist person, String name) {
        picture(person.page(), name);
    }

    void picture(Page page, String name) {
        String folder = System.getenv("NEEDSLINE_SCREENSHOTS");
        if (folder != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setPath(Path.of(folder, name + ".png"))
                    .setFullPage(true));
        }
    }
}
