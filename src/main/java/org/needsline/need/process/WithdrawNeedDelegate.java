package org.needsline.need.process;

import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.need.Actor;
import org.needsline.need.Ending;
import org.needsline.need.NeedService;
import org.needsline.need.NeedStarter;
import org.needsline.need.Succession;
import org.springframework.stereotype.Component;

/** Records the withdrawal; the oldest need merged into this one takes its place. */
@Component
class WithdrawNeedDelegate implements JavaDelegate {

    private final NeedService needs;
    private final NeedStarter starter;

    WithdrawNeedDelegate(NeedService needs, NeedStarter starter) {
        this.needs = needs;
        this.starter = starter;
    }

    @Override
    public void execute(DelegateExecution execution) {

        Step step = Step.of(execution);
        Optional<Succession> succession = needs.succeeded(step.number(), Actor.of("system", null));
        succession.ifPresent(next -> starter.start(next.number()));
        step.set(NeedLifecycle.WITHDRAWAL_OUTCOME, succession.isPresent() ? "successor" : "final")
                .set(NeedLifecycle.ENDING, Ending.WITHDRAWN.code());
    }
}
