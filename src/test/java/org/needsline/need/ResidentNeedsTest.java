package org.needsline.need;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.http.MediaType.APPLICATION_JSON;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.needsline.support.SystemTest;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@SystemTest
class ResidentNeedsTest {

    private static final String NEEDS = "/api/residents/needs";

    @Autowired
    NeedService service;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ObjectMapper json;

    private final Acts acts = new Acts();
    private MockMvc web = MockMvcBuilders.standaloneSetup(new Object()).build();
    private Receipt receipt = new Receipt("", "", false);

    @BeforeEach
    void open() {
        NeedFixtures.units(jdbc);
        DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
        beans.registerSingleton("acts", acts);
        NeedStarter starter = number -> acts.done.add("started " + number);
        beans.registerSingleton("starter", starter);
        web = MockMvcBuilders.standaloneSetup(new ResidentNeeds(
                        service,
                        new NeedRegistration(service, beans.getBeanProvider(NeedStarter.class), transaction),
                        beans.getBeanProvider(ResidentActs.class)))
                .setControllerAdvice(new Refusals())
                .setMessageConverters(new MappingJackson2HttpMessageConverter(json))
                .build();
        receipt = service.registered(NeedFixtures.report("990199100208"), Actor.resident());
    }

    @Test
    void aRepeatedSubmissionGetsTheSameReceipt() throws Exception {
        String body =
                """
                {"village":"990199100208","kind":"life","category":"lighting","description":"路灯不亮","households":30,
                 "name":"周桂兰","phone":"13900000001"}
                """;
        String key = "0d7c5c8e-4a0f-4d6e-9b55-7a6c9f2f10aa";
        String first = web.perform(post(NEEDS)
                        .header("Idempotency-Key", key)
                        .contentType(APPLICATION_JSON)
                        .content(body))
                .andExpect(status().isCreated())
                .andExpect(jsonPath("$.repeated").value(false))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        String number = json.readTree(first).get("number").asText();
        String code = json.readTree(first).get("code").asText();

        web.perform(post(NEEDS)
                        .header("Idempotency-Key", key)
                        .contentType(APPLICATION_JSON)
                        .content(body))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.number").value(number))
                .andExpect(jsonPath("$.code").value(code))
                .andExpect(jsonPath("$.repeated").value(true));
        assertThat(acts.done).containsExactly("started " + number);
        assertThat(service.view(number).scope()).isEqualTo(Scope.COMMON);
    }

    @Test
    void badInputIsAnsweredInBothLanguages() throws Exception {
        badRequest(post(NEEDS).contentType(APPLICATION_JSON).content("{}"), "Idempotency-Key");
        MockHttpServletRequestBuilder keyed = post(NEEDS).header("Idempotency-Key", "0123456789abcdef0123456789");
        badRequest(keyed.contentType(APPLICATION_JSON).content("{"), "JSON");
        badRequest(
                post(NEEDS)
                        .header("Idempotency-Key", "0123456789abcdef0123456789")
                        .contentType(APPLICATION_JSON)
                        .content("{\"village\":\"990199100208\",\"kind\":\"wish\",\"category\":\"roads\"}"),
                "种类");
        badRequest(
                post(NEEDS)
                        .header("Idempotency-Key", "0123456789abcdef0123456789")
                        .contentType(APPLICATION_JSON)
                        .content(
                                "{\"village\":\"990199100208\",\"kind\":\"life\",\"category\":\"roads\",\"description\":\"x\",\"name\":\"a\",\"phone\":\"110x\"}"),
                "电话号码");
        badRequest(with(post(NEEDS + "/{n}/rating", receipt.number()), "{\"rating\":\"super\"}"), "评价");
        badRequest(with(post(NEEDS + "/{n}/appeal", receipt.number()), "{\"text\":\" \"}"), "申诉理由");
        assertThat(acts.done).isEmpty();
    }

    @Test
    void withoutTheCodeNobodyActsOrSees() throws Exception {
        for (String act : List.of("withdraw", "undo-withdrawal", "appeal", "rating", "answer", "merge-objection")) {
            String body = "{\"text\":\"理由\",\"rating\":\"satisfied\"}";
            forbidden(post(NEEDS + "/{n}/" + act, receipt.number())
                    .contentType(APPLICATION_JSON)
                    .content(body));
            forbidden(post(NEEDS + "/{n}/" + act, receipt.number())
                    .header("X-Receipt-Code", "AAAA-AAAA-AAAA")
                    .contentType(APPLICATION_JSON)
                    .content(body));
        }
        forbidden(get(NEEDS + "/{n}", receipt.number()).header("X-Receipt-Code", "AAAA-AAAA-AAAA"));
        forbidden(get(NEEDS + "/{n}", "990199100208-1999-00009").header("X-Receipt-Code", "AAAA-AAAA-AAAA"));
        assertThat(acts.done).isEmpty();
    }

    @Test
    void withTheCodeEachActIsCarriedOn() throws Exception {
        String n = receipt.number();
        act(with(post(NEEDS + "/{n}/withdraw", n), "{}"));
        act(with(post(NEEDS + "/{n}/undo-withdrawal", n), ""));
        act(with(post(NEEDS + "/{n}/appeal", n), "{\"text\":\"不服\"}"));
        act(with(post(NEEDS + "/{n}/rating", n), "{\"rating\":\"mostly\",\"word\":\"还行\"}"));
        act(with(post(NEEDS + "/{n}/answer", n), "{\"text\":\"在三组\"}"));
        act(with(post(NEEDS + "/{n}/merge-objection", n), "{\"text\":\"不是一回事\"}"));
        web.perform(post(NEEDS + "/{n}/objections", n)
                        .contentType(APPLICATION_JSON)
                        .content("{\"text\":\"挡光\",\"name\":\"钱多多\"}"))
                .andExpect(status().isAccepted())
                .andExpect(jsonPath("$.objection").value(7));

        assertThat(acts.done)
                .containsExactly(
                        "withdraws 报告人凭查询码撤回 Withdrawn with the receipt code",
                        "undoes",
                        "appeals 不服",
                        "rates mostly 还行",
                        "answers 在三组",
                        "objects to merge 不是一回事",
                        "objects 挡光 held true");
    }

    @Test
    void trackingShowsWhatHappenedAndNobodysData() throws Exception {
        String n = receipt.number();
        service.classified(n, NeedFixtures.ordinary(), Actor.clock());
        service.askedReporter(n, "请补充具体位置", Actor.of("clerk.201", "990199100208"));

        String answer = web.perform(
                        get(NEEDS + "/{n}", n).header("X-Receipt-Code", Objects.requireNonNull(receipt.secretCode())))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.status").value("supplement"))
                .andExpect(jsonPath("$.statusName.zh").value("待补充"))
                .andExpect(jsonPath("$.question").value("请补充具体位置"))
                .andExpect(jsonPath("$.events.length()").value(3))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);

        assertThat(answer).doesNotContain("13900000001", "春梅", "clerk.201");
    }

    private MockHttpServletRequestBuilder with(MockHttpServletRequestBuilder request, String body) {
        return request.header("X-Receipt-Code", Objects.requireNonNull(receipt.secretCode()))
                .contentType(APPLICATION_JSON)
                .content(body);
    }

    private void act(MockHttpServletRequestBuilder request) throws Exception {
        web.perform(request).andExpect(status().isNoContent());
    }

    private void forbidden(MockHttpServletRequestBuilder request) throws Exception {
        web.perform(request)
                .andExpect(status().isForbidden())
                .andExpect(jsonPath("$.zh").value("编号或查询码不正确。"));
    }

    private void badRequest(MockHttpServletRequestBuilder request, String words) throws Exception {
        ResultActions result = web.perform(request).andExpect(status().isBadRequest());
        String body = result.andReturn().getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(json.readTree(body).get("zh").asText()).contains(words);
        assertThat(json.readTree(body).get("en").asText()).isNotBlank();
    }

    @RestControllerAdvice
    static class Refusals {

        @ExceptionHandler
        ResponseEntity<Bilingual> refused(Refusal refusal) {
            int status =
                    switch (refusal.kind()) {
                        case INVALID -> 400;
                        case FORBIDDEN -> 403;
                        case NOT_FOUND -> 404;
                        case CONFLICT -> 409;
                    };
            return ResponseEntity.status(status).body(refusal.sentence());
        }
    }

    private static final class Acts implements ResidentActs {

        private final List<String> done = new ArrayList<>();

        @Override
        public void withdraws(String number, String evidence, Actor actor) {
            done.add("withdraws " + evidence);
        }

        @Override
        public void undoesWithdrawal(String number, Actor actor) {
            done.add("undoes");
        }

        @Override
        public long objects(String number, Objection objection, Actor actor) {
            done.add("objects " + objection.text() + " held " + objection.held());
            return 7;
        }

        @Override
        public void appeals(String number, String text, Actor actor) {
            done.add("appeals " + text);
        }

        @Override
        public void rates(String number, Rating rating, @Nullable String word, Actor actor) {
            done.add("rates " + rating.code() + " " + word);
        }

        @Override
        public void answers(String number, String text, Actor actor) {
            done.add("answers " + text);
        }

        @Override
        public void objectsToMerge(String number, @Nullable String reason, Actor actor) {
            done.add("objects to merge " + reason);
        }
    }
}
