package org.needsline.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Period;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputParameter;
import org.camunda.bpm.model.dmn.instance.Input;
import org.camunda.bpm.model.dmn.instance.Output;
import org.camunda.bpm.model.dmn.instance.Rule;
import org.junit.jupiter.api.Test;

/** Decision tables that a designer can read, and deadlines for exactly the steps that ask for one. */
class DmnTest {

    private static final String DEADLINES = "StepDeadline";
    private static final Pattern ASKED_BY_MODEL = Pattern.compile("deadline\\.(?:due|remind)\\(execution, ?'([^']+)'");
    private static final Pattern ASKED_BY_CODE = Pattern.compile(
            "(?:StepFacts\\.of|DeadlineFacts\\.of|new DeadlineFacts|deadlines\\.latest)\\([^;\"]*\"([A-Z][\\w.]*)\"");
    private static final Pattern NUMBER = Pattern.compile("\\d+");

    private final List<DecisionTable> decisions = DecisionTable.all();
    private final List<Model> models = Model.all();
    private final List<String> faults = new ArrayList<>();

    @Test
    void tablesCarryNamesHitPolicyAndTimeToLive() {
        for (DecisionTable table : decisions) {
            check(table, "decision", table.decision().getName());
            for (Input input : table.table().getInputs()) {
                check(table, input.getId(), input.getLabel());
            }
            for (Output output : table.table().getOutputs()) {
                check(table, output.getId(), output.getLabel());
            }
            if (!table.writesItsHitPolicy()) {
                faults.add(table.id() + ": leaves its hit policy to the reader's memory");
            }
            if (!isPeriod(table.decision().getCamundaHistoryTimeToLiveString())) {
                faults.add(table.id() + ": historyTimeToLive is no ISO period");
            }
        }
        assertThat(faults).isEmpty();
    }

    private void check(DecisionTable table, String what, String words) {
        if (!Words.areBilingual(words)) {
            faults.add(table.id() + " " + what + ": " + words);
        }
    }

    private static boolean isPeriod(String text) {
        try {
            return text != null && !Period.parse(text).isZero();
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    @Test
    void everyRowCitesItsRule() {
        for (DecisionTable table : decisions) {
            for (Rule rule : table.rules()) {
                String annotation = rule.getDescription() == null
                        ? ""
                        : rule.getDescription().getTextContent();
                if (!annotation.matches("(?s).*\\p{IsHan}.*") || !annotation.matches("(?s).*\\p{IsLatin}{2}.*")) {
                    faults.add(table.id() + " " + rule.getId() + ": " + annotation);
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    @Test
    void everyStepThatAsksForADeadlineHasARow() {
        Set<String> asked = askedByModels();
        asked.addAll(askedByCode());
        asked.removeAll(stepsWithARow());
        assertThat(asked).as("steps without a row in " + DEADLINES).isEmpty();
    }

    @Test
    void everyRowIsAskedForByAStep() {
        Set<String> unasked = stepsWithARow();
        unasked.removeAll(askedByModels());
        unasked.removeAll(SourceCode.literals());
        assertThat(unasked).as("rows of " + DEADLINES + " that nobody asks for").isEmpty();
    }

    /** What a timer's label promises is what the table says, or how much longer that is than a sibling row: "10 working days later". */
    @Test
    void timersSayTheNumberOfTheirRow() {
        for (Model model : models) {
            for (BoundaryEvent event : model.all(BoundaryEvent.class)) {
                boolean timer = event.getEventDefinitions().stream().anyMatch(TimerEventDefinition.class::isInstance);
                if (!timer || event.getName() == null) {
                    continue;
                }
                String variable = event.getEventDefinitions()
                        .iterator()
                        .next()
                        .getTextContent()
                        .strip();
                for (CamundaInputParameter parameter : model.all(CamundaInputParameter.class)) {
                    boolean same = Model.stepOf(parameter)
                                    .filter(event.getAttachedTo()::equals)
                                    .isPresent()
                            && variable.equals("${" + parameter.getCamundaName() + "}");
                    Matcher step = ASKED_BY_MODEL.matcher(parameter.getTextContent());
                    if (same && step.find() && parameter.getTextContent().contains("due(")) {
                        checkNumbers(model.at(event), event.getName(), step.group(1));
                    }
                }
            }
        }
        assertThat(faults).isEmpty();
    }

    private void checkNumbers(String at, String name, String step) {
        Set<String> amounts = amountsOf(step);
        Matcher numbers = NUMBER.matcher(name);
        while (numbers.find()) {
            if (!amounts.isEmpty() && !amounts.contains(numbers.group())) {
                faults.add(at + ": says " + numbers.group() + ", the table says " + amounts);
            }
        }
    }

    private static Set<String> amountsOf(String step) {
        Set<String> amounts = new TreeSet<>();
        String family = step.contains(".") ? step.substring(0, step.indexOf('.') + 1) : "";
        for (int own : amounts(step::equals)) {
            amounts.add(String.valueOf(own));
            if (!family.isEmpty()) {
                amounts(other -> other.startsWith(family)).forEach(other -> amounts.add(String.valueOf(own - other)));
            }
        }
        return amounts;
    }

    private static Set<Integer> amounts(Predicate<String> step) {
        Set<Integer> amounts = new TreeSet<>();
        for (Rule rule : DecisionTable.named(DEADLINES).rules()) {
            String amount = rule.getOutputEntries().iterator().next().getText().getTextContent();
            if (!amount.isBlank() && DecisionTable.firstCellOf(rule).stream().anyMatch(step)) {
                amounts.add(Integer.valueOf(amount.strip()));
            }
        }
        return amounts;
    }

    private static Set<String> stepsWithARow() {
        Set<String> steps = new TreeSet<>();
        DecisionTable.named(DEADLINES).rules().forEach(rule -> steps.addAll(DecisionTable.firstCellOf(rule)));
        return steps;
    }

    private Set<String> askedByModels() {
        Set<String> steps = new TreeSet<>();
        for (Model model : models) {
            for (Expression expression : model.expressions()) {
                Matcher asked = ASKED_BY_MODEL.matcher(expression.text());
                while (asked.find()) {
                    steps.add(asked.group(1));
                }
            }
        }
        return steps;
    }

    private static Set<String> askedByCode() {
        Set<String> steps = new HashSet<>();
        for (Map.Entry<Path, String> source : SourceCode.texts().entrySet()) {
            Matcher asked = ASKED_BY_CODE.matcher(source.getValue());
            while (asked.find()) {
                steps.add(asked.group(1));
            }
        }
        return steps;
    }
}
