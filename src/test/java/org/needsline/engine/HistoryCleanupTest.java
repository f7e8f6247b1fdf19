package org.needsline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.needsline.support.SystemTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

/** What is past its time goes by itself, at night; what runs stays. */
@SystemTest
class HistoryCleanupTest {

    private static final Instant MORNING = Instant.parse("2026-09-28T01:00:00Z");

    @Autowired
    ProcessEngine engine;

    @Autowired
    HistoryService history;

    @Autowired
    ManagementService management;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    Clock clock;

    @Autowired
    Environment environment;

    private String deployment = "";

    @BeforeEach
    void probe() {
        ((EngineClock) clock).moveTo(MORNING);
        deployment = repository
                .createDeployment()
                .addModelInstance(
                        "CleanupProbe.bpmn",
                        Bpmn.createExecutableProcess("CleanupProbe")
                                .camundaHistoryTimeToLiveString("P30D")
                                .startEvent()
                                .userTask("UserTask_Probe")
                                .camundaFormRef("TriageNeed")
                                .camundaFormRefBinding("latest")
                                .endEvent()
                                .done())
                .deploy()
                .getId();
    }

    @AfterEach
    void clear() {
        repository.deleteDeployment(deployment, true);
        ((EngineClock) clock).reset();
    }

    @Test
    void anEndedCaseGoesAfterItsTimeAndARunningOneStays() {
        String ended = runtime.startProcessInstanceByKey("CleanupProbe").getId();
        tasks.complete(
                tasks.createTaskQuery().processInstanceId(ended).singleResult().getId());
        ((EngineClock) clock).moveTo(MORNING.plus(Duration.ofDays(20)));
        String running = runtime.startProcessInstanceByKey("CleanupProbe").getId();

        ((EngineClock) clock).moveTo(MORNING.plus(Duration.ofDays(29)));
        cleanUp();
        assertThat(entries(ended)).as("one day before its time").isPositive();

        ((EngineClock) clock).moveTo(MORNING.plus(Duration.ofDays(31)));
        cleanUp();
        assertThat(entries(ended)).isZero();
        assertThat(entries(running)).isPositive();
        assertThat(tasks.createTaskQuery().processInstanceId(running).count()).isOne();
    }

    @Test
    void theCleanUpRunsByItselfAtNight() {
        ProcessEngineConfigurationImpl configuration =
                (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        assertThat(configuration.isHistoryCleanupEnabled()).isTrue();
        history.cleanUpHistoryAsync(false);

        List<Job> jobs = history.findHistoryCleanupJobs();
        assertThat(jobs).isNotEmpty().allSatisfy(job -> {
            LocalTime at = LocalTime.ofInstant(
                    job.getDuedate().toInstant(), ZoneId.of(environment.getRequiredProperty("needsline.zone")));
            assertThat(at).isBetween(LocalTime.of(1, 0), LocalTime.of(5, 0));
        });
    }

    /** The clean-up date is known at the start of a case, so a case must be over before it. */
    @Test
    void everyProcessKeepsItsHistoryLongerThanItsLongestCase() {
        for (ProcessDefinition process :
                repository.createProcessDefinitionQuery().latestVersion().list()) {
            // Probes are what tests deploy.
            if (!process.getKey().endsWith("Probe")) {
                assertThat(process.getHistoryTimeToLive())
                        .as(process.getKey())
                        .isNotNull()
                        .isGreaterThanOrEqualTo(365);
            }
        }
    }

    private void cleanUp() {
        history.cleanUpHistoryAsync(true);
        history.findHistoryCleanupJobs().forEach(job -> management.executeJob(job.getId()));
    }

    private long entries(String instance) {
        return history.createHistoricProcessInstanceQuery()
                        .processInstanceId(instance)
                        .count()
                + history.createHistoricTaskInstanceQuery()
                        .processInstanceId(instance)
                        .count()
                + history.createHistoricActivityInstanceQuery()
                        .processInstanceId(instance)
                        .count();
    }
}
