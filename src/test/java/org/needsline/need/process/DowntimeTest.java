package org.needsline.need.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The system was down while time went on: every timer that fell due fires once, and how late something is does not depend on that. */
class DowntimeTest extends LifeOfANeed {

    @Autowired
    JdbcClient client;

    @Test
    void everyTimerThatFellDueFiresOnce() {
        beingDelivered();
        moveTo(afterPromise(30));

        assertThat(caughtUp())
                .containsOnlyOnce(
                        "BoundaryEvent_DeliveryReminder",
                        "BoundaryEvent_DeliveryOverdue",
                        "BoundaryEvent_DeliveryTwiceOverdue");
        assertThat(openTasks()).containsExactly("UserTask_SuperviseDelivery");
        assertThat(caughtUp()).as("what is left to catch up").isEmpty();
        assertThat(passed().stream().filter("SendTask_TellOverdue"::equals)).hasSize(1);
    }

    @Test
    void latenessIsTheTimeThatPassedHoweverOftenAnythingFired() {
        beingDelivered();
        moveTo(afterPromise(4));
        assertThat(caughtUp()).containsOnlyOnce("BoundaryEvent_DeliveryOverdue");

        delivered();

        assertThat(client.sql("select workdays_late from need where number = ?")
                        .param(number)
                        .query(Integer.class)
                        .single())
                .isEqualTo(4);
    }

    private Instant afterPromise(int workdays) {
        Instant promised = task("UserTask_DeliverNeed").getDueDate().toInstant();
        return calendars.current().plusWorkdays(promised, workdays).instant();
    }

    /** Runs what is due, the oldest first, until nothing is; returns where it stood in the model. */
    private List<String> caughtUp() {
        List<String> fired = new ArrayList<>();
        while (fired.size() < 50) {
            List<Job> due = management
                    .createJobQuery()
                    .processInstanceId(instanceId)
                    .executable()
                    .orderByJobDuedate()
                    .asc()
                    .list();
            if (due.isEmpty()) {
                return fired;
            }
            Job oldest = due.get(0);
            fired.add(management
                    .createJobDefinitionQuery()
                    .jobDefinitionId(oldest.getJobDefinitionId())
                    .singleResult()
                    .getActivityId());
            management.executeJob(oldest.getId());
        }
        throw new AssertionError("There is no end of it: " + fired);
    }
}
