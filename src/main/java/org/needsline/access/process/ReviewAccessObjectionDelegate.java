package org.needsline.access.process;

import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.access.AccessDecisions;
import org.needsline.access.AccessFiling;
import org.needsline.calendar.Calendars;
import org.needsline.scoring.ScoreEvents;
import org.needsline.scoring.ScoreFact;
import org.needsline.scoring.ScoreLedger;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Component;

/** Answers one objection in public; one that is upheld scores against the department. */
@Component
class ReviewAccessObjectionDelegate implements JavaDelegate {

    private final AccessFiling filing;
    private final AccessDecisions decisions;
    private final ScoreLedger scores;
    private final Calendars calendars;

    ReviewAccessObjectionDelegate(
            AccessFiling filing, AccessDecisions decisions, ScoreLedger scores, Calendars calendars) {
        this.filing = filing;
        this.decisions = decisions;
        this.scores = scores;
        this.calendars = calendars;
    }

    @Override
    public void execute(DelegateExecution execution) {

        LinkForm step = LinkForm.of(execution);
        String decision = step.text(AffairsAccess.OBJECTION_DECISION);
        if (!"upheld".equals(decision) && !"dismissed".equals(decision)) {
            throw Refusal.invalid("请选择异议是否成立。", "Choose whether the objection is upheld.");
        }
        boolean upheld = "upheld".equals(decision);
        long id = ((Number) Objects.requireNonNull(execution.getVariable(AffairsAccess.OBJECTION_ID))).longValue();
        decisions.objectionAnswered(step.number(), id, upheld, step.text(AffairsAccess.PRIVATE_ANSWER), step.by());
        if (upheld) {
            step.set(AffairsAccess.ACCESS_OBJECTION_UPHELD, true);
            scores.count(ScoreFact.of(
                    ScoreEvents.ACCESS_OBJECTION_UPHELD,
                    filing.view(step.number()).department(),
                    String.valueOf(calendars.current().today().getYear()),
                    step.number(),
                    "objection-" + id,
                    "DISTRICT",
                    AffairsAccess.KEY));
        }
    }
}
