package org.needsline.scoring.process;

import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.needsline.scoring.ScoreFact;
import org.needsline.scoring.ScoreRules;
import org.needsline.wording.Bilingual;
import org.springframework.stereotype.Component;

/** Asks the newest deployed decision table {@code ScoreEvent}. */
@Component
class ScoreEventDecision implements ScoreRules {

    static final String KEY = "ScoreEvent";

    private final DecisionService decisions;

    ScoreEventDecision(DecisionService decisions) {
        this.decisions = decisions;
    }

    @Override
    public Optional<Worth> worthOf(ScoreFact fact) {
        DmnDecisionRuleResult row = decisions
                .evaluateDecisionTableByKey(KEY)
                .variables(inputs(fact))
                .evaluate()
                .getSingleResult();
        return Optional.ofNullable(row).map(ScoreEventDecision::worth);
    }

    static VariableMap inputs(ScoreFact fact) {
        return Variables.createVariables()
                .putValue("event", fact.event())
                .putValue("level", fact.level())
                .putValue("daysLate", fact.daysLate())
                .putValue("rating", fact.rating())
                .putValue("urgency", fact.urgency());
    }

    static Worth worth(Map<String, Object> row) {
        return new Worth(
                String.valueOf(row.get("rule")),
                row.get("points") instanceof Number points ? points.intValue() : 0,
                Bilingual.of(String.valueOf(row.get("reasonZh")), String.valueOf(row.get("reasonEn"))));
    }
}
