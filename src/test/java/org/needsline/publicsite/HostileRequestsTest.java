package org.needsline.publicsite;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.Test;
import org.needsline.need.NeedService;
import org.needsline.support.Visitor;
import org.needsline.support.WebTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.TestPropertySource;

/** What somebody sends who means no good, to every door that needs no login. Addresses are told apart as behind a proxy. */
@WebTest
@TestPropertySource(
        properties = {
            "needsline.sample-data=true",
            "needsline.test=acting",
            "server.forward-headers-strategy=framework",
            "needsline.protection.trusted-proxies=127.0.0.1,::1"
        })
class HostileRequestsTest {

    private static final String VILLAGE = "990101100201";
    private static final String NEEDS = "/api/residents/needs";
    private static final String FORM = "application/x-www-form-urlencoded";
    private static final String ELSEWHERE = "evil.example";
    private static final String TOKEN = "A".repeat(43);

    @LocalServerPort
    int port;

    @Autowired
    NeedService needs;

    private static String anyAddress() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return "10." + random.nextInt(1, 255) + "." + random.nextInt(1, 255) + "." + random.nextInt(1, 255);
    }

    private Visitor visitor() {
        return new Visitor(port)
                .with("X-Forwarded-For", anyAddress())
                .with("Accept-Language", "zh-CN")
                .with("Accept", "text/html,application/json");
    }

    // ---- limits

    @Test
    void aLimitCountsWhateverStandsBeforeThePath() {
        String byCode = "/api/residents/needs/" + VILLAGE + "-2026-99999";
        // A wrong link is charged like a wrong code, but only whoever tries codes has to wait.
        for (String path : List.of(byCode, "/site/r/" + TOKEN)) {
            Visitor guesser = visitor().with("X-Receipt-Code", "AAAA").with("X-Forwarded-Prefix", "/x");
            for (int i = 0; i < 20; i++) {
                assertThat(guesser.get(path).statusCode()).as(path).isEqualTo(403);
            }
            // A wrong try is charged after its answer has left, so the next one may be looked at first.
            guesser.get(byCode);
            assertThat(guesser.get(byCode).statusCode()).as(path).isEqualTo(429);
        }
        Visitor sender = visitor().with("X-Forwarded-Prefix", "/x");
        int taken = 0;
        for (int i = 0; i < 12; i++) {
            taken += report(sender, NEEDS, "水管漏水第" + i + "处").statusCode() == 201 ? 1 : 0;
        }
        assertThat(taken).isEqualTo(10);
    }

    // ---- caches and addresses

    @Test
    void nobodyOutsidePutsAnotherHostIntoPagesThatAreKept() {
        Visitor liar = visitor()
                .with("X-Forwarded-Prefix", "//" + ELSEWHERE)
                .with("Forwarded", "host=" + ELSEWHERE + ";proto=http")
                .with("X-Forwarded-Host", ELSEWHERE);
        for (String path : List.of(
                "/site/",
                "/site/?q=%E6%9D%91",
                "/site/towns/990101100",
                "/site/villages/" + VILLAGE,
                "/site/villages/" + VILLAGE + "/results",
                "/site/villages/none",
                "/open311/v2/services.json")) {
            HttpResponse<String> answer = liar.get(path);
            assertThat(answer.body()).as(path).doesNotContain(ELSEWHERE);
            assertThat(answer.headers().map().toString()).as(path).doesNotContain(ELSEWHERE);
        }
        for (String path : List.of(
                "/robots.txt",
                "/site/sitemap.xml",
                "/site/villages/" + VILLAGE + "/feed",
                "/site/villages/" + VILLAGE + "/print",
                "/site/villages/" + VILLAGE + "/qr.svg",
                "/open311/v2/discovery.json")) {
            HttpResponse<String> answer = liar.get(path);
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            assertThat(answer.headers().allValues("Cache-Control")).as(path).containsExactly("no-store");
        }
    }

    @Test
    void aHostIsNoMarkup() {
        HttpResponse<String> map =
                visitor().with("X-Forwarded-Host", "a\"><x>b&c").get("/site/sitemap.xml");
        assertThat(map.body()).doesNotContain("<x>");
    }

    @Test
    void nobodyIsLedToAnotherSite() {
        for (String path : List.of(
                "//" + ELSEWHERE,
                "/site//" + ELSEWHERE,
                "/site/r//" + ELSEWHERE,
                "/site/r/" + TOKEN + "?done=//" + ELSEWHERE,
                "/site/?lang=//" + ELSEWHERE,
                "/site/needs?number=//" + ELSEWHERE,
                "/staff?next=//" + ELSEWHERE,
                "/?url=https://" + ELSEWHERE)) {
            HttpResponse<String> answer = visitor().get(path);
            assertThat(answer.headers().firstValue("Location").orElse(""))
                    .as(path)
                    .doesNotContain(ELSEWHERE);
            assertThat(answer.body()).as(path).doesNotContain("href=\"//" + ELSEWHERE);
        }
    }

    // ---- headers and parameters

    @Test
    void noLineBreakGetsIntoAHeader() {
        String line = "%0d%0aX-Evil:%20yes";
        for (String path : List.of(
                "/site/?lang=zh" + line,
                "/site/needs?number=" + VILLAGE + line,
                "/site/r/" + TOKEN + "?done=rated" + line,
                "/open311/v2/requests.json?service_request_id=1" + line,
                "/open311/v2/services.json?jurisdiction_id=990101" + line)) {
            HttpResponse<String> answer = visitor().get(path);
            assertThat(answer.statusCode()).as(path).isLessThan(500);
            assertThat(answer.headers().firstValue("X-Evil")).as(path).isEmpty();
        }
        assertThat(visitor()
                        .send("POST", "/site/needs/follow", FORM, "number=1" + line + "&code=2" + line)
                        .headers()
                        .firstValue("X-Evil"))
                .isEmpty();
    }

    @Test
    void ofTwoValuesOneCountsForEveryReader() {
        assertThat(visitor().get("/site/?lang=zh&lang=fr").statusCode()).isEqualTo(200);
        assertThat(visitor().get("/site/?lang=fr&lang=zh").statusCode()).isEqualTo(400);
        assertThat(visitor().get("/site/?page=1&page=%3Cscript%3E").body()).doesNotContain("<script>");
        // A wrong key is not mended by a second one.
        assertThat(visitor()
                        .get("/open311/v2/requests.json?api_key=a&api_key=b")
                        .statusCode())
                .isEqualTo(403);
        assertThat(visitor()
                        .send(
                                "POST",
                                "/site/needs/new",
                                FORM,
                                "village=" + VILLAGE + "&village=990101100202&category=roads")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void aCharacterThatNoDatabaseTakesIsNoFailure() {
        Map<String, HttpResponse<String>> answers = new LinkedHashMap<>();
        String zero = "\\u0000";
        answers.put("description", report(visitor(), NEEDS, "路灯" + zero + "坏了三盏"));
        answers.put("number", visitor().send("POST", "/site/needs/follow", FORM, "number=%00&code=%00"));
        answers.put("village", visitor().send("POST", "/site/needs/new", FORM, "village=%00"));
        answers.put("form", visitor().get("/site/needs/new?village=%00"));
        answers.put("search", visitor().get("/site/?q=%00"));
        answers.put("find", visitor().get("/site/needs/new?q=%00"));
        answers.put("key", visitor().get("/open311/v2/requests.json?api_key=%00x"));
        answers.put("ids", visitor().get("/open311/v2/requests.json?service_request_id=%00x"));
        answers.put("jurisdiction", visitor().get("/open311/v2/services.json?jurisdiction_id=%00"));
        for (String field : List.of("village", "grid", "kind", "category", "place", "name", "phone", "email")) {
            answers.put(
                    field,
                    visitor()
                            .with("Idempotency-Key", UUID.randomUUID().toString())
                            .post(
                                    NEEDS,
                                    "{\"village\":\"" + VILLAGE
                                            + "\",\"kind\":\"life\",\"category\":\"water\",\"description\":\"水管漏水\",\""
                                            + field + "\":\"" + zero + "\"}"));
        }
        answers.put(
                "objection",
                visitor().post(NEEDS + "/" + VILLAGE + "-2026-99999/objections", "{\"text\":\"" + zero + "不合适\"}"));
        answers.forEach((what, answer) ->
                assertThat(answer.statusCode()).as(what + " " + answer.body()).isLessThan(500));
        assertThat(answers.get("description").statusCode()).isEqualTo(201);
    }

    @Test
    void anotherCharacterSetIsNoFailure() throws Exception {
        byte[] words = ("village=" + VILLAGE + "&description=路灯坏了三盏").getBytes(Charset.forName("GBK"));
        for (String type : List.of(
                FORM,
                FORM + "; charset=GBK",
                FORM + "; charset=UTF-16",
                FORM + "; charset=utf-7",
                FORM + "; charset=no-such")) {
            assertThat(posted("/site/needs/new", type, words).statusCode())
                    .as(type)
                    .isBetween(400, 499);
            assertThat(posted("/open311/v2/requests.json", type, words).statusCode())
                    .as(type)
                    .isBetween(400, 499);
        }
        for (String type :
                List.of("application/json; charset=GBK", "application/json; charset=no-such", "text/plain")) {
            assertThat(posted(NEEDS, type, words).statusCode()).as(type).isBetween(400, 499);
        }
    }

    @Test
    void whatCannotBeReadOfTheHeadersIsNoFailure() throws Exception {
        for (String accept : List.of("nonsense", "*/*;q=x", "text/html;;;", "image/png", ",")) {
            for (String path : List.of(
                    "/site/villages/none", NEEDS + "/1", "/open311/v2/requests/1", "/nothing", "/administration/")) {
                assertThat(visitor().with("Accept", accept).get(path).statusCode())
                        .as(path + " " + accept)
                        .isBetween(300, 499);
            }
        }
        for (String type : List.of("*/*", "text/*; charset=utf-8", "nonsense", ";")) {
            for (String path : List.of("/site/needs/follow", NEEDS, "/open311/v2/requests")) {
                assertThat(posted(path, type, new byte[] {'x'}).statusCode())
                        .as(path + " " + type)
                        .isBetween(400, 499);
            }
        }
    }

    // ---- bodies

    @Test
    void noEntityIsRead() {
        String hostile = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]>"
                + "<request><description>&e;</description></request>";
        for (String path : List.of(NEEDS, "/open311/v2/requests.xml", "/open311/v2/webhook.xml", "/site/needs/new")) {
            for (String type : List.of("application/xml", "text/xml", "application/soap+xml")) {
                HttpResponse<String> answer = visitor().send("POST", path, type, hostile);
                assertThat(answer.statusCode()).as(path + " " + type).isBetween(400, 499);
                assertThat(answer.body()).doesNotContain("root:");
            }
        }
    }

    @Test
    void tooMuchIsRefusedBeforeItIsRead() throws Exception {
        byte[] much = ("{\"description\":\"" + "长".repeat(100_000) + "\"}").getBytes(StandardCharsets.UTF_8);
        assertThat(posted(NEEDS, "application/json", much).statusCode()).isEqualTo(413);
        assertThat(posted("/open311/v2/requests.json", FORM, much).statusCode()).isEqualTo(413);
        assertThat(posted("/site/needs/new", FORM, much).body()).contains("提交的内容太大");
        assertThat(posted(
                                "/open311/v2/requests.json",
                                "multipart/form-data; boundary=x",
                                "--x--".getBytes(StandardCharsets.UTF_8))
                        .statusCode())
                .isEqualTo(415);
        assertThat(inPieces(NEEDS, much).statusCode())
                .as("without saying how much there will be")
                .isEqualTo(400);
        // Said and never sent: the answer does not wait for it.
        for (String path : List.of(NEEDS, "/site/needs/new", "/open311/v2/requests")) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                socket.setSoTimeout(5_000);
                socket.getOutputStream()
                        .write(("POST " + path + " HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-For: " + anyAddress()
                                        + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 9000000000\r\n\r\n")
                                .getBytes(StandardCharsets.US_ASCII));
                byte[] start = socket.getInputStream().readNBytes(12);
                assertThat(new String(start, StandardCharsets.US_ASCII))
                        .as(path)
                        .matches("HTTP/1.1 41[35]");
            }
        }
    }

    // ---- time

    /** The same work is done for a number that is there, one that is not, and none at all; seen in the middle of many. */
    @Test
    void aWrongCodeTakesNoLongerForANumberThatIsThere() {
        String known = numberOf(report(visitor(), NEEDS, "村东水渠堵了，雨天漫到路上"));
        String unknown = VILLAGE + "-2026-99999";
        List<Long> there = new ArrayList<>();
        List<Long> notThere = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            List<Long> times = i % 2 == 0 ? there : notThere;
            String number = i % 2 == 0 ? known : unknown;
            long begun = System.nanoTime();
            assertThat(needs.codeMatches(number, "AAAA-BBBB-CCCC-DDDD-EEEE-FFFFFF"))
                    .isFalse();
            times.add(System.nanoTime() - begun);
        }
        double ratio = (double) middle(there) / middle(notThere);
        assertThat(ratio).isBetween(0.33, 3.0);
    }

    private static long middle(List<Long> times) {
        return times.stream().sorted().skip(times.size() / 2).findFirst().orElseThrow();
    }

    // ---- sending

    private HttpResponse<String> report(Visitor visitor, String path, String words) {
        return visitor.with("Idempotency-Key", UUID.randomUUID().toString())
                .post(
                        path,
                        "{\"village\":\"" + VILLAGE + "\",\"kind\":\"life\",\"category\":\"water\",\"description\":\""
                                + words + "\"}");
    }

    private static String numberOf(HttpResponse<String> receipt) {
        return receipt.body().replaceFirst(".*\"number\":\"([^\"]+)\".*", "$1");
    }

    private HttpResponse<String> posted(String path, String type, byte[] body)
            throws IOException, InterruptedException {
        return sent(path, type, HttpRequest.BodyPublishers.ofByteArray(body));
    }

    private HttpResponse<String> inPieces(String path, byte[] body) throws IOException, InterruptedException {
        return sent(
                path,
                "application/json",
                HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)));
    }

    private HttpResponse<String> sent(String path, String type, HttpRequest.BodyPublisher body)
            throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                                .header("Content-Type", type)
                                .header("Accept", "text/html,application/json")
                                .header("Accept-Language", "zh-CN")
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .header("X-Forwarded-For", anyAddress())
                                .POST(body)
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }
}
