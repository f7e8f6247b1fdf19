package org.needsline.access.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.Objects;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needsline.access.AccessOperation;
import org.needsline.calendar.Deadlines;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.DefaultApplicationArguments;

/** Timers years ahead: they follow a calendar that is published later, and stay through a new version of the model. */
class AccessCalendarTest extends LifeOfAnAccessRequest {

    /** Two weeks off in spring, within the 60 working days before the anniversary of 1 June 2027. */
    private static final String YEAR_2027 =
            "{\"years\":{\"2027\":{\"off\":[\"2027-04-05/2027-04-16\"],\"makeUpWorkdays\":[]}}}";

    @Autowired
    Map<String, ApplicationRunner> runners;

    @Autowired
    AccessOperation operation;

    @Autowired
    Deadlines deadlines;

    @AfterEach
    void forgetTheYear() throws Exception {
        jdbc.sql("delete from calendar_day where cal_year = 2027").update();
        jdbc.sql("delete from calendar_year where cal_year = 2027").update();
        upkeep().run(new DefaultApplicationArguments());
    }

    @Test
    void aCalendarPublishedLaterMovesTheOpeningOfTheEvaluationAndItsVariable(@TempDir Path folder) throws Exception {
        running();
        Instant before = timer("BoundaryEvent_EvaluationDue").getDuedate().toInstant();
        Instant expiry = timer("BoundaryEvent_AccessRunOut").getDuedate().toInstant();

        Path file = Files.writeString(folder.resolve("2027.json"), YEAR_2027);
        upkeep().run(new DefaultApplicationArguments("--add-calendar-year=" + file));

        Job moved = timer("BoundaryEvent_EvaluationDue");
        assertThat(moved.getDuedate().toInstant())
                .as("ten working days are gone, so it opens fourteen days earlier")
                .isEqualTo(before.minus(Duration.ofDays(14)));
        assertThat(runtime.getVariable(instanceId, AffairsAccess.EVALUATE_AT)).isEqualTo(moved.getDuedate());
        assertThat(timer("BoundaryEvent_AccessRunOut").getDuedate()).isEqualTo(Date.from(expiry));
        fires("BoundaryEvent_EvaluationDue");
        assertThat(openTasks()).contains("UserTask_RateAccess");
    }

    @Test
    void aCalendarPublishedLaterMovesTheClosingOfTheRatingInTheTablesTooAndTheTimelineSaysSo(@TempDir Path folder)
            throws Exception {
        running();
        moveTo(Instant.parse("2027-04-01T02:00:00Z"));
        Job opening = timer("BoundaryEvent_EvaluationDue");
        management.executeJob(opening.getId());
        runsJobs();
        Instant before = closing();

        Path file = Files.writeString(folder.resolve("2027.json"), YEAR_2027);
        upkeep().run(new DefaultApplicationArguments("--add-calendar-year=" + file));

        assertThat(closing())
                .isAfter(before)
                .isEqualTo(timer("BoundaryEvent_RatingClosed").getDuedate().toInstant());
        moveTo(before.plusSeconds(60));
        rates("secretary.201", "keep");
        assertThat(jdbc.sql(
                                "select said_zh from access_event where number = ? and event = 'recalculated' and step = 'RateAccess'")
                        .param(number)
                        .query(String.class)
                        .single())
                .contains("期限改为 2027-04-26 17:30");
    }

    @Test
    void aCalendarPublishedWhileCommunitiesRateMovesTheConclusionToo(@TempDir Path folder) throws Exception {
        running();
        moveTo(Instant.parse("2027-03-24T02:00:00Z"));
        management.executeJob(timer("BoundaryEvent_EvaluationDue").getId());
        runsJobs();
        Date closing = timer("BoundaryEvent_RatingClosed").getDuedate();
        assertThat(timer("BoundaryEvent_EvaluateAccessOverdue").getDuedate().toInstant())
                .isEqualTo("2027-04-07T09:30:00Z");

        Path file = Files.writeString(folder.resolve("2027.json"), YEAR_2027);
        upkeep().run(new DefaultApplicationArguments("--add-calendar-year=" + file));

        Date due = timer("BoundaryEvent_EvaluateAccessOverdue").getDuedate();
        assertThat(due.toInstant()).isEqualTo("2027-04-21T09:30:00Z");
        assertThat(deadlines.latest(instanceId, "EvaluateAccess").orElseThrow().dueAt())
                .isEqualTo(due.toInstant());
        assertThat(timer("BoundaryEvent_RatingClosed").getDuedate())
                .as("before the days off")
                .isEqualTo(closing);
        fires("BoundaryEvent_RatingClosed");
        assertThat(taskOf("UserTask_EvaluateAccess", "access-office.district").getDueDate())
                .isEqualTo(due);
    }

    @Test
    void aCalendarPublishedDuringTheConsultationMovesCardTaskTimerAndTableTogether(@TempDir Path folder)
            throws Exception {
        moveTo(Instant.parse("2026-12-29T02:00:00Z"));
        opened();
        complete(
                "UserTask_FileAccessRequest",
                "officer.transport",
                application("startsOn", "2027-06-01", "endsOn", "2029-05-31"));
        complete("UserTask_CheckApplication", "access-office.district", fields("checkOutcome", "complete"));
        runsJobs();
        String total = card().prop("totalDue").stringValue();

        Path file = Files.writeString(
                folder.resolve("2027.json"),
                "{\"years\":{\"2027\":{\"off\":[\"2027-01-04/2027-01-08\"],\"makeUpWorkdays\":[]}}}");
        upkeep().run(new DefaultApplicationArguments("--add-calendar-year=" + file));

        Date due = taskOf("UserTask_ConsultCommunity", "secretary.201").getDueDate();
        assertThat(due.toInstant()).isEqualTo("2027-01-12T09:30:00Z");
        assertThat(timer("BoundaryEvent_ConsultClosed").getDuedate()).isEqualTo(due);
        assertThat(request().consultUntil()).isEqualTo(due.toInstant());
        assertThat(card().prop("consultUntil").stringValue()).isEqualTo("2027-01-12 17:30");
        assertThat(card().prop("totalDue").stringValue()).isGreaterThan(total);
        assertThat(timer("BoundaryEvent_TotalTimeOver").getDuedate().toInstant())
                .isEqualTo(request().totalDueAt());
    }

    private Instant closing() {
        return operation.openEvaluation(number).orElseThrow().closesAt();
    }

    @Test
    void aRunningItemStaysOnItsVersionWhenTheModelIsDeployedAnew() throws Exception {
        running();
        String definition = runtime.createProcessInstanceQuery()
                .processInstanceId(instanceId)
                .singleResult()
                .getProcessDefinitionId();
        BpmnModelInstance newer = repository.getBpmnModelInstance(definition);
        newer.getModelElementById("EndEvent_AccessExpired").setAttributeValue("name", "到期（新版） Expired, new version");
        DeploymentBuilder whole = repository
                .createDeployment()
                .addInputStream(
                        "AffairsAccess.bpmn",
                        new ByteArrayInputStream(Bpmn.convertToString(newer).getBytes(StandardCharsets.UTF_8)));
        for (File form : Objects.requireNonNull(new File("forms/access").listFiles())) {
            whole.addInputStream(form.getName(), new ByteArrayInputStream(Files.readAllBytes(form.toPath())));
        }
        String deployment = whole.deploy().getId();
        try {
            fires("BoundaryEvent_EvaluationDue");
            rates("secretary.201", "keep");
            assertThat(runtime.createProcessInstanceQuery()
                            .processInstanceId(instanceId)
                            .singleResult()
                            .getProcessDefinitionId())
                    .isEqualTo(definition);
        } finally {
            repository.deleteDeployment(deployment, true);
        }
    }

    private ApplicationRunner upkeep() {
        return Objects.requireNonNull(runners.get("workCalendar"));
    }
}
