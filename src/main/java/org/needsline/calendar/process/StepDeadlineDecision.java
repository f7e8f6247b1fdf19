package org.needsline.calendar.process;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;
import org.needsline.calendar.DeadlineFacts;
import org.needsline.calendar.DeadlineRule;
import org.needsline.calendar.DeadlineUnit;
import org.needsline.calendar.StepDeadlineRules;
import org.needsline.engine.SystemAuthority;
import org.springframework.stereotype.Component;

/**
 * Asks the decision table {@code StepDeadline}. The engine reads each FEEL cell anew at every evaluation, so answers are kept as long as
 * the latest version of the table is the same; which one that is costs one small query a step.
 */
@Component
class StepDeadlineDecision implements StepDeadlineRules {

    static final String KEY = "StepDeadline";

    private final DecisionService decisions;
    private final RepositoryService repository;
    private final SystemAuthority authority;
    private volatile Answers answers = new Answers("", new ConcurrentHashMap<>());

    StepDeadlineDecision(DecisionService decisions, RepositoryService repository, SystemAuthority authority) {
        this.decisions = decisions;
        this.repository = repository;
        this.authority = authority;
    }

    @Override
    public DeadlineRule rule(DeadlineFacts facts) {
        return authority.call(() -> answersOfLatestVersion().rule(new Question(facts)));
    }

    private Answers answersOfLatestVersion() {
        DecisionDefinition latest = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(KEY)
                .latestVersion()
                .singleResult();
        if (latest == null) {
            throw new IllegalStateException("决策表StepDeadline尚未部署。 The decision table StepDeadline is not deployed.");
        }
        Answers known = answers;
        if (!known.definitionId.equals(latest.getId())) {
            known = new Answers(latest.getId(), new ConcurrentHashMap<>());
            answers = known;
        }
        return known;
    }

    private record Question(
            String step,
            @Nullable String level,
            @Nullable String kind,
            @Nullable String scope,
            @Nullable String urgency,
            boolean needsBudget) {

        Question(DeadlineFacts facts) {
            this(facts.step(), facts.level(), facts.kind(), facts.scope(), facts.urgency(), facts.needsBudget());
        }

        VariableMap inputs() {
            return Variables.createVariables()
                    .putValue("step", step)
                    .putValue("level", level)
                    .putValue("kind", kind)
                    .putValue("scope", scope)
                    .putValue("urgency", urgency)
                    .putValue("needsBudget", needsBudget);
        }
    }

    /** What one version of the table answered so far. */
    private final class Answers {

        private final String definitionId;
        private final Map<Question, DeadlineRule> known;

        Answers(String definitionId, Map<Question, DeadlineRule> known) {
            this.definitionId = definitionId;
            this.known = known;
        }

        DeadlineRule rule(Question question) {
            return known.computeIfAbsent(question, this::ask);
        }

        private DeadlineRule ask(Question question) {
            DmnDecisionRuleResult row = decisions
                    .evaluateDecisionTableById(definitionId)
                    .variables(question.inputs())
                    .evaluate()
                    .getFirstResult();
            if (row == null) {
                throw new IllegalStateException("决策表StepDeadline没有适用于步骤" + question.step()
                        + "的行。 The decision table StepDeadline has no row for step " + question.step() + ", level "
                        + question.level() + ".");
            }
            // A cell left empty is no entry at all.
            Map<String, Object> cells = row.getEntryMap();
            return new DeadlineRule(
                    number(cells.get("amount")),
                    DeadlineUnit.of(String.valueOf(cells.get("unit"))),
                    cells.get("reminderLead") instanceof String lead ? lead : null,
                    number(cells.get("cap")));
        }

        private static @Nullable Integer number(@Nullable Object value) {
            return value instanceof Number number ? number.intValue() : null;
        }
    }
}
