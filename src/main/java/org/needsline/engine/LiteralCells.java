package org.needsline.engine;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.camunda.spin.json.SpinJsonNode;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers the plain cells of decision tables: a quoted text, a list of such texts, {@code true} or {@code false}, and inputs that are a variable or a
 * property of a Json variable. FEEL itself parses each cell and sets up all its functions anew at every evaluation, which was a third of
 * the processor time of a need's whole life. Everything else, and every value of another type, still goes to FEEL.
 */
final class LiteralCells implements FeelEngine {

    private static final String TEXT = "\"[^\"\\\\]*\"";
    private static final Pattern ONE_TEXT = Pattern.compile(TEXT);
    private static final Pattern TEXTS = Pattern.compile(TEXT + "(\\s*,\\s*" + TEXT + ")*");
    private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z]*");
    private static final Pattern PROPERTY = Pattern.compile("[a-z][A-Za-z]*\\.[a-z][A-Za-z]*");

    /** Words that FEEL understands and that look like a variable. */
    private static final Set<String> KEYWORDS = Set.of("true", "false", "null", "not", "and", "or", "if", "for", "in");

    private final FeelEngine feel;
    private final Map<String, Set<String>> lists = new ConcurrentHashMap<>();

    LiteralCells(FeelEngine feel) {
        this.feel = feel;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
        String cell = expression.strip();
        Object known = ONE_TEXT.matcher(cell).matches() ? unquoted(cell) : plain(cell, variables);
        return known == null ? feel.evaluateSimpleExpression(expression, variables) : (T) known;
    }

    @Override
    public boolean evaluateSimpleUnaryTests(String tests, String inputName, VariableContext variables) {
        String cell = tests.strip();
        Object input = value(inputName, variables);
        if (input instanceof String text && TEXTS.matcher(cell).matches()) {
            return lists.computeIfAbsent(cell, LiteralCells::texts).contains(text);
        }
        if (input instanceof Boolean flag && (cell.equals("true") || cell.equals("false"))) {
            return flag == cell.equals("true");
        }
        return feel.evaluateSimpleUnaryTests(tests, inputName, variables);
    }

    /** The value of a variable or property, if it is a text or a flag; those mean the same inside FEEL and outside. */
    private static @Nullable Object plain(String cell, VariableContext variables) {
        if (KEYWORDS.contains(cell)) {
            return null;
        }
        if (NAME.matcher(cell).matches()) {
            Object value = value(cell, variables);
            return value instanceof String || value instanceof Boolean ? value : null;
        }
        if (PROPERTY.matcher(cell).matches()) {
            int dot = cell.indexOf('.');
            String name = cell.substring(dot + 1);
            if (value(cell.substring(0, dot), variables) instanceof SpinJsonNode json && json.hasProp(name)) {
                SpinJsonNode property = json.prop(name);
                return property.isString()
                        ? property.stringValue()
                        : property.isBoolean() ? property.boolValue() : null;
            }
        }
        return null;
    }

    private static @Nullable Object value(String name, VariableContext variables) {
        TypedValue value = variables.containsVariable(name) ? variables.resolve(name) : null;
        return value == null ? null : value.getValue();
    }

    private static Set<String> texts(String cell) {
        return Arrays.stream(cell.split("\"\\s*,\\s*\"", -1))
                .map(text -> text.replace("\"", ""))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String unquoted(String cell) {
        return cell.substring(1, cell.length() - 1);
    }

    /** Puts it before the engine's own FEEL. */
    @Component
    static class Use extends AbstractCamundaConfiguration {

        @Override
        public void preInit(ProcessEngineConfigurationImpl configuration) {
            DefaultDmnEngineConfiguration decisions =
                    (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
            decisions.setFeelEngineFactory(
                    () -> new LiteralCells(new ScalaFeelEngine(configuration.getDmnFeelCustomFunctionProviders())));
            configuration.setDmnEngineConfiguration(decisions);
        }
    }
}
