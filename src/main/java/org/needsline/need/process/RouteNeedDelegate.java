package org.needsline.need.process;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.calendar.Deadline;
import org.needsline.calendar.Deadlines;
import org.needsline.need.Actor;
import org.needsline.need.Level;
import org.needsline.need.LevelEntry;
import org.needsline.need.NeedService;
import org.needsline.need.NeedView;
import org.needsline.need.Status;
import org.needsline.organisation.Unit;
import org.springframework.stereotype.Component;

/** Turns the decision's roles and departments into real units, invites them and starts the clock of the level. */
@Component
class RouteNeedDelegate implements JavaDelegate {

    private final NeedService needs;
    private final Cards cards;
    private final Invitations invitations;
    private final Deadlines deadlines;
    private final Clock clock;

    RouteNeedDelegate(NeedService needs, Cards cards, Invitations invitations, Deadlines deadlines, Clock clock) {
        this.needs = needs;
        this.cards = cards;
        this.invitations = invitations;
        this.deadlines = deadlines;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {

        Step step = Step.of(execution);
        if (needs.view(step.number()).status() == Status.POSTING) {
            needs.postingOver(step.number(), Actor.of("system", null));
        }
        Level level = Level.of(step.variable(NeedLifecycle.LEVEL));
        NeedView before = needs.view(step.number());
        Map<?, ?> route = (Map<?, ?>) java.util.Objects.requireNonNull(execution.getVariable(NeedLifecycle.ROUTE));
        List<Unit> invited = invitations.invited(before, level, route);
        NeedView need = needs.levelEntered(
                step.number(),
                new LevelEntry(level, invited.stream().map(Unit::code).toList()),
                Actor.of("system", null));
        step.forget(NeedLifecycle.ROUTE, NeedLifecycle.CLAIM_OUTCOME)
                .set(NeedLifecycle.ANYONE_INVITED, !invited.isEmpty());
        cards.show(execution, need);
        if (!invited.isEmpty()) {
            Deadline deadline = deadlines.begin(StepFacts.of(execution, need, "ClaimNeed", clock.instant()));
            step.set(
                            NeedLifecycle.CLAIM_GROUPS,
                            invited.stream().map(Groups::actingFor).distinct().collect(Collectors.joining(",")))
                    .set(NeedLifecycle.CLAIM_DUE, Date.from(deadline.dueAt()))
                    .set(
                            NeedLifecycle.CLAIM_REMIND_AT,
                            Date.from(java.util.Objects.requireNonNullElse(deadline.remindAt(), deadline.dueAt())));
        }
    }
}
