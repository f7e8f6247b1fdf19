package org.needsline.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.dmn.Dmn;
import org.camunda.bpm.model.dmn.instance.Decision;
import org.camunda.bpm.model.dmn.instance.Rule;

/** One decision of {@code processes/}. */
record DecisionTable(Path file, Decision decision) {

    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"");

    static List<DecisionTable> all() {
        List<DecisionTable> found = new ArrayList<>();
        for (Path file : Model.filesUnder(Model.PROCESSES, ".dmn")) {
            for (Decision decision : Dmn.readModelFromFile(file.toFile()).getModelElementsByType(Decision.class)) {
                found.add(new DecisionTable(file, decision));
            }
        }
        return found;
    }

    static DecisionTable named(String id) {
        return all().stream()
                .filter(table -> table.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no decision " + id));
    }

    String id() {
        return decision.getId();
    }

    org.camunda.bpm.model.dmn.instance.DecisionTable table() {
        return (org.camunda.bpm.model.dmn.instance.DecisionTable) decision.getExpression();
    }

    /** Whether the file says it; the parser fills in what a file leaves out. */
    boolean writesItsHitPolicy() {
        try {
            return Files.readString(file).matches("(?s).*<(\\w+:)?decisionTable [^>]*hitPolicy=.*");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Rule> rules() {
        return List.copyOf(table().getRules());
    }

    /** Texts that the rule's cell for the first input names. */
    static Set<String> firstCellOf(Rule rule) {
        Set<String> names = new LinkedHashSet<>();
        Matcher literals = LITERAL.matcher(
                rule.getInputEntries().iterator().next().getText().getTextContent());
        while (literals.find()) {
            names.add(literals.group(1));
        }
        return names;
    }
}
