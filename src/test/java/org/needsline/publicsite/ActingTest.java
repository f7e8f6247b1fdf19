package org.needsline.publicsite;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.needsline.need.NeedService;
import org.needsline.need.ResidentLinks;
import org.needsline.need.Status;
import org.needsline.retention.Extent;
import org.needsline.retention.PersonalData;
import org.needsline.support.Visitor;
import org.needsline.support.WebTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Telling and following on the public site, as a browser without scripts does it. Addresses are told apart as behind a proxy. */
@WebTest
@TestPropertySource(
        properties = {
            "needsline.sample-data=true",
            "needsline.test=acting",
            "server.forward-headers-strategy=framework",
            "needsline.protection.trusted-proxies=127.0.0.1,::1"
        })
class ActingTest {

    private static final String VILLAGE = "990101100201";
    private static final String FORM = "/site/needs/new";
    private static final String DIGITS = "零一二三四五六七八九";
    private static final String BOUNDARY = "----form";

    @LocalServerPort
    int port;

    @Autowired
    NeedService needs;

    @Autowired
    ResidentLinks links;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    List<PersonalData> personalData;

    private final String address = "10." + octet() + "." + octet() + "." + octet();

    @Test
    void aNeedIsToldOnceHoweverOftenTheFormIsSent() throws Exception {
        Map<String, String> form = filled();
        HttpResponse<String> first = send(form);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(200);
        String number = part(first, "id=\"number\">([^<]+)<");
        String code = part(first, "id=\"code\">([^<]+)<");
        assertThat(code).matches("(?:[0-9A-Z]{4}-){5}[0-9A-Z]{6}");

        List<CompletableFuture<HttpResponse<String>>> again = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            again.add(CompletableFuture.supplyAsync(() -> send(form)));
        }
        for (CompletableFuture<HttpResponse<String>> each : again) {
            assertThat(part(each.get(), "id=\"number\">([^<]+)<")).isEqualTo(number);
            assertThat(part(each.get(), "id=\"code\">([^<]+)<")).isEqualTo(code);
        }
        assertThat(needs.texts(number).description()).isEqualTo(form.get("description"));
        assertThat(requireNonNull(needs.texts(number).reporter()).phone()).isEqualTo("13912345678");
        assertThat(first.headers().firstValue("Set-Cookie")).isEmpty();
        assertThat(first.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));

        form.put("description", "完全另外一件事，与前面无关");
        HttpResponse<String> other = send(form);
        assertThat(other.statusCode()).isEqualTo(409);
        assertThat(other.body()).contains(number, "完全另外一件事");
    }

    @Test
    void twoSubmissionsAtTheSameMomentAreOneNeed() throws Exception {
        Map<String, String> form = filled();
        List<CompletableFuture<HttpResponse<String>>> both = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            both.add(CompletableFuture.supplyAsync(() -> send(form)));
        }
        List<String> numbers = new ArrayList<>();
        for (CompletableFuture<HttpResponse<String>> each : both) {
            numbers.add(part(each.get(), "id=\"number\">([^<]+)<"));
        }
        assertThat(numbers.stream().distinct()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "category | | 请选择是哪方面的事",
                "category | nonsense | 类别",
                "kind | nonsense | 种类",
                "description | | 请填写",
                "description | 路灯 | 至少4个字",
                "households | 很多 | 户数请填数字",
                "households | 0 | 受益户数应在1到100000之间",
                "households | 99999999 | 受益户数应在1到100000之间",
                "name | | 姓名",
                "phone | 110x | 电话号码不正确",
                "email | nobody | 电子邮箱不正确",
            })
    void whatIsWrongStandsBesideItsFieldAndWhatWasTypedStays(String field, String value, String sentence) {
        Map<String, String> form = filled();
        form.put(field, value == null ? "" : value);
        HttpResponse<String> answer = send(form);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body())
                .containsPattern("class=\"wrong\"[^>]*>[^<]*" + sentence)
                .contains("id=\"wrong\"")
                .contains(form.get("place"))
                .contains(requireNonNull(form.get("key")));
        if (!field.equals("description")) {
            assertThat(answer.body()).contains(form.get("description"));
        }
        assertThat(needs.receiptOf(requireNonNull(form.get("key")))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"description, 4001, 不能超过4000个字", "place, 201, 不能超过200个字", "name, 61, 不能超过60个字", "email, 130, 不能超过120个字"
    })
    void tooLongIsSaidBesideItsField(String field, int length, String sentence) {
        Map<String, String> form = filled();
        form.put(field, "长".repeat(length));
        HttpResponse<String> answer = send(form);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(sentence).contains("长".repeat(length));
    }

    @Test
    void hostileWordsAreShownAsWords() {
        Map<String, String> form = filled();
        form.put("description", "<script>alert(1)</script>\"><img src=x onerror=alert(1)> ${7*7} [[${site}]]");
        form.put("phone", "\"><b>1</b>");
        HttpResponse<String> answer = send(form);

        assertThat(answer.body())
                .doesNotContain("<script>alert", "<img src=x", "<b>1</b>")
                .contains("&lt;script&gt;alert(1)", "${7*7}");
    }

    @Test
    void whatIsNoVillageOpensTheChoiceOfOne() {
        for (String village : List.of("", "999999999999", "990101100", "' or 1=1")) {
            Map<String, String> form = filled();
            form.put("village", village);
            assertThat(send(form).statusCode()).isEqualTo(400);
        }
        assertThat(get(FORM + "?q=" + encoded("柳树")).body()).contains("village=" + VILLAGE);
        HttpResponse<String> tooLong = get(FORM + "?q=" + "x".repeat(41));
        assertThat(tooLong.body()).contains("村名太长");
        assertThat(tooLong.statusCode()).isEqualTo(400);
        assertThat(get(FORM + "?village=999999999999").statusCode()).isEqualTo(400);
        assertThat(get(FORM + "?village=").statusCode()).isEqualTo(200);
    }

    @Test
    void withoutWorkOrAnAnswerNothingIsTaken() {
        for (String wrong : List.of("", "99", "七七八八")) {
            Map<String, String> form = filled();
            form.put("answer", wrong);
            HttpResponse<String> answer = send(form);
            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(answer.body()).contains("请回答这个小问题", form.get("description"));
            assertThat(needs.receiptOf(requireNonNull(form.get("key")))).isEmpty();
        }
        Map<String, String> forged = filled();
        forged.put("proof", "1999999999-00:1:" + "0".repeat(64));
        assertThat(send(forged).statusCode()).isEqualTo(400);
    }

    @Test
    void aQuestionIsAnsweredForOneFormOnly() {
        Map<String, String> first = filled();
        assertThat(send(first).statusCode()).isEqualTo(200);
        Map<String, String> second = filled();
        second.put("question", first.get("question"));
        second.put("answer", first.get("answer"));

        assertThat(send(second).statusCode()).isEqualTo(400);
    }

    @Test
    void withoutScriptsOneAddressTellsTenAnHourAndThenWaits() {
        int taken = 0;
        @Nullable HttpResponse<String> last = null;
        for (int i = 0; i < 11; i++) {
            last = send(filled());
            taken += requireNonNull(last).statusCode() == 200 ? 1 : 0;
        }
        assertThat(taken).isEqualTo(10);
        assertThat(requireNonNull(last).statusCode()).isEqualTo(429);
        assertThat(requireNonNull(last)
                        .headers()
                        .firstValueAsLong("Retry-After")
                        .orElse(0))
                .isBetween(1L, 400L);
        assertThat(requireNonNull(last).body()).contains("分钟后再按发送", "写好的内容都还在");
    }

    @Test
    void onlyPhotosAreTakenAndNoneIsPublic() throws Exception {
        Map<String, String> form = filled();
        HttpResponse<String> wrong = send(form, "photo.jpg", "this is no picture".getBytes(StandardCharsets.UTF_8));
        assertThat(wrong.statusCode()).isEqualTo(400);
        assertThat(wrong.body()).containsPattern("id=\"photo-wrong\"[^>]*>[^<]*photo.jpg");
        HttpResponse<String> pdf = send(form, "plan.pdf", "%PDF-1.4\n%%EOF".getBytes(StandardCharsets.UTF_8));
        assertThat(pdf.statusCode()).isEqualTo(400);

        HttpResponse<String> right = send(form, "lamp.jpg", picture());
        String number = part(right, "id=\"number\">([^<]+)<");
        send(form, "lamp.jpg", picture());
        assertThat(jdbc.sql(
                                "select added_by || ' ' || coalesce(released_by, 'nobody') from evidence where case_number = ?")
                        .param(number)
                        .query(String.class)
                        .list())
                .containsExactly("resident nobody");
    }

    @Test
    void aNeighbourIsShownWhatIsThereAndJoins() {
        String lead = told("老槐树枯了一半，大风天枯枝砸到两个行人", "祠堂前老槐树");
        Map<String, String> form = filled();
        form.put("description", "老槐树枯死了，风大枯枝砸行人");
        form.put("place", "祠堂前老槐树");
        form.remove("seen");
        HttpResponse<String> asked = send(form);
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.body())
                .contains("是不是下面这件事", "value=\"" + lead + "\"")
                .as("nobody has released what the neighbour wrote")
                .doesNotContain("砸到两个行人");
        assertThat(needs.receiptOf(requireNonNull(form.get("key")))).isEmpty();

        form.put("seen", "1");
        form.put("joins", lead);
        form.putAll(question(asked));
        String number = part(send(form), "id=\"number\">([^<]+)<");
        assertThat(needs.likelyDuplicates(number).get(0).number()).isEqualTo(lead);
        assertThat(needs.likelyDuplicates(number).get(0).similarity()).isEqualTo(100);
    }

    @Test
    void withNumberAndCodeOneFollowsAddsAndWithdraws() {
        HttpResponse<String> receipt = send(filled());
        String number = part(receipt, "id=\"number\">([^<]+)<");
        String code = part(receipt, "id=\"code\">([^<]+)<");
        HttpResponse<String> let = post(
                "/site/needs/follow",
                Map.of("number", " " + number + " ", "code", code.toLowerCase().replace("-", " ")));
        assertThat(let.statusCode()).isEqualTo(302);
        String here = let.headers().firstValue("Location").orElseThrow().replaceFirst("^https?://[^/]+", "");
        assertThat(here).matches("/site/r/[\\w-]{43}");

        HttpResponse<String> page = get(here);
        assertThat(page.body()).contains(number, "受理", "柳树村").doesNotContain("13912345678", "赵小满", code);
        assertThat(page.headers().firstValue("Cache-Control"))
                .hasValueSatisfying(value -> assertThat(value).contains("no-store"));
        assertThat(post(here + "/add", Map.of("text", "")).statusCode()).isEqualTo(400);
        assertThat(post(here + "/add", Map.of("text", "长".repeat(2001))).body())
                .contains("不能超过2000个字", "长".repeat(2001));
        assertThat(post(here + "/add", Map.of("text", "昨天又断了一根")).statusCode()).isEqualTo(302);
        assertThat(needs.timelineOf(number))
                .anySatisfy(entry -> assertThat(entry.note()).isEqualTo("昨天又断了一根"));
        assertThat(post(here + "/appeal", Map.of("text", "不服")).statusCode()).isEqualTo(409);
        assertThat(post(here + "/answer", Map.of("text", "是的")).statusCode()).isEqualTo(409);
        assertThat(post(here + "/unmerge", Map.of("text", "不是")).statusCode()).isEqualTo(409);
        assertThat(post(here + "/undo", Map.of()).statusCode()).isEqualTo(409);
        assertThat(post(here + "/rate", Map.of("rating", "satisfied")).statusCode())
                .isEqualTo(409);
        assertThat(post(here + "/rate", Map.of("rating", "")).statusCode()).isEqualTo(400);
        assertThat(post(here + "/rate", Map.of("rating", "super")).statusCode()).isEqualTo(400);
        assertThat(post(here + "/photos", Map.of()).body()).contains("请先选择照片");

        assertThat(post(here + "/withdraw", Map.of()).body()).contains("请先勾选");
        assertThat(needs.view(number).status()).isNotEqualTo(Status.WITHDRAWN);
        assertThat(post(here + "/withdraw", Map.of("sure", "1")).statusCode()).isEqualTo(302);
        assertThat(needs.view(number).status()).isEqualTo(Status.WITHDRAWN);
        assertThat(post(here + "/undo", Map.of()).statusCode()).isEqualTo(302);
        assertThat(needs.view(number).status()).isNotEqualTo(Status.WITHDRAWN);

        assertThat(post(here + "/revoke", Map.of()).statusCode()).isEqualTo(302);
        assertThat(get(here).statusCode()).isEqualTo(403);
    }

    /** Whoever is in danger must not read that a meeting comes first. */
    @Test
    void theReceiptSaysWhatComesNextForThisNeed() {
        assertThat(send(filled()).body()).contains("2个工作日内受理。", "公示5个工作日").doesNotContain("2小时");
        Map<String, String> danger = filled();
        danger.put("danger", "1");
        assertThat(send(danger).body())
                .contains("受理员在2小时内确认", "不等议定会和公示，马上请村、镇、区认领")
                .doesNotContain("公示5个工作日", "逐级认领");
    }

    @Test
    void nobodyIsPromisedACallWithoutAPhone() {
        Map<String, String> form = filled();
        String named = part(send(form), "id=\"number\">([^<]+)<");
        form = filled();
        form.put("contact", "anonymous");
        String anonymous = part(send(form), "id=\"number\">([^<]+)<");
        jdbc.sql("update need set status = ?, version = version + 1 where number in (?, ?)")
                .params(Status.CALLING_BACK.code(), named, anonymous)
                .update();

        assertThat(get(links.linkFor(named)).body()).contains("工作人员会打电话问您", "问到您的评价后办结");
        assertThat(get(links.linkFor(anonymous)).body())
                .contains("您没有留电话", "记下回访情况后办结")
                .doesNotContain("会打电话", "问到您的评价");
    }

    @Test
    void lookingAtALinkRatesNothing() {
        String number = told("村西水塘边缺护栏，晚上走路容易掉下去", "村西水塘");
        String link = links.linkFor(number);
        HttpResponse<String> page = get(link + "/rate/satisfied");

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(needs.hasRated(number)).isFalse();
        assertThat(get(link + "/rate/super").statusCode()).isEqualTo(400);
        assertThat(get(link + "/rate").statusCode()).isEqualTo(405);
    }

    @Test
    void wrongErasedAndUnknownLookTheSame() {
        String known = told("村北机耕路塌了一截，拖拉机过不去", "村北");
        HttpResponse<String> receipt = send(filled());
        String erased = part(receipt, "id=\"number\">([^<]+)<");
        String code = part(receipt, "id=\"code\">([^<]+)<");
        personalData.forEach(data -> data.erased(erased, Extent.CONTACT));

        HttpResponse<String> wrong = follow(known, code);
        HttpResponse<String> gone = follow(erased, code);
        HttpResponse<String> unknown = follow(VILLAGE + "-2026-99999", code);
        for (HttpResponse<String> other : List.of(gone, unknown)) {
            assertThat(other.statusCode()).isEqualTo(wrong.statusCode()).isEqualTo(403);
            assertThat(withoutNumber(other)).isEqualTo(withoutNumber(wrong));
            assertThat(other.headers().map().keySet())
                    .isEqualTo(wrong.headers().map().keySet());
        }
        String[] paths = {known, erased, VILLAGE + "-2026-99999"};
        List<String> said = new ArrayList<>();
        for (String number : paths) {
            HttpResponse<String> answer =
                    visitor().with("X-Receipt-Code", "AAAA-AAAA").get("/api/residents/needs/" + number);
            said.add(answer.statusCode() + answer.body());
        }
        assertThat(said.stream().distinct()).hasSize(1);
        assertThat(said.get(0)).startsWith("403");
    }

    /** As from a thousand addresses at once: whoever guesses finds nothing, and one address alone is soon refused. */
    @Test
    void tenThousandGuessedReceiptsFindNothing() {
        String known = told("卫生室门口台阶太高，老人上不去", "卫生室");
        int found = 0;
        for (int i = 0; i < 10_000; i++) {
            String number = i % 2 == 0 ? known : VILLAGE + "-2026-%05d".formatted(i);
            found += needs.codeMatches(number, guess(i)) ? 1 : 0;
            found += links.numberOf(guess(i).replace("-", "") + "A".repeat(17)).isPresent() ? 1 : 0;
        }
        assertThat(found).isZero();

        int refused = 0;
        for (int i = 0; i < 60; i++) {
            HttpResponse<String> answer = i % 3 == 0
                    ? get("/site/r/" + "B".repeat(42) + (char) ('a' + i % 26))
                    : i % 3 == 1
                            ? follow(known, guess(i))
                            : visitor().with("X-Receipt-Code", guess(i)).get("/api/residents/needs/" + known);
            assertThat(answer.statusCode()).isIn(403, i % 3 == 0 ? 403 : 429);
            if (answer.statusCode() == 429) {
                refused++;
                assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0))
                        .isPositive();
            }
        }
        assertThat(refused)
                .as("twenty in a quarter of an hour, whatever the door; links count but are not held back")
                // A wrong try is charged after its answer has left: the next one may be looked at first.
                .isBetween(24, 27);
        assertThat(get(links.linkFor(known)).statusCode())
                .as("the mistakes of others behind this address keep nobody from their own need")
                .isEqualTo(200);
    }

    /** Wrong links count up to the limit and no further: nobody waits longer because a program goes on knocking. */
    @Test
    void wrongLinksMakeNobodyWaitForHours() {
        String known = told("文化站屋顶漏雨，老人下棋没地方", "文化站");
        for (int i = 0; i < 60; i++) {
            assertThat(get("/site/r/" + "C".repeat(42) + (char) ('a' + i % 26)).statusCode())
                    .isEqualTo(403);
        }
        HttpResponse<String> answer = follow(known, guess(1));
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0)).isBetween(1L, 60L);
    }

    @Test
    void programsWithoutAProofWaitAsPeopleWithoutScriptsDo() {
        int created = 0;
        @Nullable HttpResponse<String> last = null;
        for (int i = 0; i < 11; i++) {
            last = visitor()
                    .with("Idempotency-Key", UUID.randomUUID().toString())
                    .post(
                            "/api/residents/needs",
                            "{\"village\":\"" + VILLAGE
                                    + "\",\"kind\":\"life\",\"category\":\"water\",\"description\":\"水管漏水第" + i
                                    + "处\"}");
            created += requireNonNull(last).statusCode() == 201 ? 1 : 0;
        }
        assertThat(created).isEqualTo(10);
        assertThat(requireNonNull(last).statusCode()).isEqualTo(429);
        assertThat(requireNonNull(last).body()).contains("从您这里提交得太多", "\"en\"");
    }

    private String withoutNumber(HttpResponse<String> page) {
        return page.body().replaceAll(VILLAGE + "-2026-\\d{5}", "NUMBER");
    }

    private static String guess(int i) {
        String random = UUID.nameUUIDFromBytes(new byte[] {(byte) i, (byte) (i >> 8)})
                .toString()
                .replace("-", "")
                .toUpperCase();
        return random.substring(0, 26);
    }

    private String told(String description, String place) {
        Map<String, String> form = filled();
        form.put("description", description);
        form.put("place", place);
        return part(send(form), "id=\"number\">([^<]+)<");
    }

    /** The form as it comes from the server, filled in, with the question answered. */
    private Map<String, String> filled() {
        HttpResponse<String> page = get(FORM + "?village=" + VILLAGE);
        Map<String, String> form = new LinkedHashMap<>();
        form.put("village", VILLAGE);
        form.put("category", "roads");
        form.put("kind", "life");
        form.put("description", "桥栏杆断了，过桥危险 " + UUID.randomUUID());
        form.put("place", "小桥头" + octet());
        form.put("households", "１２");
        form.put("contact", "named");
        form.put("name", "赵小满");
        form.put("phone", "139 1234 5678");
        form.put("email", "");
        form.put("seen", "1");
        form.put("key", part(page, "name=\"key\" value=\"([^\"]+)\""));
        form.putAll(question(page));
        return form;
    }

    private static Map<String, String> question(HttpResponse<String> page) {
        Matcher words = Pattern.compile("(.)加(.)等于几？").matcher(page.body());
        assertThat(words.find()).isTrue();
        return Map.of(
                "question",
                part(page, "name=\"question\" value=\"([^\"]+)\""),
                "answer",
                String.valueOf(DIGITS.indexOf(words.group(1)) + DIGITS.indexOf(words.group(2))));
    }

    private HttpResponse<String> follow(String number, String code) {
        return post("/site/needs/follow", Map.of("number", number, "code", code));
    }

    private HttpResponse<String> get(String path) {
        return visitor().get(path);
    }

    private HttpResponse<String> post(String path, Map<String, String> form) {
        return visitor()
                .send(
                        "POST",
                        path,
                        "application/x-www-form-urlencoded",
                        form.isEmpty()
                                ? "nothing="
                                : form.entrySet().stream()
                                        .map(field -> field.getKey() + "=" + encoded(field.getValue()))
                                        .collect(Collectors.joining("&")));
    }

    private Visitor visitor() {
        return new Visitor(port)
                .with("X-Forwarded-For", address)
                .with("Accept-Language", "zh-CN")
                .with("Accept", "text/html,application/json");
    }

    private HttpResponse<String> send(Map<String, String> form) {
        return send(form, "", new byte[0]);
    }

    /** As a browser sends it: with an empty part where no photo was chosen. */
    private HttpResponse<String> send(Map<String, String> form, String fileName, byte[] photo) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        form.forEach((name, value) -> write(
                body,
                "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value
                        + "\r\n"));
        write(
                body,
                "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"" + fileName
                        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n");
        body.writeBytes(photo);
        write(body, "\r\n--" + BOUNDARY + "--\r\n");
        try {
            return HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://localhost:" + port + FORM))
                                    .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                                    .header("Accept-Language", "zh-CN")
                                    .header("Accept", "text/html")
                                    .header("X-Forwarded-For", address)
                                    .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void write(ByteArrayOutputStream body, String text) {
        body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] picture() throws IOException {
        ByteArrayOutputStream picture = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB), "jpg", picture);
        return picture.toByteArray();
    }

    private static String part(HttpResponse<String> page, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(page.body());
        assertThat(found.find())
                .as("%s in %s %s", pattern, page.statusCode(), page.body())
                .isTrue();
        return found.group(1);
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    private static int octet() {
        return java.util.concurrent.ThreadLocalRandom.current().nextInt(1, 255);
    }
}
