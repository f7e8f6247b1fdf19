package org.needsline.access.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.needsline.Application;
import org.needsline.access.AccessCases;
import org.needsline.access.AccessFile;
import org.needsline.access.AccessFiles;
import org.needsline.support.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The system is stopped and started again on its database; what was to happen in years still happens on its day. */
class AccessRestartTest extends LifeOfAnAccessRequest {

    private static final List<String> YEARS_AHEAD =
            List.of("BoundaryEvent_EvaluationDue", "BoundaryEvent_AccessRunOut");

    @Autowired
    AccessFiles files;

    @Autowired
    AccessCases cases;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private ConfigurableApplicationContext system;

    /** An item, by its process instance. */
    private record Item(String number, String instanceId, List<Date> due) {}

    @AfterEach
    void stopped() {
        system.close();
    }

    @Test
    void theYearlyEvaluationAndTheOneBeforeTheEndAreStillThereAfterARestartAndOpenOnTheirDay() {
        String database = TestDatabase.isPostgres()
                ? TestDatabase.newPostgresDatabase(
                        "restart" + UUID.randomUUID().toString().replace("-", ""))
                : "jdbc:h2:file:" + folder.resolve("district");
        started(database);
        theClockStands();
        Item twoYears = runningUntil("2028-05-31");
        Item oneYear = runningUntil("2027-05-31");
        theClockRuns();
        system.close();

        started(database);
        theClockStands();
        assertThat(dueOf(twoYears)).isEqualTo(twoYears.due());
        assertThat(dueOf(oneYear)).isEqualTo(oneYear.due());
        opens(twoYears, "年度评估");
        opens(oneYear, "到期前评估");
        takeUp(twoYears);
        runsOn();
        opens(twoYears, "到期前评估");
        runsOn();
        fires("BoundaryEvent_AccessRunOut");
        endedAt("EndEvent_AccessExpired");
    }

    private void started(String database) {
        system = new SpringApplicationBuilder(Application.class)
                .profiles("test")
                .run(
                        "--server.port=0",
                        "--spring.datasource.url=" + database,
                        "--spring.datasource.username=postgres",
                        "--spring.datasource.password=postgres",
                        // It counts what the test passes through in its own system only.
                        "--spring.autoconfigure.exclude="
                                + "org.camunda.community.process_test_coverage.spring_test.platform7.ProcessEngineCoverageConfiguration",
                        "--needsline.sample-data=true");
        system.getAutowireCapableBeanFactory().autowireBean(this);
    }

    private Item runningUntil(String lastDay) {
        moveTo(MONDAY);
        filed("endsOn", lastDay);
        complete("UserTask_CheckApplication", "access-office.district", fields("checkOutcome", "complete"));
        runsJobs();
        madeGood();
        jointlyReviewed();
        decided("admit");
        complete("UserTask_PostAccess", "access-office.district", fields("privatePlaces", "各社区公示栏"));
        fires("CatchEvent_AccessPostingOver");
        signed();
        return new Item(number, instanceId, timers());
    }

    private List<Date> dueOf(Item item) {
        takeUp(item);
        return timers();
    }

    private void takeUp(Item item) {
        number = item.number();
        instanceId = item.instanceId();
    }

    private List<Date> timers() {
        return YEARS_AHEAD.stream().map(each -> timer(each).getDuedate()).toList();
    }

    private void runsOn() {
        fires("BoundaryEvent_RatingClosed");
        concluded("continue");
    }

    private void opens(Item item, String cause) {
        takeUp(item);
        fires("BoundaryEvent_EvaluationDue");
        assertThat(openTasks()).contains("UserTask_RateAccess");
        AccessFile file = (AccessFile) files.of(cases.find(number).orElseThrow());
        assertThat(file.evaluations().get(file.evaluations().size() - 1).cause().zh())
                .isEqualTo(cause);
    }
}
