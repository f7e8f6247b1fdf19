package org.needsline.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Each working morning, once, and only who has something to do. */
class DigestTest extends OutsideWorld {

    @Autowired
    Digest digest;

    @Autowired
    OpenTasks openTasks;

    @Autowired
    TaskService tasks;

    @BeforeEach
    void work() {
        person("channels.idle", "secretary", "idle@district.example", null);
        at("2026-09-25T10:00");
        task("核实落实 Verify delivery", "2026-09-28T17:30", null);
        task("受理需求 Triage need", "2026-09-25T17:30", null);
        task("召开议定会 Convene meeting", "2026-10-12T17:30", "channels.clerk");
        task("别人领取的 Claimed by somebody else", "2026-09-25T17:30", "channels.other");
        at("2026-09-28T08:00");
    }

    @AfterEach
    void done() {
        for (Task task : tasks.createTaskQuery().taskDescription("digest test").list()) {
            tasks.deleteTask(task.getId(), true);
        }
    }

    private void task(String name, String due, @Nullable String assignee) {
        Task task = tasks.newTask();
        task.setName(name);
        task.setDescription("digest test");
        task.setDueDate(Date.from(moment(due)));
        tasks.saveTask(task);
        tasks.addCandidateGroup(task.getId(), "clerk." + VILLAGE);
        if (assignee != null) {
            tasks.setAssignee(task.getId(), assignee);
        }
    }

    @Test
    void aClerkIsToldWhatIsOpenAndOverdueInOneMessageAWay() throws Exception {
        assertThat(digest.send()).isEqualTo(1);
        assertThat(notifications.inboxOf("channels.clerk", 10).messages())
                .singleElement()
                .satisfies(message -> {
                    assertThat(message.title().zh()).isEqualTo("今日待办3件，逾期1件");
                    assertThat(message.body().zh())
                            .contains("共3件", "已逾期1件", "今天到期1件")
                            .containsSubsequence("09-25 17:30 逾期 overdue 受理需求", "09-28 17:30 核实落实", "10-12 17:30 召开议定会")
                            .doesNotContain("别人领取的");
                    assertThat(message.title().en()).isEqualTo("Your work today: 3 open, 1 overdue");
                });
        runJobs();
        assertThat(MAIL.getReceivedMessages()).hasSize(1);
        assertThat(MAIL.getReceivedMessages()[0].getSubject()).contains("今日待办3件，逾期1件");
        assertThat(notifications.inboxOf("channels.idle", 10).messages()).isEmpty();
        assertThat(notifications.inboxOf("channels.sup", 10).messages()).isEmpty();
    }

    @Test
    void onceADayHoweverOftenAndByHoweverManyNodes() throws Exception {
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            List<Future<Integer>> both =
                    nodes.invokeAll(List.<Callable<Integer>>of(() -> digest.send(), () -> digest.send()));
            int told = 0;
            for (Future<Integer> node : both) {
                told += node.get();
            }
            assertThat(told).isEqualTo(1);
        } finally {
            nodes.shutdownNow();
        }
        at("2026-09-28T09:30");
        assertThat(digest.send()).isZero();
        // A start anew has lost nothing but the note that everybody was asked.
        client.sql("delete from digest_day").update();
        assertThat(digest.send()).isZero();
        assertThat(messages()).isEqualTo(1);
        assertThat(client.sql("select count(*) from outgoing_message")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void theNextDayBringsANewOneInThePlaceOfTheOld() {
        digest.send();
        at("2026-09-29T08:00");
        assertThat(digest.send()).isEqualTo(1);
        assertThat(messages()).isEqualTo(1);
        assertThat(notifications
                        .inboxOf("channels.clerk", 10)
                        .messages()
                        .get(0)
                        .title()
                        .zh())
                .isEqualTo("今日待办3件，逾期2件");
    }

    @Test
    void onWorkingDaysOnlyWhateverTheDayOfTheWeek() {
        for (String free : List.of("2026-10-01T08:00", "2026-10-07T08:00", "2026-10-11T08:00")) {
            at(free);
            assertThat(digest.send()).as(free).isZero();
        }
        at("2026-10-10T08:00");
        assertThat(digest.send()).as("a Saturday that is a working day").isEqualTo(1);
    }

    @Test
    void inTheMorningOnly() {
        at("2026-09-28T07:59:59");
        assertThat(digest.send()).isZero();
        at("2026-09-28T12:00:00");
        assertThat(digest.send()).isZero();
        at("2026-09-28T11:59:59");
        assertThat(digest.send()).isEqualTo(1);
    }

    @Test
    void whoDoesNotWantItIsLeftInPeaceAndWhoWantsItGetsIt() {
        choose("channels.clerk", "inapp", false);
        choose("channels.clerk", "email", false);
        choose("channels.sup", "inapp", true);
        Task task = tasks.newTask();
        task.setName("督办 Supervise");
        task.setDescription("digest test");
        tasks.saveTask(task);
        tasks.addCandidateGroup(task.getId(), "supervisor." + VILLAGE);
        assertThat(digest.send()).isEqualTo(1);
        assertThat(notifications.inboxOf("channels.clerk", 10).messages()).isEmpty();
        assertThat(notifications.inboxOf("channels.sup", 10).messages())
                .singleElement()
                .satisfies(message -> assertThat(message.body().zh()).isEqualTo("您今天的待办共1件。"));
    }

    @Test
    void whatIsClaimedIsNotCountedTwice() {
        OpenTasks.Work work = openTasks.of(
                "channels.clerk", Set.of("clerk." + VILLAGE), clock.instant(), Instant.parse("2026-09-28T16:00:00Z"));
        assertThat(work.open()).isEqualTo(3);
        assertThat(work.overdue()).isEqualTo(1);
        assertThat(work.dueToday()).isEqualTo(1);
    }

    private void choose(String user, String channel, boolean wanted) {
        client.sql("insert into notification_choice (user_id, event, channel, wanted) values (?, 'work.digest', ?, ?)")
                .params(user, channel, wanted)
                .update();
    }

    private long messages() {
        return client.sql("select count(*) from in_app_message where event = 'work.digest'")
                .query(Long.class)
                .single();
    }
}
