package org.needsline.need.process;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.need.Actor;
import org.needsline.need.Ending;
import org.needsline.need.NeedService;
import org.needsline.need.NeedStarter;
import org.needsline.need.Succession;
import org.needsline.notification.NotificationEvents;
import org.needsline.organisation.Organisation;
import org.springframework.stereotype.Component;

/** Records the withdrawal; the oldest need merged into this one takes its place. */
@Component
class WithdrawNeedDelegate implements JavaDelegate {

    private final NeedService needs;
    private final NeedMessages messages;
    private final Organisation organisation;
    private final NeedStarter starter;

    WithdrawNeedDelegate(NeedService needs, NeedStarter starter, NeedMessages messages, Organisation organisation) {
        this.needs = needs;
        this.messages = messages;
        this.organisation = organisation;
        this.starter = starter;
    }

    @Override
    public void execute(DelegateExecution execution) {

        Step step = Step.of(execution);
        String responsible = needs.view(step.number()).responsible();
        if (responsible != null) {
            messages.tellGroups(
                    step.number(),
                    NotificationEvents.NEED_WITHDRAWN,
                    List.of(Groups.actingFor(organisation.require(responsible))),
                    Map.of());
        }
        Optional<Succession> succession = needs.succeeded(step.number(), Actor.of("system", null));
        succession.ifPresent(next -> starter.start(next.number()));
        step.set(NeedLifecycle.WITHDRAWAL_OUTCOME, succession.isPresent() ? "successor" : "final")
                .set(NeedLifecycle.ENDING, Ending.WITHDRAWN.code());
    }
}
