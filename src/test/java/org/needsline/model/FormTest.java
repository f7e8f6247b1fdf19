package org.needsline.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What works in the Tasklist of this version, in words that people can read. */
class FormTest {

    /** A {@code dynamiclist} never lets anyone press Complete, a {@code filepicker} is an error, an {@code iframe} shows no page of ours. */
    private static final Set<String> BROKEN_IN_THIS_TASKLIST = Set.of("dynamiclist", "filepicker", "iframe");

    private static final List<String> WORDS =
            List.of("label", "description", "text", "dateLabel", "timeLabel", "prefixAdorner", "suffixAdorner");

    private final List<Form> forms = Form.all();
    private final List<String> faults = new ArrayList<>();

    @Test
    void formsAreMadeForThisVersion() {
        for (Form form : forms) {
            if (!"7.24.0".equals(form.json().path("executionPlatformVersion").asText())
                    || !"Camunda Platform"
                            .equals(form.json().path("executionPlatform").asText())) {
                faults.add(form.name() + ": is made for " + form.json().path("executionPlatformVersion"));
            }
            for (JsonNode component : form.components()) {
                if (BROKEN_IN_THIS_TASKLIST.contains(component.path("type").asText())) {
                    faults.add(
                            form.at(component) + ": a " + component.path("type").asText() + " does not work");
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void everyWordIsInBothLanguages() {
        for (Form form : forms) {
            for (JsonNode component : form.components()) {
                for (String property : WORDS) {
                    check(form, component, component.path(property).asText());
                }
                component
                        .path("values")
                        .forEach(option ->
                                check(form, component, option.path("label").asText()));
                component
                        .path("columns")
                        .forEach(column ->
                                check(form, component, column.path("label").asText()));
                check(form, component, component.path("valuesExpression").asText());
            }
        }
        assertThat(faults).isEmpty();
    }

    private void check(Form form, JsonNode component, String words) {
        boolean computedFromAVariable = words.startsWith("=") && !words.contains("\"");
        if (!words.isBlank() && !computedFromAVariable && !Words.areBilingualInForm(words)) {
            faults.add(form.at(component) + ": " + words);
        }
    }

    @Test
    void everyFieldHasALabel() {
        for (Form form : forms) {
            for (JsonNode component : form.components()) {
                boolean field = component.hasNonNull("key");
                String label = component.path("label").asText()
                        + component.path("dateLabel").asText();
                if (field && label.isBlank()) {
                    faults.add(form.at(component) + ": has no label");
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void whatPeopleTypeHasABound() {
        for (Form form : forms) {
            for (JsonNode component : form.components()) {
                JsonNode rules = component.path("validate");
                switch (component.path("type").asText()) {
                    case "textfield", "textarea" -> {
                        if (!rules.has("maxLength") && !rules.has("pattern") && !rules.has("validationType")) {
                            faults.add(form.at(component) + ": may be of any length");
                        }
                    }
                    case "number" -> {
                        if (!rules.has("min") || !rules.has("max")) {
                            faults.add(form.at(component) + ": may be any number");
                        }
                    }
                    default -> {
                        // Nothing typed.
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void idsAreUniqueWithinAForm() {
        for (Form form : forms) {
            Set<String> seen = new HashSet<>();
            for (JsonNode component : form.components()) {
                if (!seen.add(component.path("id").asText())) {
                    faults.add(form.at(component) + ": a second component of that id");
                }
            }
        }
        assertThat(faults).isEmpty();
    }
}
