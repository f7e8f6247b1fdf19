package org.needsline.model;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The variables that the expressions of a form's component look at, in conditions, templates and lists of options. */
final class FormExpression {

    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);
    private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"");
    /** A name that is no property of another, no function and no key of a context. */
    private static final Pattern NAME = Pattern.compile("(?<![\\w.])[A-Za-z_]\\w*(?![\\w(])(?!\\s*:)");

    private static final Pattern LOCAL = Pattern.compile("\\b(?:for|some|every)\\s+(\\w+)\\s+in\\b");
    private static final Set<String> WORDS_OF_THE_LANGUAGE = Set.of(
            "if",
            "then",
            "else",
            "for",
            "in",
            "return",
            "some",
            "every",
            "satisfies",
            "and",
            "or",
            "null",
            "true",
            "false",
            "between",
            "instance",
            "of",
            "loop",
            "this",
            "parent",
            "item");

    private FormExpression() {}

    static Set<String> variablesOf(JsonNode component) {
        Set<String> names = new LinkedHashSet<>();
        for (JsonNode value : component) {
            if (value.isTextual()) {
                collect(value.asText(), names);
            }
        }
        component.path("validate").forEach(value -> collect(value.asText(), names));
        component.path("conditional").forEach(value -> collect(value.asText(), names));
        if (component.hasNonNull("valuesKey")) {
            names.add(component.get("valuesKey").asText());
        }
        return names;
    }

    private static void collect(String text, Set<String> names) {
        if (text.startsWith("=")) {
            names.addAll(namesIn(text.substring(1)));
            return;
        }
        Matcher templates = TEMPLATE.matcher(text);
        while (templates.find()) {
            names.addAll(namesIn(templates.group(1)));
        }
    }

    private static Set<String> namesIn(String expression) {
        String bare = LITERAL.matcher(expression).replaceAll("\"\"");
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = NAME.matcher(bare);
        while (matcher.find()) {
            names.add(matcher.group());
        }
        names.removeAll(WORDS_OF_THE_LANGUAGE);
        Matcher locals = LOCAL.matcher(bare);
        while (locals.find()) {
            names.remove(locals.group(1));
        }
        return names;
    }
}
