package org.needsline.sample.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.needsline.meeting.MinutesArchive;
import org.needsline.need.Ending;
import org.needsline.need.Status;
import org.needsline.support.SystemTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

@SystemTest
// With a district of its own: other tests register needs in theirs, and then no samples are played.
@TestPropertySource(properties = {"needsline.sample-data=true", "test.district=samples"})
class SampleCasesTest {

    @Autowired
    SampleCases samples;

    @Autowired
    TaskService tasks;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    MinutesArchive minutes;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Clock clock;

    /** Not at the start, because what measures coverage does not listen yet. */
    @BeforeEach
    void theCasesArePlayed() {
        samples.play();
    }

    @Test
    void aCaseStandsInEveryStageAndEveryEndingOccurs() {
        assertThat(jdbc.sql("select distinct status from need")
                        .query(String.class)
                        .list())
                .map(Status::of)
                .contains(
                        Status.CONFIRMING_URGENCY,
                        Status.TRIAGE,
                        Status.SUPPLEMENT,
                        Status.MERGING,
                        Status.SCREENING,
                        Status.REJECTED,
                        Status.APPEALED,
                        Status.POSTING,
                        Status.CLAIMING,
                        Status.ASSIGNING,
                        Status.DELIVERING,
                        Status.SUPERVISING,
                        Status.VERIFYING,
                        Status.RATING,
                        Status.CALLING_BACK,
                        Status.DISPUTED,
                        Status.WITHDRAWN,
                        Status.CLOSED);
        assertThat(jdbc.sql("select distinct ending from need where status = 'closed'")
                        .query(String.class)
                        .list())
                .map(Ending::of)
                .contains(
                        Ending.MET,
                        Ending.MERGED,
                        Ending.REJECTED,
                        Ending.OUTSIDE_REMIT,
                        Ending.WITHDRAWN,
                        Ending.EXPLAINED,
                        Ending.PLANNED,
                        Ending.CLOSED_AFTER_DISPUTE);
        assertThat(jdbc.sql("select distinct held_level from need where status = 'claiming'")
                        .query(String.class)
                        .list())
                .containsExactlyInAnyOrder("VILLAGE", "TOWN", "DISTRICT");
        assertThat(openTasks())
                .containsAll(Set.of(
                        "UserTask_ConfirmUrgency",
                        "UserTask_TriageNeed",
                        "UserTask_SupplementNeed",
                        "UserTask_ReviewMerge",
                        "UserTask_ScreenByTown",
                        "UserTask_ReviewAppeal",
                        "UserTask_ReviewObjection",
                        "UserTask_ReviewObjectionByDistrict",
                        "UserTask_ClaimNeed",
                        "UserTask_AssignNeed",
                        "UserTask_DeliverNeed",
                        "UserTask_DecideExtension",
                        "UserTask_SuperviseDelivery",
                        "UserTask_VerifyDelivery",
                        "UserTask_CallBack",
                        "UserTask_DecideDispute",
                        "UserTask_ConveneMeeting",
                        "UserTask_RecordMeeting",
                        "UserTask_PublishMinutes",
                        "UserTask_ReceiveConduct",
                        "UserTask_FileAccessRequest",
                        "UserTask_CheckApplication",
                        "UserTask_SupplementAccessRequest",
                        "UserTask_ReviewLegalBasis",
                        "UserTask_ConsultCommunity",
                        "UserTask_ReviewFunding",
                        "UserTask_HoldJointReview",
                        "UserTask_DecideAccess",
                        "UserTask_PostAccess",
                        "UserTask_ReviewAccessObjection",
                        "UserTask_SignAgreement",
                        "UserTask_ConfirmReceipt",
                        "UserTask_RateAccess",
                        "UserTask_AnswerUnadmitted"));
        assertThat(jdbc.sql("select count(*) from access_request where status in ('running', 'evaluating')")
                        .query(Long.class)
                        .single())
                .as("admitted items")
                .isEqualTo(3);
        assertThat(jdbc.sql("select count(*) from access_request where emergency and status = 'reviewing'")
                        .query(Long.class)
                        .single())
                .isOne();
        assertThat(jdbc.sql("select number from need where ending = 'met'")
                        .query(String.class)
                        .list())
                .anySatisfy(number -> assertThat(minutes.minutesOfNeed(number)).isPresent());
    }

    @Test
    void theListShowsWhatIsOverdueDueTodayAndDueLater() {
        Instant now = clock.instant();
        assertThat(tasks.createTaskQuery().dueBefore(java.util.Date.from(now)).count())
                .as("overdue")
                .isPositive();
        assertThat(tasks.createTaskQuery().dueAfter(java.util.Date.from(now)).count())
                .as("due later")
                .isPositive();
        assertThat(tasks.createTaskQuery().list())
                .allSatisfy(task -> assertThat(task.getDueDate()).isNotNull());
        assertThat(management.createJobQuery().withException().count()).isZero();
    }

    @Test
    void aSecondStartAddsNothing() {
        long needs = count("need");
        long instances = runtime.createProcessInstanceQuery().count();

        samples.play();

        assertThat(count("need")).isEqualTo(needs).isPositive();
        assertThat(runtime.createProcessInstanceQuery().count()).isEqualTo(instances);
    }

    private Set<String> openTasks() {
        return tasks.createTaskQuery().list().stream()
                .map(Task::getTaskDefinitionKey)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }
}
