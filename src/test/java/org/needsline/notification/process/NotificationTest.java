package org.needsline.notification.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Incident;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.needsline.engine.EngineClock;
import org.needsline.notification.Audience;
import org.needsline.notification.InAppMessage;
import org.needsline.notification.NotificationEvent;
import org.needsline.notification.NotificationEvents;
import org.needsline.notification.Notifications;
import org.needsline.notification.Postman;
import org.needsline.support.EngineTables;
import org.needsline.support.SystemTest;
import org.needsline.wording.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@SystemTest
class NotificationTest {

    private static final int PORT = freePort();
    private static final String NEED = "9901011002012026000001";
    private static final String REPORTER = "zhang.reporter@example.org";

    @Autowired
    Notifications notifications;

    @Autowired
    Postman postman;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    JdbcClient client;

    @Autowired
    DataSource database;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    Clock clock;

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
    void staff() {
        ((EngineClock) clock).moveTo(Instant.parse("2026-09-28T01:00:00Z"));
        client.sql(
                        "insert into unit (code, unit_level, name, name_en) values ('990101100201', 'VILLAGE', '村', 'Village')")
                .update();
        for (String id : List.of("clerk.one", "clerk.two", "sup.one")) {
            client.sql("insert into staff (user_id, name, email) values (?, ?, ?)")
                    .params(id, id, id.equals("clerk.two") ? null : id + "@district.example")
                    .update();
            client.sql("insert into staff_role (user_id, role_id, unit_code) values (?, ?, '990101100201')")
                    .params(id, id.startsWith("clerk") ? "clerk" : "supervisor")
                    .update();
        }
    }

    @AfterEach
    void clear() {
        mail.stop();
        runtime.createProcessInstanceQuery().list().forEach(one -> runtime.deleteProcessInstance(one.getId(), "test"));
        for (String table : List.of("in_app_message", "outgoing_message", "staff_role", "staff", "unit")) {
            client.sql("delete from " + table).update();
        }
        ((EngineClock) clock).reset();
    }

    @Test
    void staffFindItInTasklistOnceHoweverOftenTheyBelongToTheAudience() {
        notifications.tell(NotificationEvent.of(
                NotificationEvents.NEED_REGISTERED,
                NEED,
                Audience.groups("clerk.990101100201", "clerk.990101100201", "team.990101100201", "nonsense")));

        Notifications.Inbox inbox = notifications.inboxOf("clerk.one", 10);
        assertThat(inbox.unread()).isEqualTo(1);
        assertThat(inbox.messages()).singleElement().satisfies(message -> {
            assertThat(message.title().zh()).isEqualTo("新登记需求 " + NEED);
            assertThat(message.readAt()).isNull();
        });
        assertThat(notifications.inboxOf("sup.one", 10).messages()).isEmpty();
        assertThat(runtime.createProcessInstanceQuery().count())
                .as("no external message is due")
                .isZero();

        InAppMessage message = inbox.messages().get(0);
        notifications.read("clerk.one", message.id());
        notifications.read("clerk.one", message.id());
        assertThat(notifications.inboxOf("clerk.one", 10).unread()).isZero();
        assertThat(notifications.inboxOf("clerk.two", 10).unread()).isEqualTo(1);
        assertThatThrownBy(() -> notifications.read("sup.one", message.id())).isInstanceOf(Refusal.class);
    }

    @Test
    void aReporterWithAnAddressGetsOneMailAndARepeatOfTheJobSendsNothing() throws Exception {
        mail.start();
        notifications.tell(rejected(Audience.reporter("张三丰", "13900000001", REPORTER)));

        Job job = jobs().singleResult();
        assertThat(job.getProcessDefinitionKey()).isEqualTo("Notification");
        assertThat(mail.getReceivedMessages()).as("the job has not run yet").isEmpty();
        String id = client.sql("select id from outgoing_message")
                .query(String.class)
                .single();
        EngineTables whileDue = EngineTables.of(database);
        assertThat(whileDue.contain(id)).isTrue();
        for (String secret : List.of("张三丰", "13900000001", REPORTER, "理由甲")) {
            assertThat(whileDue.placesOf(secret)).as(secret).isEmpty();
        }

        management.executeJob(job.getId());
        postman.deliver(id);

        assertThat(mail.getReceivedMessages()).hasSize(1);
        MimeMessage letter = mail.getReceivedMessages()[0];
        assertThat(letter.getMessageID()).isEqualTo("<needsline-" + id + "@district.example>");
        assertThat(letter.getAllRecipients()).extracting(Object::toString).containsExactly(REPORTER);
        assertThat(letter.getSubject()).contains("您的需求 " + NEED + " 未采纳").contains("was not accepted");
        assertThat(letter.getContent().toString())
                .contains("张三丰")
                .contains("理由甲")
                .doesNotContain("13900000001");
        assertThat(runtime.createProcessInstanceQuery().count()).isZero();
        assertThat(stateOf(id)).isEqualTo("sent");
    }

    @Test
    void aServerThatIsDownBecomesAnIncidentTheCaseGoesOnAndARetryDelivers() {
        notifications.tell(rejected(Audience.reporter("张三丰", null, REPORTER)));
        String id = client.sql("select id from outgoing_message")
                .query(String.class)
                .single();
        String instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(id)
                .singleResult()
                .getId();

        for (int attempt = 1; attempt <= 3; attempt++) {
            assertThat(runtime.createIncidentQuery().count()).isZero();
            Job job = jobs().processInstanceId(instance).singleResult();
            assertThatThrownBy(() -> management.executeJob(job.getId())).hasMessageContaining(id);
            Job after = jobs().processInstanceId(instance).singleResult();
            assertThat(after.getRetries()).isEqualTo(3 - attempt);
        }

        Incident incident = runtime.createIncidentQuery().singleResult();
        assertThat(incident.getActivityId()).isEqualTo("SendTask_SendNotification");
        assertThat(stateOf(id)).isEqualTo("due");
        EngineTables written = EngineTables.of(database);
        for (String secret : List.of("张三丰", REPORTER, "理由甲")) {
            assertThat(written.placesOf(secret)).as(secret).isEmpty();
        }
        // The case that had something to say goes on: whatever else is told is told.
        notifications.tell(
                NotificationEvent.of(NotificationEvents.NEED_REGISTERED, NEED, Audience.groups("clerk.990101100201")));
        assertThat(notifications.inboxOf("clerk.one", 10).unread()).isEqualTo(1);

        mail.start();
        Job job = jobs().processInstanceId(instance).singleResult();
        management.setJobRetries(job.getId(), 1);
        management.executeJob(job.getId());

        assertThat(mail.getReceivedMessages()).hasSize(1);
        assertThat(stateOf(id)).isEqualTo("sent");
        assertThat(runtime.createIncidentQuery().count()).isZero();
        assertThat(runtime.createProcessInstanceQuery().count()).isZero();
    }

    @Test
    void anAttemptOfAnotherNodeIsLeftAloneUntilItIsDead() {
        mail.start();
        notifications.tell(rejected(Audience.reporter(null, null, REPORTER)));
        String id = client.sql("select id from outgoing_message")
                .query(String.class)
                .single();
        client.sql("update outgoing_message set state = 'sending', claimed_at = ? where id = ?")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .param(id)
                .update();

        assertThatThrownBy(() -> postman.deliver(id)).hasMessageContaining("another attempt");
        assertThat(mail.getReceivedMessages()).isEmpty();

        ((EngineClock) clock).moveTo(clock.instant().plus(Duration.ofMinutes(6)));
        postman.deliver(id);
        assertThat(mail.getReceivedMessages()).hasSize(1);
    }

    @Test
    void aRollBackOfTheCaseTakesItsMessagesAlong() {
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            notifications.tell(rejected(Audience.reporter(null, null, REPORTER)));
            notifications.tell(NotificationEvent.of(
                    NotificationEvents.NEED_REGISTERED, NEED, Audience.groups("clerk.990101100201")));
            status.setRollbackOnly();
        });
        assertThat(jobs().count()).isZero();
        assertThat(client.sql("select count(*) from outgoing_message")
                        .query(Long.class)
                        .single())
                .isZero();
        assertThat(notifications.inboxOf("clerk.one", 10).messages()).isEmpty();
    }

    @Test
    void theClerksTellAReporterWhomNoMailReaches() {
        for (String address : new String[] {null, "", "no address"}) {
            notifications.tell(rejected(Audience.reporter("张三丰", "13900000001", address)));
        }
        assertThat(jobs().count()).isZero();
        assertThat(notifications.inboxOf("clerk.two", 10).messages()).hasSize(3).allSatisfy(message -> {
            assertThat(message.title().zh()).startsWith("请告知反映人");
            assertThat(message.body().zh()).contains("理由甲").doesNotContain("13900000001");
        });
        assertThat(notifications.inboxOf("sup.one", 10).messages()).isEmpty();
    }

    @Test
    void staffGetMailWhereTheRuleSaysSoAndAnAddressIsKnown() {
        mail.start();
        notifications.tell(NotificationEvent.of(
                NotificationEvents.NEED_OVERDUE,
                NEED,
                Audience.groups("clerk.990101100201", "supervisor.990101100201")));
        List<Job> due = jobs().list();
        assertThat(due).as("clerk.one and sup.one; clerk.two has no address").hasSize(2);
        due.forEach(job -> management.executeJob(job.getId()));
        assertThat(mail.getReceivedMessages()).hasSize(2);
        assertThat(notifications.inboxOf("clerk.two", 10).unread()).isEqualTo(1);
    }

    @Test
    void anEventWithoutARuleTellsNobodyAndStopsNothing() {
        notifications.tell(NotificationEvent.of("need.danced", NEED, Audience.groups("clerk.990101100201")));
        assertThat(notifications.inboxOf("clerk.one", 10).messages()).isEmpty();
    }

    private JobQuery jobs() {
        return management.createJobQuery().processDefinitionKey("Notification");
    }

    private static NotificationEvent rejected(Audience audience) {
        return new NotificationEvent(NotificationEvents.NEED_REJECTED, NEED, Map.of("reason", "理由甲"), audience);
    }

    private String stateOf(String id) {
        return client.sql("select state from outgoing_message where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }
}
