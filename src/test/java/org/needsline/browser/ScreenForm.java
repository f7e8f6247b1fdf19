package org.needsline.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A form as it stands on the screen. Fields are named by their keys; how each is filled follows from the form's own file. */
final class ScreenForm {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** How the date picker reads dates in a Chinese browser. */
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("yyyy/M/d");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");

    private final Locator container;
    private final JsonNode file;

    private ScreenForm(Locator container, JsonNode file) {
        this.container = container;
        this.file = file;
    }

    /**
     * @param file module and name, such as {@code need/TriageNeed}
     * @param container what the web application drew the form into
     */
    static ScreenForm of(String file, Locator container) {
        try (InputStream content = ScreenForm.class.getResourceAsStream("/forms/" + file + ".form")) {
            if (content == null) {
                throw new IllegalArgumentException("There is no form " + file);
            }
            return new ScreenForm(container, JSON.readTree(content));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }

    /** Key, value, key, value: in the order in which a person fills them, because some fields appear only then. */
    ScreenForm fill(Object... fields) {
        for (int i = 0; i < fields.length; i += 2) {
            fillOne((String) fields[i], fields[i + 1]);
        }
        return this;
    }

    /** What a field of text, number or date shows. */
    String valueOf(String key) {
        return input(field(key)).inputValue();
    }

    /** Whether the field can be seen at present. */
    boolean shows(String key) {
        return container
                        .locator("[id*='-" + field(key).get("id").asText() + "']")
                        .count()
                > 0;
    }

    private void fillOne(String key, Object value) {
        JsonNode field = field(key);
        switch (field.get("type").asText()) {
            case "textfield", "textarea", "number" -> type(input(field), value.toString());
            case "checkbox" -> input(field).setChecked((Boolean) value);
            case "radio" ->
                option(field, "radio", label(field, value.toString())).check();
            case "checklist" -> option(field, "checklist", value.toString()).check();
            case "select" -> select(field, label(field, value.toString()));
            case "taglist" -> tag(field, value.toString());
            case "datetime" -> date(field, value);
            default -> throw new IllegalArgumentException(key + " is no field that a person fills");
        }
    }

    /** No faster than the form can follow: it takes over what was typed a moment after the last key, and may redraw a field meanwhile. */
    private static void type(Locator input, String text) {
        for (int attempt = 0; attempt < 5; attempt++) {
            input.fill(text);
            input.blur();
            input.page().waitForTimeout(200);
            if (text.equals(input.inputValue())) {
                return;
            }
        }
    }

    private Locator input(JsonNode field) {
        return container.locator("[id$='-" + field.get("id").asText() + "']");
    }

    /** The field with its label and all of its inputs. */
    private Locator box(JsonNode field, String type) {
        return container.locator(
                ".fjs-form-field-" + type + ":has([id*='-" + field.get("id").asText() + "'])");
    }

    private Locator option(JsonNode field, String type, String label) {
        return box(field, type)
                .locator("label:has(input)", new Locator.LocatorOptions().setHasText(label.strip()))
                .first()
                .locator("input");
    }

    private void select(JsonNode field, String label) {
        Locator box = box(field, "select");
        box.locator(".fjs-input-group").click();
        box.locator(".fjs-dropdownlist-item", new Locator.LocatorOptions().setHasText(label.strip()))
                .first()
                .click();
    }

    private void tag(JsonNode field, String label) {
        input(field).click();
        box(field, "taglist")
                .locator(".fjs-dropdownlist-item", new Locator.LocatorOptions().setHasText(label.strip()))
                .first()
                .click();
        input(field).blur();
    }

    /** A picker that has just appeared may be set up anew while it is being filled: it is filled until the form has taken the value over. */
    private void date(JsonNode field, Object value) {
        String id = field.get("id").asText();
        LocalDate day = value instanceof LocalDateTime moment ? moment.toLocalDate() : (LocalDate) value;
        for (int attempt = 0; attempt < 5; attempt++) {
            pick(container.locator("[id$='-" + id + "-date']"), DAY.format(day), "Enter", "Escape");
            if (value instanceof LocalDateTime moment) {
                pick(container.locator("[id$='-" + id + "-time']"), TIME.format(moment), "Escape");
            }
            container.page().waitForTimeout(200);
            if (box(field, "datetime").locator(".fjs-form-field-error").count() == 0) {
                return;
            }
        }
    }

    private static void pick(Locator input, String text, String... keys) {
        input.fill(text);
        for (String key : keys) {
            input.press(key);
        }
        input.blur();
    }

    private JsonNode field(String key) {
        return file.findParents("key").stream()
                .filter(field -> key.equals(field.get("key").asText()))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("The form has no field " + key));
    }

    /** What the person reads for a value; a value that the form does not name itself is what the person reads. */
    private static String label(JsonNode field, String value) {
        for (JsonNode option : field.path("values")) {
            if (value.equals(option.get("value").asText())) {
                return option.get("label").asText();
            }
        }
        Matcher options = Pattern.compile("label: \"([^\"]*)\", value: \"" + Pattern.quote(value) + "\"")
                .matcher(field.path("valuesExpression").asText());
        return options.find() ? options.group(1) : value;
    }
}
