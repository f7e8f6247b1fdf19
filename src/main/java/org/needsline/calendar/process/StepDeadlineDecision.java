package org.needsline.calendar.process;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.needsline.calendar.DeadlineFacts;
import org.needsline.calendar.DeadlineRule;
import org.needsline.calendar.DeadlineUnit;
import org.needsline.calendar.StepDeadlineRules;
import org.springframework.stereotype.Component;

/** Asks the decision table {@code StepDeadline}. */
@Component
class StepDeadlineDecision implements StepDeadlineRules {

    static final String KEY = "StepDeadline";

    private final DecisionService decisions;

    StepDeadlineDecision(DecisionService decisions) {
        this.decisions = decisions;
    }

    @Override
    public DeadlineRule rule(DeadlineFacts facts) {
        VariableMap inputs = Variables.createVariables()
                .putValue("step", facts.step())
                .putValue("level", facts.level())
                .putValue("kind", facts.kind())
                .putValue("scope", facts.scope())
                .putValue("urgency", facts.urgency())
                .putValue("needsBudget", facts.needsBudget());
        DmnDecisionRuleResult row =
                decisions.evaluateDecisionTableByKey(KEY, inputs).getFirstResult();
        if (row == null) {
            throw new IllegalStateException(
                    "Decision StepDeadline has no row for step " + facts.step() + ", level " + facts.level());
        }
        Map<String, Object> outputs = new HashMap<>(row.getEntryMap());
        return new DeadlineRule(
                number(outputs.get("amount")),
                outputs.get("unit") instanceof String unit ? DeadlineUnit.of(unit) : DeadlineUnit.WORKDAYS,
                outputs.get("reminderLead") instanceof String lead ? lead : null,
                number(outputs.get("cap")));
    }

    private static @Nullable Integer number(@Nullable Object value) {
        return value instanceof Number number ? number.intValue() : null;
    }
}
