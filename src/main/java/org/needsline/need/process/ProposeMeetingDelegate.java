package org.needsline.need.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.meeting.Meetings;
import org.springframework.stereotype.Component;

/** The oldest need has waited its time: a meeting is proposed, one a village. */
@Component
class ProposeMeetingDelegate implements JavaDelegate {

    private final Meetings meetings;

    ProposeMeetingDelegate(Meetings meetings) {
        this.meetings = meetings;
    }

    @Override
    public void execute(DelegateExecution execution) {

        meetings.proposeFor(Step.of(execution).variable(NeedLifecycle.VILLAGE));
    }
}
