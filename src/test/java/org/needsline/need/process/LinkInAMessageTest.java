package org.needsline.need.process;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.needsline.need.Actor;
import org.needsline.need.Category;
import org.needsline.need.Channel;
import org.needsline.need.Kind;
import org.needsline.need.LeftBehind;
import org.needsline.need.NeedEvent;
import org.needsline.need.NeedReport;
import org.needsline.need.NeedStarter;
import org.needsline.need.Rating;
import org.needsline.need.Reporter;
import org.needsline.need.Scope;
import org.needsline.retention.Extent;
import org.needsline.retention.PersonalData;
import org.needsline.support.Visitor;
import org.needsline.support.WebTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

/** A link in a letter to a resident: it rates by one tap and a word, opens nothing to machines, and can be taken back. */
@WebTest
@TestPropertySource(
        properties = {
            "needsline.mail.enabled=true",
            "needsline.public-address=https://needs.example",
            "server.forward-headers-strategy=framework"
        })
class LinkInAMessageTest extends LifeOfANeed {

    private static final int MAIL_PORT = freePort();
    private static final GreenMail MAIL =
            new GreenMail(new ServerSetup(MAIL_PORT, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private static final Pattern LINK = Pattern.compile("https://needs\\.example(/site/r/[\\w-]{43}[\\w/]*)");

    @LocalServerPort
    int port;

    @Autowired
    List<PersonalData> personalData;

    @Autowired
    NeedStarter starter;

    private final String address = "10." + any() + "." + any() + "." + any();

    private static int any() {
        return ThreadLocalRandom.current().nextInt(1, 255);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @DynamicPropertySource
    static void mailServer(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.host", () -> "127.0.0.1");
        properties.add("spring.mail.port", () -> MAIL_PORT);
    }

    @BeforeAll
    static void open() {
        MAIL.start();
    }

    @AfterAll
    static void close() {
        MAIL.stop();
    }

    private Visitor visitor() {
        return new Visitor(port)
                .with("X-Forwarded-For", address)
                .with("Accept", "text/html")
                .with("Accept-Language", "zh-CN");
    }

    /** The links of the letter about this, in the order in which they stand there. */
    private List<String> linksIn(String subject) {
        for (Job job :
                management.createJobQuery().processDefinitionKey("Notification").list()) {
            management.executeJob(job.getId());
        }
        MimeMessage letter = Arrays.stream(MAIL.getReceivedMessages())
                .filter(each ->
                        subjectOf(each).contains(subject) && subjectOf(each).contains(number))
                .findFirst()
                .orElseThrow(() -> new AssertionError("No letter about " + subject));
        List<String> links = new ArrayList<>();
        Matcher found = LINK.matcher(textOf(letter));
        while (found.find()) {
            links.add(found.group(1));
        }
        assertThat(links).isNotEmpty();
        return links;
    }

    private static String subjectOf(MimeMessage letter) {
        try {
            return letter.getSubject();
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String textOf(MimeMessage letter) {
        try {
            return letter.getContent() instanceof String text ? text : GreenMailUtil.getBody(letter);
        } catch (jakarta.mail.MessagingException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void reportedWithAnAddress() {
        Map<String, Object> form = report();
        form.put("privateReporterEmail", "resident@example.org");
        reported(form);
    }

    @Test
    void whoeverTellsItOnlineIsWrittenToAndTheClerkLearnsOfIt() {
        number = needs.registered(
                        new NeedReport(
                                null,
                                null,
                                false,
                                VILLAGE,
                                null,
                                Kind.LIFE,
                                Category.LIGHTING,
                                Scope.COMMON,
                                30,
                                false,
                                LeftBehind.NONE,
                                true,
                                Channel.WEB,
                                "村口到小学的路灯坏了三盏",
                                null,
                                new Reporter("周春梅", null, "resident@example.org", false),
                                null),
                        Actor.resident())
                .number();
        starter.start(number);

        String link = linksIn("已收到").get(0);
        assertThat(visitor().get(link).statusCode()).isEqualTo(200);
        assertThat(jdbc.sql("select user_id from in_app_message where case_number = ? and event = 'need.registered'")
                        .param(number)
                        .query(String.class)
                        .list())
                .containsExactly("clerk.201");
    }

    @Test
    void oneTapLeadsToARatingAndNothingIsRatedByLooking() {
        reportedWithAnAddress();
        triaged();
        accepted();
        postingOver();
        claimedByTeam();
        delivered();
        verified();
        List<String> links = linksIn("请评价");
        assertThat(links)
                .hasSize(6)
                .allMatch(link -> link.matches("/site/r/[\\w-]{43}/rate/(satisfied|mostly|dissatisfied)"));
        String mostly = links.stream()
                .filter(link -> link.endsWith("/mostly"))
                .findFirst()
                .orElseThrow();

        // What looks at links in letters: programs that follow each of them, with GET and HEAD, more than once.
        for (String link : links) {
            for (String method : List.of("HEAD", "GET", "GET")) {
                HttpResponse<String> page = visitor().send(method, link, "", "");
                assertThat(page.statusCode()).isEqualTo(200);
                assertThat(page.headers().allValues("Cache-Control")).containsExactly("no-store");
                assertThat(page.headers().firstValue("Referrer-Policy")).contains("same-origin");
            }
        }
        assertThat(needs.hasRated(number)).isFalse();
        assertThat(need().rating()).isNull();
        HttpResponse<String> page = visitor().get(mostly);
        assertThat(page.body())
                .contains(number)
                .containsPattern("value=\"mostly\"[^>]*checked")
                .doesNotContain("13912345678", "周春梅", "resident@example.org");

        String acts = mostly.replaceFirst("/mostly$", "");
        HttpResponse<String> rated = post(acts, "rating=mostly&word=%E8%B0%A2%E8%B0%A2");
        assertThat(rated.statusCode()).isEqualTo(302);
        assertThat(need().rating()).isEqualTo(Rating.MOSTLY);
        assertThat(post(acts, "rating=dissatisfied").statusCode()).as("once").isEqualTo(409);
        assertThat(need().rating()).isEqualTo(Rating.MOSTLY);
        assertThat(visitor().get(mostly).body()).doesNotContain("type=\"radio\"");
    }

    @Test
    void revokedReplacedErasedOverAndGuessedLookTheSame() {
        List<String> shut = new ArrayList<>();
        shut.add("/site/r/" + "A".repeat(43));
        shut.add("/site/r/nonsense");

        reportedWithAnAddress();
        String revoked = linksIn("已登记").get(0);
        assertThat(visitor().get(revoked).statusCode()).isEqualTo(200);
        assertThat(post(revoked + "/revoke", "x=").statusCode()).isEqualTo(302);
        shut.add(revoked);

        reportedWithAnAddress();
        String replaced = linksIn("已登记").get(0);
        assertThat(visitor().get(replaced).statusCode()).isEqualTo(200);
        Map<String, Object> act = new HashMap<>();
        act.put("number", number);
        act.put("act", "reissueCode");
        act.put("privateEvidence", "电话回访，核对了姓名和反映的内容");
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey("ResidentAction")
                .latestVersion()
                .singleResult()
                .getId();
        as("clerk.201", () -> forms.submitStartForm(definition, act));
        assertThat(needs.timelineOf(number)).anyMatch(entry -> entry.event() == NeedEvent.CODE_REISSUED);
        shut.add(replaced);

        reportedWithAnAddress();
        String erased = linksIn("已登记").get(0);
        assertThat(visitor().get(erased).statusCode()).isEqualTo(200);
        personalData.forEach(data -> data.erased(number, Extent.CONTACT));
        shut.add(erased);

        reportedWithAnAddress();
        String over = linksIn("已登记").get(0);
        Instant now = clock.instant();
        moveTo(now.plus(Duration.ofDays(30)).minusSeconds(60));
        assertThat(visitor().get(over).statusCode()).isEqualTo(200);
        moveTo(now.plus(Duration.ofDays(30)).plusSeconds(1));
        shut.add(over);

        List<HttpResponse<String>> answers =
                shut.stream().map(link -> visitor().get(link)).toList();
        HttpResponse<String> guessed = answers.get(0);
        assertThat(guessed.statusCode()).isEqualTo(403);
        for (int i = 0; i < answers.size(); i++) {
            HttpResponse<String> answer = answers.get(i);
            assertThat(answer.statusCode()).as(shut.get(i)).isEqualTo(403);
            assertThat(plain(answer.body(), shut.get(i))).as(shut.get(i)).isEqualTo(plain(guessed.body(), shut.get(0)));
            assertThat(answer.headers().map().keySet())
                    .isEqualTo(guessed.headers().map().keySet());
            assertThat(post(shut.get(i) + "/rate", "rating=satisfied").statusCode())
                    .isEqualTo(403);
        }
    }

    /** The page says its own address in the switch of languages. */
    private static String plain(String body, String link) {
        return body.replace(link, "LINK");
    }

    private HttpResponse<String> post(String path, String form) {
        return visitor().send("POST", path, "application/x-www-form-urlencoded", form);
    }
}
