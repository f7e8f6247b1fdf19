package org.needsline.need.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.need.Actor;
import org.needsline.need.Level;
import org.needsline.need.NeedService;
import org.springframework.stereotype.Component;

/** The dossier travels up whole, one level; above the district somebody must decide. */
@Component
class RaiseLevelDelegate implements JavaDelegate {

    private final NeedService needs;

    RaiseLevelDelegate(NeedService needs) {
        this.needs = needs;
    }

    @Override
    public void execute(DelegateExecution execution) {

        Step step = Step.of(execution);
        Level level = Level.of(step.variable(NeedLifecycle.LEVEL));
        if (level == Level.DISTRICT) {
            needs.awaitsAssignment(step.number(), Actor.of("system", null));
        }
        step.set(NeedLifecycle.LEVEL, Ladder.above(level)).forget(NeedLifecycle.CLAIM_OUTCOME);
    }
}
