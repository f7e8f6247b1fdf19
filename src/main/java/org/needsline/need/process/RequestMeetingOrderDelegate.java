package org.needsline.need.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.meeting.Meetings;
import org.springframework.stereotype.Component;

/** No meeting in time: the town orders one, one order a village. */
@Component
class RequestMeetingOrderDelegate implements JavaDelegate {

    private final Meetings meetings;

    RequestMeetingOrderDelegate(Meetings meetings) {
        this.meetings = meetings;
    }

    @Override
    public void execute(DelegateExecution execution) {

        meetings.orderFor(Step.of(execution).variable(NeedLifecycle.VILLAGE));
    }
}
