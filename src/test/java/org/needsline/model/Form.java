package org.needsline.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** One file of {@code forms/}. */
record Form(Path file, JsonNode json) {

    static final Path FORMS = Path.of("forms");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static List<Form> all() {
        return Model.filesUnder(FORMS, ".form").stream()
                .map(file -> {
                    try {
                        return new Form(file, MAPPER.readTree(file.toFile()));
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                })
                .toList();
    }

    String name() {
        return Model.nameOf(file);
    }

    /** Fields, groups and texts, however deep. */
    List<JsonNode> components() {
        List<JsonNode> found = new ArrayList<>();
        collect(json.path("components"), found);
        return found;
    }

    private static void collect(JsonNode components, List<JsonNode> found) {
        for (JsonNode component : components) {
            found.add(component);
            collect(component.path("components"), found);
        }
    }

    /** Names of the variables that the form sends. */
    Set<String> keys() {
        Set<String> keys = new TreeSet<>();
        for (JsonNode component : components()) {
            if (component.hasNonNull("key")) {
                keys.add(component.get("key").asText());
            }
        }
        return keys;
    }

    boolean takesPrivateFields() {
        return keys().stream().anyMatch(Form::isPrivate);
    }

    static boolean isPrivate(String key) {
        return key.startsWith("private");
    }

    /** How a fault names a component. */
    String at(JsonNode component) {
        return name() + " " + component.path("id").asText(component.path("type").asText());
    }
}
