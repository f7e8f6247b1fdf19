package org.needsline.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.DmnModelElementInstance;
import org.camunda.bpm.model.dmn.instance.InputEntry;
import org.camunda.bpm.model.dmn.instance.InputExpression;
import org.camunda.bpm.model.dmn.instance.OutputEntry;
import org.camunda.bpm.model.dmn.instance.Text;
import org.camunda.spin.Spin;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** What is answered without FEEL is what FEEL answers, for every cell of every packaged table and for some that are meant to mislead. */
class LiteralCellsTest {

    private static final List<Object> INPUTS = Arrays.asList(
            "VILLAGE",
            "TOWN",
            "DISTRICT",
            "roads",
            "finance",
            "claimed",
            "",
            "a",
            "b",
            "a, b",
            true,
            false,
            0,
            7L,
            12,
            2.5,
            null);

    private final FeelEngine feel = new ScalaFeelEngine(List.of());
    private final FeelEngine cells = new LiteralCells(feel);

    @Test
    void everyPackagedTestGivesWhatFeelGives() throws IOException {
        List<String> tests = texts(InputEntry.class);
        assertThat(tests).hasSizeGreaterThan(10);
        for (String test : tests) {
            INPUTS.forEach(input -> sameTest(test, input));
            for (String word : test.replace("\"", "").split(",")) {
                sameTest(test, word.strip());
            }
        }
    }

    @Test
    void everyPackagedResultGivesWhatFeelGives() throws IOException {
        List<String> results = texts(OutputEntry.class);
        assertThat(results).hasSizeGreaterThan(10);
        results.forEach(result -> sameValue(result, context(3)));
    }

    @Test
    void everyPackagedInputGivesWhatFeelGives() throws IOException {
        for (String input : texts(InputExpression.class)) {
            for (Object value : INPUTS) {
                sameValue(input, context(value));
            }
        }
    }

    @Test
    void cellsThatLookPlainAndAreNot() {
        for (String test :
                List.of("\"a\",\"b\"", "\"a\" , \"b\"", "\"a, b\"", "\"a\\\"b\"", "not(\"a\")", "-", "a", "\"\"")) {
            INPUTS.forEach(input -> sameTest(test, input));
        }
        for (String expression :
                List.of("\"a\" + \"b\"", "null", "true", "need.none", "none", "need", "\"a\\nb\"", "need.rows")) {
            sameValue(expression, context("x"));
        }
    }

    private void sameTest(String test, Object input) {
        VariableContext context =
                Variables.createVariables().putValue("cellInput", input).asVariableContext();
        assertThat(outcome(() -> cells.evaluateSimpleUnaryTests(test, "cellInput", context)))
                .as("%s for %s", test, input)
                .isEqualTo(outcome(() -> feel.evaluateSimpleUnaryTests(test, "cellInput", context)));
    }

    private void sameValue(String expression, VariableContext context) {
        assertThat(outcome(() -> cells.<Object>evaluateSimpleExpression(expression, context)))
                .as(expression)
                .isEqualTo(outcome(() -> feel.<Object>evaluateSimpleExpression(expression, context)));
    }

    /** A refusal to evaluate is an answer, too. */
    private static Object outcome(java.util.function.Supplier<Object> evaluation) {
        try {
            return Objects.requireNonNullElse(evaluation.get(), "null");
        } catch (RuntimeException e) {
            return e.getClass();
        }
    }

    private static VariableContext context(Object value) {
        var variables = Variables.createVariables()
                .putValue(
                        "need",
                        Spin.JSON(
                                "{\"category\":\"roads\",\"hardship\":true,\"leftBehind\":\"none\",\"scope\":\"common\","
                                        + "\"kind\":null,\"rows\":[1,2]}"));
        for (String name : List.of(
                "danger", "step", "level", "kind", "scope", "urgency", "needsBudget", "event", "daysLate", "rating")) {
            variables.putValue(name, value);
        }
        return variables.asVariableContext();
    }

    private static <T extends DmnModelElementInstance> List<String> texts(Class<T> kind) throws IOException {
        List<String> texts = new java.util.ArrayList<>();
        for (Resource file : new PathMatchingResourcePatternResolver().getResources("classpath*:processes/**/*.dmn")) {
            var model = Dmn.readModelFromStream(file.getInputStream());
            for (T each : model.getModelElementsByType(kind)) {
                each.getChildElementsByType(Text.class).stream()
                        .map(text -> text.getTextContent().strip())
                        .filter(text -> !text.isEmpty())
                        .forEach(texts::add);
            }
        }
        return texts.stream().distinct().toList();
    }
}
