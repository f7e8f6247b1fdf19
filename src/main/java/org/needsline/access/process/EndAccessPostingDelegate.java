package org.needsline.access.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.access.AccessDecisions;
import org.springframework.stereotype.Component;

/** The posting is over: on to the agreement, or once more to the leading group. */
@Component
class EndAccessPostingDelegate implements JavaDelegate {

    private final AccessDecisions decisions;
    private final AccessCards cards;

    EndAccessPostingDelegate(AccessDecisions decisions, AccessCards cards) {
        this.decisions = decisions;
        this.cards = cards;
    }

    @Override
    public void execute(DelegateExecution execution) {

        LinkForm step = LinkForm.of(execution);
        boolean again = Boolean.TRUE.equals(execution.getVariable(AffairsAccess.ACCESS_OBJECTION_UPHELD));
        decisions.postingOver(step.number(), again);
        cards.show(execution, step.number());
    }
}
