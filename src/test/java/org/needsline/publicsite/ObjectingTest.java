package org.needsline.publicsite;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.needsline.sample.process.PlayedCases;
import org.needsline.support.Visitor;
import org.needsline.support.WebTest;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Objecting to what is posted, a need or an access request, without a login and without scripts. */
@WebTest
@TestPropertySource(
        properties = {
            "needsline.sample-data=true",
            "needsline.test=objecting",
            "server.forward-headers-strategy=framework"
        })
class ObjectingTest {

    private static final String DIGITS = "零一二三四五六七八九";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    private final String address = "10.1." + ThreadLocalRandom.current().nextInt(255) + "."
            + ThreadLocalRandom.current().nextInt(255);

    /** In a database of these tests' own: cases are played only where there is none. */
    @BeforeEach
    void theCasesArePlayed(@Autowired BeanFactory system) {
        PlayedCases.in(system);
    }

    @Test
    void anObjectionToAnAccessRequestIsTakenOnceAndItsWordsAreNotPublic() {
        String number = posted("access_request", "status = 'posted'");
        assertTakenOnce(
                "/site/access/" + number + "/object", "select count(*) from access_objection where number = ?", number);
    }

    @Test
    void anObjectionToANeedIsTakenOnceAndItsWordsAreNotPublic() {
        String number = posted("need", "status = 'posting'");
        assertTakenOnce(
                "/site/needs/" + number + "/object", "select count(*) from need_objection where number = ?", number);
    }

    private void assertTakenOnce(String path, String count, String number) {
        int before = jdbc.sql(count).param(number).query(Integer.class).single();
        Map<String, String> form = filled(path);
        var sent = Stream.generate(() -> CompletableFuture.supplyAsync(() -> post(path, form)))
                .limit(3)
                .toList();
        for (CompletableFuture<HttpResponse<String>> each : sent) {
            assertThat(each.join().statusCode()).as(each.join().body()).isEqualTo(302);
        }
        assertThat(jdbc.sql(count).param(number).query(Integer.class).single()).isEqualTo(before + 1);
        assertThat(visitor().get(path + "?done=1").body())
                .contains("异议已收到")
                .doesNotContain("加重负担", "13912345678", "赵小满");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"text | | 请填写", "phone | 12 | 电话号码不正确", "answer | 99 | 请回答这个小问题"})
    void whatIsWrongStandsBesideItsFieldAndWhatWasTypedStays(String field, String value, String sentence) {
        String path = "/site/needs/" + posted("need", "status = 'posting'") + "/object";
        Map<String, String> form = filled(path);
        form.put(field, value == null ? "" : value);
        HttpResponse<String> answer = post(path, form);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains(sentence, "赵小满");
    }

    @Test
    void nobodyObjectsToWhatIsNotPosted() {
        assertThat(visitor().get("/site/needs/990101100201-2026-99999/object").statusCode())
                .isEqualTo(404);
        assertThat(visitor().get("/site/access/ZR-990101-2026-9999/object").statusCode())
                .isEqualTo(404);
        String over = jdbc.sql(
                        "select max(p.number) from need_posting p join need n on n.number = p.number where n.status <> 'posting'")
                .query(String.class)
                .single();
        assertThat(visitor().get("/site/needs/" + over + "/object").body())
                .contains("现在不能提异议")
                .doesNotContain("name=\"text\"");
    }

    private String posted(String table, String which) {
        return jdbc.sql("select max(number) from " + table + " where " + which)
                .query(String.class)
                .single();
    }

    private Map<String, String> filled(String path) {
        HttpResponse<String> page = visitor().get(path);
        Matcher words = Pattern.compile("(.)加(.)等于几？").matcher(page.body());
        assertThat(words.find()).as(page.body()).isTrue();
        Map<String, String> form = new LinkedHashMap<>();
        form.put("text", "加重负担，不同意");
        form.put("name", "赵小满");
        form.put("phone", "13912345678");
        form.put("key", part(page, "name=\"key\" value=\"([^\"]+)\""));
        form.put("question", part(page, "name=\"question\" value=\"([^\"]+)\""));
        form.put("answer", String.valueOf(DIGITS.indexOf(words.group(1)) + DIGITS.indexOf(words.group(2))));
        return form;
    }

    private static String part(HttpResponse<String> page, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(page.body());
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }

    private HttpResponse<String> post(String path, Map<String, String> form) {
        return visitor()
                .send(
                        "POST",
                        path,
                        "application/x-www-form-urlencoded",
                        form.entrySet().stream()
                                .map(field -> field.getKey() + "="
                                        + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                                .collect(Collectors.joining("&")));
    }

    private Visitor visitor() {
        return new Visitor(port)
                .with("X-Forwarded-For", address)
                .with("Accept-Language", "zh-CN")
                .with("Accept", "text/html");
    }
}
