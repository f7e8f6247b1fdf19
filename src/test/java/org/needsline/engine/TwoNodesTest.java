package org.needsline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AcquireJobsCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.jobexecutor.ExecuteJobHelper;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutorContext;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.needsline.Application;
import org.needsline.notification.Audience;
import org.needsline.notification.NotificationEvent;
import org.needsline.notification.NotificationEvents;
import org.needsline.notification.Notifications;
import org.needsline.support.TestDatabase;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Two nodes on one database: what one leaves half done the other does, once; and what reaches both happens once. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = TestDatabase.class)
@ActiveProfiles("test")
@TestPropertySource(properties = "needsline.sample-data=true")
@ExtendWith(OutputCaptureExtension.class)
@Tag("storage")
class TwoNodesTest {

    private static final int PORT = freePort();
    private static final Instant MORNING = Instant.parse("2026-09-28T01:00:00Z");
    private static final String NEED = "990101100201-2026-00001";

    private static @Nullable ConfigurableApplicationContext secondNode;

    @Autowired
    Environment environment;

    @Autowired
    ProcessEngine engine;

    @Autowired
    Notifications notifications;

    @Autowired
    ManagementService management;

    @Autowired
    RuntimeService runtime;

    @Autowired
    JdbcClient client;

    @Autowired
    Clock clock;

    @Autowired
    TestRestTemplate http;

    private final GreenMail mail = new GreenMail(new ServerSetup(PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> PORT);
        properties.add("needsline.mail.enabled", () -> true);
        properties.add("needsline.mail.from", () -> "needs@district.example");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeEach
    void start() {
        if (secondNode == null) {
            secondNode = new SpringApplicationBuilder(Application.class)
                    .profiles("test")
                    .run(
                            "--server.port=0",
                            // Two engines of one name cannot live in one JVM.
                            "--camunda.bpm.process-engine-name=second",
                            // It counts what a test passes through, and knows of one engine only.
                            "--spring.autoconfigure.exclude="
                                    + "org.camunda.community.process_test_coverage.spring_test.platform7.ProcessEngineCoverageConfiguration",
                            "--needsline.sample-data=true",
                            "--spring.datasource.url=" + environment.getProperty("spring.datasource.url"),
                            "--spring.datasource.username=" + environment.getProperty("spring.datasource.username"),
                            "--spring.datasource.password=" + environment.getProperty("spring.datasource.password"),
                            "--spring.mail.host=127.0.0.1",
                            "--spring.mail.port=" + PORT,
                            "--needsline.mail.enabled=true",
                            "--needsline.mail.from=needs@district.example");
        }
        ((EngineClock) clock).moveTo(MORNING);
        mail.start();
    }

    @AfterEach
    void stop() {
        mail.stop();
        runtime.createProcessInstanceQuery().list().forEach(one -> runtime.deleteProcessInstance(one.getId(), "test"));
        client.sql("delete from outgoing_message").update();
        ((EngineClock) clock).reset();
    }

    @AfterAll
    static void stopTheSecond() {
        secondNode().close();
        secondNode = null;
    }

    @Test
    void theWorkOfADeadNodeIsDoneWithinTheLockTime() {
        String job = dueLetter();
        assertThat(taken(second())).contains(job);
        int lock = second().getJobExecutor().getLockTimeInMillis();
        assertThat(lock).isEqualTo(300_000);

        // The second node is gone from here on, with its lock.
        ((EngineClock) clock).moveTo(MORNING.plusMillis(lock).minusSeconds(1));
        assertThat(taken(first())).as("taken over while the lock holds").doesNotContain(job);
        ((EngineClock) clock).moveTo(MORNING.plusMillis(lock).plusSeconds(1));
        assertThat(taken(first())).contains(job);
        run(first(), job);
        assertThat(mail.getReceivedMessages()).hasSize(1);

        // It was only stopped, and goes on where it stood.
        run(second(), job);
        assertThat(mail.getReceivedMessages()).hasSize(1);
        assertThat(runtime.createProcessInstanceQuery().count()).isZero();
    }

    @Test
    void whatWasSentBeforeANodeDiedIsNotSentAgain() {
        String job = dueLetter();
        taken(second());
        transaction(secondNode()).executeWithoutResult(status -> {
            run(second(), job);
            status.setRollbackOnly();
        });
        assertThat(mail.getReceivedMessages()).hasSize(1);
        assertThat(management.createJobQuery().jobId(job).count())
                .as("the job, whose end was never committed")
                .isOne();

        ((EngineClock) clock).moveTo(MORNING.plus(Duration.ofMinutes(6)));
        assertThat(taken(first())).contains(job);
        run(first(), job);

        assertThat(mail.getReceivedMessages()).hasSize(1);
        assertThat(management.createJobQuery().jobId(job).count()).isZero();
        assertThat(runtime.createIncidentQuery().count()).isZero();
    }

    @Test
    void aNodeThatStoodStillInTheMiddleDoublesNothing() throws Exception {
        String job = dueLetter();
        taken(second());
        CountDownLatch sent = new CountDownLatch(1);
        CountDownLatch goesOn = new CountDownLatch(1);
        ExecutorService nodes = Executors.newFixedThreadPool(2);
        try {
            Future<?> stopped = nodes.submit(() -> transaction(secondNode()).executeWithoutResult(status -> {
                run(second(), job);
                sent.countDown();
                await(goesOn);
            }));
            await(sent);
            ((EngineClock) clock).moveTo(MORNING.plus(Duration.ofMinutes(6)));
            Future<?> other = nodes.submit(() -> run(first(), job));
            // The other now waits for the rows that the stopped node holds, or has given up.
            finished(other, 3);
            goesOn.countDown();
            assertThat(finished(stopped, 30)).isTrue();
            assertThat(finished(other, 30)).isTrue();
        } finally {
            nodes.shutdownNow();
        }

        for (String left : management.createJobQuery().processDefinitionKey("Notification").list().stream()
                .map(each -> each.getId())
                .toList()) {
            run(first(), left);
        }
        assertThat(mail.getReceivedMessages()).hasSize(1);
        assertThat(runtime.createProcessInstanceQuery()
                        .processDefinitionKey("Notification")
                        .count())
                .isZero();
    }

    @Test
    void theSameSubmissionAtBothNodesIsOneNeedAndOneReceipt() throws Exception {
        ((EngineClock) clock).reset();
        String key = UUID.randomUUID().toString();
        List<String> nodes = List.of(
                http.getRootUri(),
                "http://localhost:" + secondNode().getEnvironment().getProperty("local.server.port"));
        CountDownLatch together = new CountDownLatch(1);
        ExecutorService browsers = Executors.newFixedThreadPool(6);
        List<Future<ResponseEntity<Map>>> answers = new ArrayList<>();
        try {
            for (int i = 0; i < 6; i++) {
                String node = nodes.get(i % 2);
                Callable<ResponseEntity<Map>> submission = () -> {
                    await(together);
                    return submit(node, key);
                };
                answers.add(browsers.submit(submission));
            }
            together.countDown();
            Set<Object> receipts = answers.stream()
                    .map(TwoNodesTest::answerOf)
                    .map(answer -> {
                        assertThat(answer.getStatusCode().is2xxSuccessful())
                                .as(String.valueOf(answer))
                                .isTrue();
                        Map<?, ?> body = Objects.requireNonNull(answer.getBody());
                        return body.get("number") + " " + body.get("code");
                    })
                    .collect(Collectors.toSet());

            assertThat(receipts).hasSize(1);
            String number = String.valueOf(receipts.iterator().next()).split(" ")[0];
            assertThat(client.sql("select count(*) from need where number = ?")
                            .param(number)
                            .query(Long.class)
                            .single())
                    .isOne();
            assertThat(runtime.createProcessInstanceQuery()
                            .processDefinitionKey("NeedLifecycle")
                            .count())
                    .isOne();
        } finally {
            browsers.shutdownNow();
        }
    }

    @Test
    void aJobThatComesNearItsLockTimeSaysSo(CapturedOutput log) {
        String job = dueLetter();
        int lock = first().getJobExecutor().getLockTimeInMillis();
        first().getJobExecutor().setLockTimeInMillis(-1);
        try {
            run(first(), job);
        } finally {
            first().getJobExecutor().setLockTimeInMillis(lock);
        }

        assertThat(log).contains("SendTask_SendNotification in Notification").contains("lock-time-in-millis");
    }

    private String dueLetter() {
        notifications.tell(new NotificationEvent(
                NotificationEvents.NEED_REJECTED,
                NEED,
                Map.of("reason", "理由甲"),
                Audience.reporter("张三丰", null, "reporter@home.example")));
        return management
                .createJobQuery()
                .processDefinitionKey("Notification")
                .singleResult()
                .getId();
    }

    private ProcessEngineConfigurationImpl first() {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }

    private static ConfigurableApplicationContext secondNode() {
        return Objects.requireNonNull(secondNode);
    }

    private static ProcessEngineConfigurationImpl second() {
        return (ProcessEngineConfigurationImpl)
                secondNode().getBean(ProcessEngine.class).getProcessEngineConfiguration();
    }

    private static TransactionTemplate transaction(ConfigurableApplicationContext node) {
        return new TransactionTemplate(node.getBean(PlatformTransactionManager.class));
    }

    /** What a node's job executor takes for itself in one go. */
    private static List<String> taken(ProcessEngineConfigurationImpl node) {
        return node
                .getCommandExecutorTxRequired()
                .execute(new AcquireJobsCmd(node.getJobExecutor()))
                .getJobIdBatches()
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    /** As a thread of the node's job executor runs what was taken, without looking whether the lock still holds. */
    private static void run(ProcessEngineConfigurationImpl node, String job) {
        Context.setJobExecutorContext(new JobExecutorContext());
        try {
            ExecuteJobHelper.executeJob(job, node.getCommandExecutorTxRequired());
        } finally {
            Context.removeJobExecutorContext();
        }
    }

    /** As a program submits: what fails on the way is sent again, with the same key. */
    private ResponseEntity<Map> submit(String node, String key) {
        ResponseEntity<Map> answer = submitOnce(node, key);
        for (int attempt = 1; attempt < 5 && answer.getStatusCode().is5xxServerError(); attempt++) {
            answer = submitOnce(node, key);
        }
        return answer;
    }

    private ResponseEntity<Map> submitOnce(String node, String key) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        headers.set("Idempotency-Key", key);
        String report =
                """
                {"village":"990101100201","kind":"life","category":"lighting","description":"村口路灯不亮","households":30,
                 "name":"周桂兰","phone":"13900000001"}
                """;
        return http.exchange(
                node + "/api/residents/needs", HttpMethod.POST, new HttpEntity<>(report, headers), Map.class);
    }

    /** Whether it came to an end, good or bad, within so many seconds. */
    private static boolean finished(Future<?> work, int seconds) throws InterruptedException {
        try {
            work.get(seconds, TimeUnit.SECONDS);
            return true;
        } catch (ExecutionException lostTheRace) {
            return true;
        } catch (TimeoutException stillWaiting) {
            return false;
        }
    }

    private static ResponseEntity<Map> answerOf(Future<ResponseEntity<Map>> answer) {
        try {
            return answer.get(60, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new AssertionError("no answer", e);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError("interrupted", e);
        }
    }
}
