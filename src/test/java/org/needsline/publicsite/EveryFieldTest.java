package org.needsline.publicsite;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.needsline.need.Actor;
import org.needsline.need.Category;
import org.needsline.need.Channel;
import org.needsline.need.Kind;
import org.needsline.need.LeftBehind;
import org.needsline.need.NeedReport;
import org.needsline.need.NeedService;
import org.needsline.need.ResidentLinks;
import org.needsline.need.Scope;
import org.needsline.sample.process.PlayedCases;
import org.needsline.support.WebTest;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Every field of every public form, sent without scripts: what is wrong is said beside the field, in the reader's language, and what was typed stays. */
@WebTest
@TestPropertySource(
        properties = {
            "needsline.sample-data=true",
            "needsline.test=objecting",
            "server.forward-headers-strategy=framework"
        })
class EveryFieldTest {

    private static final String VILLAGE = "990101100201";
    private static final String BOUNDARY = "----every-field";
    private static final String DIGITS = "零一二三四五六七八九";
    private static final List<String> NUMBERS =
            List.of("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");

    /** No value of these can be wrong: boxes that are ticked or not, and a choice that is a name unless it says otherwise. */
    private static final Set<String> NEVER_WRONG = Set.of("tell danger", "tell consent", "tell contact");

    private static final int MEGABYTE = 1024 * 1024;
    private static final int LONGEST_WORDS = 2_000;

    @LocalServerPort
    int port;

    @Autowired
    NeedService needs;

    @Autowired
    ResidentLinks links;

    @Autowired
    JdbcClient jdbc;

    private final List<String> wrong = new ArrayList<>();
    private final Set<String> tried = new TreeSet<>();
    private final Set<String> known = new TreeSet<>();
    private final Map<String, Form> forms = new LinkedHashMap<>();
    private String language = "zh";

    /** In a database that has posted cases: they are played only where there is none. */
    @BeforeEach
    void theCasesArePlayed(@Autowired BeanFactory system) {
        PlayedCases.in(system);
    }

    /**
     * A form.
     *
     * @param page where it stands
     * @param action where it goes
     * @param filled what somebody typed who made no mistake
     */
    private record Form(String page, String action, Map<String, String> filled) {}

    @Test
    void whatIsWrongStandsBesideItsFieldAndWhatWasTypedStays() {
        for (String each : List.of("zh", "en")) {
            language = each;
            everyForm();
            everyField();
        }
        assertThat(wrong).isEmpty();
        tried.addAll(NEVER_WRONG);
        assertThat(known).as("fields of public forms, all of them tried").isEqualTo(tried);
    }

    private void everyForm() {
        form("home", "/site/", "/site/", Map.of("q", "柳树"));
        form("village", "/site/needs/new", "/site/needs/new", Map.of("q", "柳树"));
        Map<String, String> tell = new LinkedHashMap<>();
        tell.put("category", "roads");
        tell.put("kind", "development");
        tell.put("description", "桥栏杆断了两根，过桥的人容易掉下去" + UUID.randomUUID());
        tell.put("place", "三组小桥头");
        tell.put("households", "12");
        tell.put("danger", "1");
        tell.put("contact", "named");
        tell.put("name", "赵小满");
        tell.put("phone", "13912345678");
        tell.put("email", "zhao@example.org");
        tell.put("consent", "1");
        form("tell", "/site/needs/new?village=" + VILLAGE, "/site/needs/new", tell);
        form(
                "follow",
                "/site/needs",
                "/site/needs/follow",
                Map.of("number", VILLAGE + "-2026-00001", "code", "7K3M-ED68"));
        String answering = waitsAs("supplement");
        form("answer", answering, answering + "/answer", Map.of("text", "在二组河边"));
        String appealing = waitsAs("rejected");
        form("appeal", appealing, appealing + "/appeal", Map.of("text", "情况有变"));
        String merging = waitsAs("merging");
        form("unmerge", merging, merging + "/unmerge", Map.of("text", "不是同一处"));
        String rating = waitsAs("rating");
        form("rate", rating, rating + "/rate", Map.of("rating", "mostly", "word", "慢了一点"));
        form("one tap", rating + "/rate/satisfied", rating + "/rate", Map.of("rating", "mostly", "word", "慢了一点"));
        String open = waitsAs("triage");
        form("add", open, open + "/add", Map.of("text", "昨天又断了一根"));
        form("photos", open, open + "/photos", Map.of());
        form("withdraw", open, open + "/withdraw", Map.of("text", "已经修好", "sure", "1"));
        String posted = "/site/needs/" + posted("need", "status = 'posting'") + "/object";
        form("object", posted, posted, Map.of("text", "加重负担", "name", "赵小满", "phone", "13912345678"));
        String request = "/site/access/" + posted("access_request", "status = 'posted'") + "/object";
        form("object to a request", request, request, Map.of("text", "加重负担"));
        // What a form has that the reader fills; keys and questions are the page's own.
        forms.forEach((name, form) -> fieldsOf(formIn(get(form.page()).body(), form.action()))
                .forEach(field -> known.add(name + " " + field)));
    }

    private void everyField() {
        String longer = "长".repeat(LONGEST_WORDS + 1);
        refused("home", "q", "x".repeat(41), "村名太长", "too long for a name");
        refused("village", "q", "x".repeat(41), "村名太长", "too long for a name");

        refused("tell", "category", "", "请选择是哪方面的事", "Please choose what it is about");
        refused("tell", "category", "nonsense", "没有这样的类别", "no such");
        refused("tell", "kind", "nonsense", "没有这样的种类", "no such");
        refused("tell", "description", "", "请填写是什么事", "Please give the description");
        refused("tell", "description", "路灯", "至少4个字", "at least 4 characters");
        refused("tell", "description", "长".repeat(4001), "不能超过4000个字", "at most 4000 characters");
        refused("tell", "place", "长".repeat(201), "不能超过200个字", "at most 200 characters");
        refused("tell", "households", "很多", "户数请填数字", "as a number");
        refused("tell", "households", "0", "受益户数应在1到100000之间", "from 1 to 100000");
        refused("tell", "photo", "this is no picture", "“a.jpg”不是照片", "&quot;a.jpg&quot; is no photo");
        String large = "x".repeat(21 * MEGABYTE);
        refused("tell", "photo", large, "“a.jpg”超过 20 MB", "&quot;a.jpg&quot; is larger than 20 MB");
        refused("photos", "photo", large, "“a.jpg”超过 20 MB", "&quot;a.jpg&quot; is larger than 20 MB");
        refused("tell", "name", "", "请填写姓名，或者选择匿名", "or choose to stay anonymous");
        refused("tell", "name", "长".repeat(61), "不能超过60个字", "at most 60 characters");
        refused("tell", "phone", "110x", "电话号码不正确", "This is no phone number");
        refused("tell", "email", "nobody", "电子邮箱不正确", "This is no e-mail address");
        refused("tell", "email", "长".repeat(121), "不能超过120个字", "at most 120 characters");
        refused("tell", "answer", "99", "请回答这个小问题", "Please answer this little question");
        refused("tell", "answer", "", "请回答这个小问题", "Please answer this little question");

        refused("follow", "number", "", "请填写回执上的编号", "Please give the number of your receipt");
        refused("follow", "code", "", "请填写回执上的查询码", "Please give the code of your receipt");
        refused("follow", "code", "AAAA-BBBB", "编号或查询码不正确", "The number or the receipt code is not correct");

        for (String words : List.of("answer", "appeal", "add")) {
            refused(words, "text", " ", "请填写要说的话", "Please give the text");
            refused(words, "text", longer, "不能超过2000个字", "at most 2000 characters");
        }
        refused("unmerge", "text", longer, "不能超过2000个字", "at most 2000 characters");
        refused("withdraw", "text", longer, "不能超过2000个字", "at most 2000 characters");
        refused("withdraw", "sure", null, "请先勾选", "please tick the box first");
        refused("photos", "photo", "", "请先选择照片", "Please choose a photo first");
        refused("photos", "photo", "this is no picture", "“a.jpg”不是照片", "&quot;a.jpg&quot; is no photo");
        for (String rate : List.of("rate", "one tap")) {
            refused(rate, "rating", null, "请选择满意、基本满意或不满意", "Please choose one of the three");
            refused(rate, "rating", "super", "没有这样的评价", "no such");
            refused(rate, "word", longer, "不能超过2000个字", "at most 2000 characters");
        }
        for (String object : List.of("object", "object to a request")) {
            refused(object, "text", "", "请填写要说的话", "Please give the text");
            refused(object, "text", longer, "不能超过2000个字", "at most 2000 characters");
            refused(object, "answer", "99", "请回答这个小问题", "Please answer this little question");
        }
        refused("object", "name", "长".repeat(61), "不能超过60个字", "at most 60 characters");
        refused("object", "phone", "12", "电话号码不正确", "This is no phone number");
    }

    /** Whom to join stands in a form of its own, once somebody has told something like it. */
    @Test
    void whoeverJoinsWhatIsOverByNowChoosesAgain() {
        for (String each : List.of("zh", "en")) {
            language = each;
            String place = each.equals("zh") ? "晒谷场" : "打麦坪";
            String lead = reported(place + "地面塌了一块，拖拉机开不进去", place);
            stands(lead, "triage");
            Map<String, String> typed = new LinkedHashMap<>();
            typed.put("category", "roads");
            typed.put("kind", "life");
            typed.put("description", place + "地面塌了，拖拉机开不进");
            typed.put("place", place);
            typed.put("contact", "anonymous");
            Form tell = new Form("/site/needs/new?village=" + VILLAGE, "/site/needs/new", typed);
            String offered = formIn(sent(tell, get(tell.page()).body(), typed).body(), tell.action());
            assertThat(offered).contains("value=\"" + lead + "\"");
            stands(lead, "closed");

            typed.put("joins", lead);
            HttpResponse<String> answer = sent(tell, offered, typed);

            assertThat(answer.statusCode()).isEqualTo(400);
            assertThat(formIn(answer.body(), tell.action()))
                    .containsPattern("id=\"joins\"[^>]*>"
                            + said("您选的那一件现在不能一起办了", "The one that you chose can no longer be joined"))
                    .contains(requireNonNull(typed.get("description")))
                    .doesNotContain("name=\"joins\" value=\"" + lead + "\"");
            assertThat(needs.receiptOf(part(offered, "name=\"key\" value=\"([^\"]+)\"")))
                    .as("nothing is registered")
                    .isEmpty();
            typed.remove("joins");
            assertThat(sent(tell, formIn(answer.body(), tell.action()), typed).body())
                    .as("and then it can be sent")
                    .contains("id=\"code\"");
        }
    }

    /** Nothing can stand beside a field that was not read: one sentence, which says how much it may be. */
    @Test
    void whatIsTooMuchInAllOrBreaksOffIsOneSentence() {
        for (String path : List.of("/site/needs/new", waitsAs("triage") + "/photos")) {
            for (String each : List.of("zh", "en")) {
                language = each;
                HttpResponse<String> announced =
                        upload(path, BodyPublishers.fromPublisher(photoOf(66), 66L * MEGABYTE + 200));
                assertSaid(announced, 413, "每张不超过 20 MB", "20 MB each");
                HttpResponse<String> unannounced = upload(path, photoOf(65));
                assertSaid(unannounced, 413, "每张不超过 20 MB", "20 MB each");
                HttpResponse<String> broken =
                        upload(path, BodyPublishers.ofString("--" + BOUNDARY + "\r\nContent-Disp"));
                assertSaid(broken, 400, "上传中断了", "The upload broke off");
            }
        }
    }

    private void assertSaid(HttpResponse<String> answer, int status, String zh, String en) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(answer.body()).contains(said(zh, en)).contains("</footer>");
    }

    /** A part of so many megabytes, 200 bytes around it. */
    private static HttpRequest.BodyPublisher photoOf(int megabytes) {
        String head =
                "--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"\r\n\r\n";
        String foot = "\r\n--" + BOUNDARY + "--\r\n";
        List<byte[]> parts = new ArrayList<>();
        parts.add(head.getBytes(StandardCharsets.US_ASCII));
        parts.addAll(Collections.nCopies(megabytes, new byte[MEGABYTE]));
        parts.add((foot + " ".repeat(200 - head.length() - foot.length())).getBytes(StandardCharsets.US_ASCII));
        return BodyPublishers.ofByteArrays(parts);
    }

    private HttpResponse<String> upload(String path, HttpRequest.BodyPublisher body) {
        return send(HttpRequest.newBuilder(address(path))
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(body));
    }

    private void form(String name, String page, String action, Map<String, String> filled) {
        forms.put(name, new Form(page, action, filled));
    }

    /** @param value null: the field is not sent at all, as with a box that is not ticked */
    private void refused(String name, String field, @Nullable String value, String zh, String en) {
        Form form = requireNonNull(forms.get(name));
        tried.add(name + " " + field);
        Map<String, String> typed = new LinkedHashMap<>(form.filled());
        if (value == null) {
            typed.remove(field);
        } else {
            typed.put(field, value);
        }
        HttpResponse<String> answer = sent(form, get(form.page()).body(), typed);
        String sentence = said(zh, en);
        String where = language + " " + name + " " + field + "="
                + (value == null ? null : value.substring(0, Math.min(20, value.length())));
        if (answer.statusCode() != 400 && answer.statusCode() != (name.equals("follow") ? 403 : 400)) {
            wrong.add(where + " is answered with " + answer.statusCode());
            return;
        }
        String returned = formIn(answer.body(), form.action());
        hintsBelongTo(returned, where);
        String beside = Pattern.compile("(?=<(?:div|fieldset) class=\"(?:[a-z]+ )*field)")
                .splitAsStream(returned)
                .filter(block -> block.contains("name=\"" + field + "\""))
                .findFirst()
                .orElse("");
        if (!Pattern.compile("class=\"wrong\"[^>]*>[^<]*" + Pattern.quote(sentence))
                .matcher(beside)
                .find()) {
            wrong.add(where + ": beside it stands " + beside);
        }
        typed.forEach((other, what) -> {
            // Browsers let nobody fill in a file again, and a question is asked anew.
            if (!other.equals("photo")
                    && !other.equals("answer")
                    && !what.isBlank()
                    && !isChoice(other, what)
                    && !stays(returned, other, what)) {
                wrong.add(where + ": " + other + " does not stay in " + returned);
            }
        });
    }

    /** Whoever does not see the form hears the hint with its field. */
    private void hintsBelongTo(String form, String where) {
        Matcher hint = Pattern.compile("<p class=\"hint\"(?: id=\"([^\"]+)\")?").matcher(form);
        while (hint.find()) {
            if (!Pattern.compile("aria-describedby=\"(?:[^\"]* )?" + hint.group(1) + "[ \"]")
                    .matcher(form)
                    .find()) {
                wrong.add(where + ": no field has the hint " + hint.group(1));
            }
        }
    }

    /** A choice that the form does not offer cannot be shown as chosen. */
    private static boolean isChoice(String field, String value) {
        return Set.of("nonsense", "super").contains(value) && !field.isEmpty();
    }

    private static boolean stays(String form, String field, String value) {
        String name = "name=\"" + field + "\"";
        String quoted = Pattern.quote(value);
        return Pattern.compile("<textarea[^>]*" + name + "[^>]*>" + quoted + "</textarea>")
                        .matcher(form)
                        .find()
                || Pattern.compile(
                                "<select[^>]*" + name + ".*?<option value=\"" + quoted + "\" selected", Pattern.DOTALL)
                        .matcher(form)
                        .find()
                || Pattern.compile("<input[^>]*type=\"(?:radio|checkbox)\"[^>]*" + name + "[^>]*value=\"" + quoted
                                + "\"[^>]*checked")
                        .matcher(form)
                        .find()
                || Pattern.compile("<input(?![^>]*type=\"(?:radio|checkbox)\")[^>]*" + name + "[^>]*value=\"" + quoted
                                + "\"")
                        .matcher(form)
                        .find();
    }

    private String said(String zh, String en) {
        return language.equals("zh") ? zh : en;
    }

    private static String formIn(String page, String action) {
        Matcher form = Pattern.compile("<form[^>]* action=\"" + Pattern.quote(action) + "\".*?</form>", Pattern.DOTALL)
                .matcher(page);
        assertThat(form.find()).as("a form to %s in %s", action, page).isTrue();
        return form.group();
    }

    private static Set<String> fieldsOf(String form) {
        Set<String> fields = new TreeSet<>();
        Matcher each = Pattern.compile("<(?:input|select|textarea)(?![^>]*type=\"hidden\")[^>]* name=\"([^\"]+)\"")
                .matcher(form);
        while (each.find()) {
            fields.add(each.group(1));
        }
        return fields;
    }

    /** Sends the form as a browser does: with what it hides, and with the little question answered where there is one. */
    private HttpResponse<String> sent(Form form, String page, Map<String, String> typed) {
        String html = formIn(page, form.action());
        Map<String, String> all = new LinkedHashMap<>();
        Matcher hidden = Pattern.compile("<input type=\"hidden\" name=\"([^\"]+)\"(?: value=\"([^\"]*)\")?")
                .matcher(html);
        while (hidden.find()) {
            all.put(hidden.group(1), hidden.group(2) == null ? "" : hidden.group(2));
        }
        if (html.contains("name=\"answer\"")) {
            all.put("answer", answer(html));
        }
        all.putAll(typed);
        if (html.startsWith("<form class=\"panel\" method=\"get\"")) {
            return get(form.action() + "?" + encoded(all));
        }
        return html.contains("multipart/form-data")
                ? post(form.action(), "multipart/form-data; boundary=" + BOUNDARY, multipart(all))
                : post(
                        form.action(),
                        "application/x-www-form-urlencoded",
                        encoded(all).getBytes(StandardCharsets.UTF_8));
    }

    private static String answer(String form) {
        Matcher chinese = Pattern.compile("(.)加(.)等于几？").matcher(form);
        if (chinese.find()) {
            return String.valueOf(DIGITS.indexOf(chinese.group(1)) + DIGITS.indexOf(chinese.group(2)));
        }
        Matcher english = Pattern.compile("What is (\\w+) plus (\\w+)\\?").matcher(form);
        assertThat(english.find()).as(form).isTrue();
        return String.valueOf(NUMBERS.indexOf(english.group(1)) + NUMBERS.indexOf(english.group(2)));
    }

    private static String encoded(Map<String, String> form) {
        return form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    private static byte[] multipart(Map<String, String> form) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        form.forEach((name, value) -> {
            String file = name.equals("photo")
                    ? "; filename=\"" + (value.isEmpty() ? "" : "a.jpg") + "\"\r\nContent-Type: image/jpeg"
                    : "";
            body.writeBytes(("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + name + "\"" + file
                            + "\r\n\r\n" + value + "\r\n")
                    .getBytes(StandardCharsets.UTF_8));
        });
        body.writeBytes(("--" + BOUNDARY + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return body.toByteArray();
    }

    private HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(address(path)).GET());
    }

    private HttpResponse<String> post(String path, String type, byte[] body) {
        return send(HttpRequest.newBuilder(address(path))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    private URI address(String path) {
        return URI.create("http://localhost:" + port + path);
    }

    /** Each from an address of its own: limits are not what is tried here. */
    private HttpResponse<String> send(HttpRequest.Builder request) {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        try {
            return HttpClient.newHttpClient()
                    .send(
                            request.header("Accept", "text/html")
                                    .header("Accept-Language", language)
                                    .header(
                                            "X-Forwarded-For",
                                            "10." + random.nextInt(1, 255) + "." + random.nextInt(1, 255) + "."
                                                    + random.nextInt(1, 255))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** The page of a need that stands there; how it came there does not matter to its forms. */
    private String waitsAs(String status) {
        String number = reported("老井盖坏了，夜里走路危险" + UUID.randomUUID(), "老井");
        stands(number, status);
        return links.linkFor(number);
    }

    private void stands(String number, String status) {
        jdbc.sql("update need set status = ?, version = version + 1 where number = ?")
                .params(status, number)
                .update();
    }

    private String reported(String description, String place) {
        return needs.registered(
                        new NeedReport(
                                null,
                                null,
                                false,
                                VILLAGE,
                                null,
                                Kind.LIFE,
                                Category.ROADS,
                                Scope.COMMON,
                                12,
                                false,
                                LeftBehind.NONE,
                                false,
                                Channel.VISIT,
                                description,
                                place,
                                null,
                                null),
                        Actor.of("clerk.201", VILLAGE))
                .number();
    }

    private String posted(String table, String which) {
        return jdbc.sql("select max(number) from " + table + " where " + which)
                .query(String.class)
                .single();
    }

    private static String part(String page, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(page);
        assertThat(found.find()).as("%s in %s", pattern, page).isTrue();
        return found.group(1);
    }
}
