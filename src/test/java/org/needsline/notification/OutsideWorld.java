package org.needsline.notification;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.needsline.engine.EngineClock;
import org.needsline.support.SystemTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The whole system with a mail server, a gateway for text messages and two robots outside; in a village of its own. */
@SystemTest
abstract class OutsideWorld {

    static final String VILLAGE = "990177100201";
    static final String NEED = VILLAGE + "-2026-00001";
    static final String PHONE = "13900000001";
    static final String KEY = "top-secret-gateway-key";
    static final String SIGNING_SECRET = "SECsigningsecret";

    static final GatewayDouble GATEWAY = new GatewayDouble();
    private static final int MAIL_PORT = freePort();
    static final GreenMail MAIL = new GreenMail(new ServerSetup(MAIL_PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));

    @Autowired
    Notifications notifications;

    @Autowired
    NotificationRules rules;

    @Autowired
    Postman postman;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    HistoryService history;

    @Autowired
    JdbcClient client;

    @Autowired
    DataSource database;

    @Autowired
    Clock clock;

    @DynamicPropertySource
    static void gateways(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> MAIL_PORT);
        properties.add("needsline.mail.enabled", () -> true);
        properties.add("needsline.mail.from", () -> "needs@district.example");
        properties.add("needsline.public-address", () -> "https://needs.example/");
        properties.add("needsline.gateway.connect", () -> "2s");
        properties.add("needsline.gateway.answer", () -> "600ms");
        properties.add("needsline.sms.enabled", () -> true);
        properties.add("needsline.sms.url", () -> GATEWAY.root() + "/sms?key=" + KEY);
        properties.add("needsline.sms.headers.X-Api-Key", () -> KEY);
        properties.add("needsline.sms.success", () -> "\"state\":\"OK\"");
        properties.add("needsline.sms.known", () -> "REPEAT");
        properties.add("needsline.webhook.robots.village.url", () -> GATEWAY.root() + "/wecom?key=" + KEY);
        properties.add("needsline.webhook.robots.village.groups", () -> "clerk." + VILLAGE);
        properties.add("needsline.webhook.robots.town.form", () -> "dingtalk");
        properties.add("needsline.webhook.robots.town.style", () -> "markdown");
        properties.add("needsline.webhook.robots.town.secret", () -> SIGNING_SECRET);
        properties.add("needsline.webhook.robots.town.url", () -> GATEWAY.root() + "/dingtalk?access_token=" + KEY);
        properties.add("needsline.webhook.robots.town.groups", () -> "supervisor.990177100*");
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeEach
    void people() {
        at("2026-09-28T09:00");
        client.sql("insert into unit (code, unit_level, name, name_en) values (?, 'VILLAGE', '村', 'Village')")
                .param(VILLAGE)
                .update();
        person("channels.clerk", "clerk", "clerk@district.example", "+86 138-0000-0002");
        person("channels.sup", "supervisor", null, "010-1234567");
        MAIL.start();
    }

    void person(String id, String role, @Nullable String email, @Nullable String phone) {
        client.sql("insert into staff (user_id, name, email, phone) values (?, ?, ?, ?)")
                .params(id, id, email, phone)
                .update();
        client.sql("insert into staff_role (user_id, role_id, unit_code) values (?, ?, ?)")
                .params(id, role, VILLAGE)
                .update();
    }

    @AfterEach
    void clear() {
        MAIL.stop();
        GATEWAY.forget();
        runtime.createProcessInstanceQuery()
                .processDefinitionKey("Notification")
                .list()
                .forEach(one -> runtime.deleteProcessInstance(one.getId(), "test"));
        for (String table : List.of(
                "in_app_message",
                "outgoing_message",
                "notification_choice",
                "digest_day",
                "digest_person",
                "staff_role",
                "staff",
                "unit")) {
            client.sql("delete from " + table).update();
        }
        ((EngineClock) clock).reset();
    }

    /** Puts the clock to a time of the district. */
    final void at(String local) {
        ((EngineClock) clock).moveTo(moment(local));
    }

    static Instant moment(String local) {
        return LocalDateTime.parse(local).atZone(ZoneId.of("Asia/Shanghai")).toInstant();
    }

    JobQuery jobs() {
        return management.createJobQuery().processDefinitionKey("Notification");
    }

    void runJobs() {
        for (Job job : jobs().list()) {
            management.executeJob(job.getId());
        }
    }

    String theOnlyMessage() {
        return client.sql("select id from outgoing_message").query(String.class).single();
    }

    String stateOf(String id) {
        return client.sql("select state from outgoing_message where id = ?")
                .param(id)
                .query(String.class)
                .single();
    }

    static NotificationEvent rejected(@Nullable String phone, @Nullable String email, String reason) {
        return new NotificationEvent(
                NotificationEvents.NEED_REJECTED,
                NEED,
                Map.of("reason", reason),
                Audience.reporter("张三丰", phone, email));
    }
}
