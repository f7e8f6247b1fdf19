package org.needsline.need.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.meeting.Meetings;
import org.needsline.need.Actor;
import org.needsline.need.DecidedBy;
import org.needsline.need.NeedService;
import org.needsline.need.NeedsQuery;
import org.needsline.need.Status;
import org.springframework.stereotype.Component;

/** The need waits for the meeting of its village, or for the town where the meeting has had its turns. */
@Component
class QueueForScreeningDelegate implements JavaDelegate {

    private final NeedService needs;
    private final Meetings meetings;
    private final NeedsQuery query;

    QueueForScreeningDelegate(NeedService needs, Meetings meetings, NeedsQuery query) {
        this.needs = needs;
        this.meetings = meetings;
        this.query = query;
    }

    @Override
    public void execute(DelegateExecution execution) {

        Step step = Step.of(execution);
        if (needs.view(step.number()).status() == Status.POSTING) {
            needs.postingOver(step.number(), Actor.of("system", null));
        }
        DecidedBy by = needs.waitsForScreening(step.number(), Actor.of("system", null));
        step.set(NeedLifecycle.TOWN_DECIDES, by == DecidedBy.TOWN).forget(NeedLifecycle.SCREENING_OUTCOME);
        String village = step.variable(NeedLifecycle.VILLAGE);
        if (by == DecidedBy.MEETING) {
            meetings.needsWaiting(village, query.waitingForScreening(village));
        }
    }
}
