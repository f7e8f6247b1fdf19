package org.needsline.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.fail;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.needsline.Application;
import org.needsline.support.TestDatabase;
import org.needsline.support.Visitor;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Two nodes, each a process of its own. One is killed in the middle of its work, the other is told to end; nobody notices either. */
@Tag("storage")
@EnabledIfSystemProperty(
        named = "needsline.test.database",
        matches = "postgres",
        disabledReason = "H2 serves one process")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class NodeKilledTest {

    private static final String NEED =
            """
            {"village":"990101100201","kind":"life","category":"lighting","description":"村口路灯不亮","households":30}""";

    /** As the clerk's form sends it; the reporter gets the receipt by e-mail. */
    private static final String FORM =
            """
            {"variables":{"kind":{"value":"life"},"category":{"value":"lighting"},"scope":{"value":"common"},
             "households":{"value":40},"hardship":{"value":false},"leftBehind":{"value":"none"},"danger":{"value":false},
             "aboutOfficial":{"value":false},"channel":{"value":"visit"},"privateDescription":{"value":"路灯坏了三盏"},
             "privateReporterName":{"value":"周春梅"},"privateReporterEmail":{"value":"reporter@home.example"},
             "consentToName":{"value":true}}}""";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path logs;

    private final GreenMail mail = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final List<Process> nodes = new ArrayList<>();
    private ServerSocket deafMailServer;
    private String database = "";
    private int port;

    @BeforeAll
    void start() throws IOException {
        database = TestDatabase.newPostgresDatabase(
                "killed" + UUID.randomUUID().toString().replace("-", ""));
        deafMailServer = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        mail.start();
    }

    @AfterAll
    void stop() throws IOException {
        nodes.forEach(Process::destroyForcibly);
        mail.stop();
        deafMailServer.close();
    }

    @Test
    @Order(1)
    void whenANodeIsKilledTheOtherDoesItsWorkAndKnowsWhoIsLoggedIn() throws Exception {
        int firstPort = freePort();
        Process first = node("first", firstPort, deafMailServer.getLocalPort());
        ready(first, firstPort);
        lettersLeaveAtNight(firstPort);
        Visitor clerk = new Visitor(firstPort).login("clerk.201");
        HttpResponse<String> registered =
                clerk.post("/camunda/api/engine/engine/default/process-definition/key/NeedLifecycle/submit-form", FORM);
        assertThat(registered.statusCode()).as(registered.body()).isEqualTo(200);
        // The node is at work: it has the job, and waits for a mail server that never says a word.
        deafMailServer.setSoTimeout(60_000);
        try (Socket line = atWork()) {
            port = freePort();
            Process second = node("second", port, mail.getSmtp().getPort());
            ready(second, port);
            assertThat(mail.getReceivedMessages()).isEmpty();
            assertThat(line.isConnected()).isTrue();

            first.destroyForcibly();
            assertThat(first.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        theLockTimePasses();

        assertThat(new Visitor(port)
                        .cookie("SESSION", clerk.cookie("SESSION"))
                        .get("/api/messages")
                        .statusCode())
                .as("whoever was logged in at the dead node goes on at the other")
                .isEqualTo(200);
        assertThat(mail.waitForIncomingEmail(60_000, 1))
                .as("the letter of the dead node")
                .isTrue();
        assertThat(mail.getReceivedMessages()).hasSize(1);
    }

    @Test
    @Order(2)
    void aNodeThatIsToldToEndLetsARequestEnd() throws Exception {
        Process node = nodes.get(nodes.size() - 1);
        byte[] body = NEED.getBytes(StandardCharsets.UTF_8);
        try (Socket resident = new Socket(InetAddress.getLoopbackAddress(), port)) {
            resident.setSoTimeout(60_000);
            OutputStream out = resident.getOutputStream();
            out.write(("POST /api/residents/needs HTTP/1.1\r\nHost: localhost:%d\r\nContent-Type: application/json\r\n"
                            + "Idempotency-Key: %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n")
                    .formatted(port, UUID.randomUUID(), body.length)
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body, 0, body.length / 2);
            out.flush();
            TimeUnit.SECONDS.sleep(1);

            node.destroy();
            until(() -> !listening(port), "it takes no new requests");
            assertThat(node.isAlive()).isTrue();
            out.write(body, body.length / 2, body.length - body.length / 2);
            out.flush();

            String answer = read(resident.getInputStream());
            assertThat(answer).startsWith("HTTP/1.1 201").contains("990101100201-");
        }
        assertThat(node.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    @Order(3)
    void anIsolationLevelThatTheEngineIsNotMadeForStopsTheStart() {
        assertThatThrownBy(() -> new SpringApplicationBuilder(Application.class)
                        .profiles("test")
                        .run(
                                "--server.port=0",
                                "--spring.datasource.url=" + database,
                                "--spring.datasource.username=postgres",
                                "--spring.datasource.password=postgres",
                                "--spring.datasource.hikari.transaction-isolation=TRANSACTION_SERIALIZABLE"))
                .hasStackTraceContaining("isolation level");
    }

    private Process node(String name, int serverPort, int mailPort) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-cp",
                classPath(),
                Application.class.getName()));
        command.addAll(Arrays.asList(
                "--spring.profiles.active=test",
                "--server.port=" + serverPort,
                "--spring.datasource.url=" + database,
                "--spring.datasource.username=postgres",
                "--spring.datasource.password=postgres",
                // It counts what a test passes through, and knows of no other process.
                "--spring.autoconfigure.exclude="
                        + "org.camunda.community.process_test_coverage.spring_test.platform7.ProcessEngineCoverageConfiguration",
                "--needsline.sample-data=true",
                "--camunda.bpm.job-execution.enabled=true",
                "--camunda.bpm.job-execution.max-wait=2000",
                "--spring.mail.host=127.0.0.1",
                "--spring.mail.port=" + mailPort,
                "--spring.mail.properties.mail.smtp.timeout=600000",
                "--needsline.mail.enabled=true",
                "--needsline.mail.from=needs@district.example"));
        Process node = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(logs.resolve(name + ".log").toFile())
                .start();
        nodes.add(node);
        return node;
    }

    /** Each entry once: models that are found twice are refused. */
    private static String classPath() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().normalize().toString())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** The test runs at any hour. */
    private void lettersLeaveAtNight(int serverPort) {
        int version = tables().sql("select version from quiet_hours where channel = 'email'")
                .query(Integer.class)
                .single();
        Visitor administrator = new Visitor(serverPort).with("X-Requested-With", "needsline");
        assertThat(administrator
                        .tryLogin("admin", "admin.district", "Sample-2026!")
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<String> changed = administrator.send(
                "PUT",
                "/api/administration/notifications/quiet-hours/email",
                "application/json",
                "{\"from\":\"21:00\",\"to\":\"08:00\",\"enabled\":false,\"version\":%d}".formatted(version));
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(204);
    }

    private JdbcClient tables() {
        return JdbcClient.create(new DriverManagerDataSource(database, "postgres", "postgres"));
    }

    /** Nobody waits five minutes for a test: what the dead node noted is as old then as it would be. */
    private void theLockTimePasses() {
        JdbcClient notes = tables();
        assertThat(notes.sql("update act_ru_job set lock_exp_time_ = lock_exp_time_ - interval '5 minutes'"
                                + " where lock_owner_ is not null")
                        .update())
                .isOne();
        assertThat(notes.sql("update outgoing_message set claimed_at = claimed_at - interval '5 minutes 1 second'"
                                + " where state = 'sending'")
                        .update())
                .isOne();
    }

    private Socket atWork() throws IOException {
        try {
            return deafMailServer.accept();
        } catch (SocketTimeoutException e) {
            throw new AssertionError("The node sends nothing: " + log(), e);
        }
    }

    private void ready(Process node, int serverPort) {
        until(
                () -> {
                    if (!node.isAlive()) {
                        fail("The node has ended: " + log());
                    }
                    return listening(serverPort)
                            && new Visitor(serverPort)
                                            .get("/actuator/health/readiness")
                                            .statusCode()
                                    == 200;
                },
                "the node is ready");
    }

    private String log() {
        try (var files = Files.list(logs)) {
            StringBuilder all = new StringBuilder();
            for (Path file : files.toList()) {
                all.append(Files.readString(file));
            }
            return all.toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void until(BooleanSupplier reached, String what) {
        long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (!reached.getAsBoolean()) {
            if (System.nanoTime() > end) {
                fail("Not in three minutes: " + what);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(200);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    private static boolean listening(int port) {
        try (Socket there = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return there.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private static String read(InputStream in) throws IOException {
        try {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (SocketException e) {
            throw new AssertionError("The request was cut off", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
