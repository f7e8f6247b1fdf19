package org.needsline.access.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.access.AccessDecisions;
import org.needsline.calendar.Deadline;
import org.springframework.stereotype.Component;

/** Posted: on the public list, and where the access office put it up. */
@Component
class PostAccessDelegate implements JavaDelegate {

    private final AccessDecisions decisions;
    private final AccessCards cards;
    private final AccessDates dates;

    PostAccessDelegate(AccessDecisions decisions, AccessCards cards, AccessDates dates) {
        this.decisions = decisions;
        this.cards = cards;
        this.dates = dates;
    }

    @Override
    public void execute(DelegateExecution execution) {

        LinkForm step = LinkForm.of(execution);
        Deadline posting = dates.begin(execution, "PostAccess");
        decisions.posted(step.number(), step.text(AffairsAccess.PRIVATE_PLACES), posting.dueAt(), step.by());
        step.set(AffairsAccess.POSTED_UNTIL, AccessDates.due(posting));
        cards.show(execution, step.number());
    }
}
