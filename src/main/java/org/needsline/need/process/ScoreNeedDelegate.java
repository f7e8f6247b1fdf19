package org.needsline.need.process;

import java.time.ZoneOffset;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.needsline.need.Ending;
import org.needsline.need.NeedService;
import org.needsline.need.Rating;
import org.needsline.need.ScoreFact;
import org.needsline.need.ScoreType;
import org.needsline.scoring.ScoreEvents;
import org.needsline.scoring.ScoreLedger;
import org.springframework.stereotype.Component;

/** Turns the facts of a case into score entries. A need that ended rejected or outside remit scores nobody. */
@Component
class ScoreNeedDelegate implements JavaDelegate {

    private static final Set<String> NOT_SCORED = Set.of(Ending.REJECTED.code(), Ending.OUTSIDE_REMIT.code());

    private final NeedService needs;
    private final ScoreLedger ledger;

    ScoreNeedDelegate(NeedService needs, ScoreLedger ledger) {
        this.needs = needs;
        this.ledger = ledger;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Step step = Step.of(execution);
        if (NOT_SCORED.contains(step.variable(NeedLifecycle.ENDING))) {
            return;
        }
        String urgency = needs.view(step.number()).urgency().code();
        for (ScoreFact fact : needs.scoreFactsOf(step.number())) {
            event(fact.type())
                    .ifPresent(event -> ledger.count(new org.needsline.scoring.ScoreFact(
                            event,
                            fact.unit(),
                            String.valueOf(fact.at().atOffset(ZoneOffset.UTC).getYear()),
                            step.number(),
                            String.valueOf(fact.entry()),
                            fact.level().code(),
                            fact.days(),
                            rating(fact.type()),
                            urgency,
                            "NeedLifecycle")));
        }
    }

    private static Optional<String> event(ScoreType type) {
        return switch (type) {
            case EVIDENCE_ACCEPTED_FIRST_TIME -> Optional.of(ScoreEvents.ACCEPTED_FIRST_TIME);
            case RATED_SATISFIED, RATED_MOSTLY, RATED_DISSATISFIED -> Optional.of(ScoreEvents.RATED);
            case ASSIGNED_BY_ORDER, DELIVERY_OVERDUE -> Optional.empty();
            default -> Optional.of(type.code());
        };
    }

    private static @Nullable String rating(ScoreType type) {
        return switch (type) {
            case RATED_SATISFIED -> Rating.SATISFIED.code();
            case RATED_MOSTLY -> Rating.MOSTLY.code();
            case RATED_DISSATISFIED -> Rating.DISSATISFIED.code();
            default -> null;
        };
    }
}
