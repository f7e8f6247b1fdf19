package org.needsline.meeting.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.engine.ActingPerson;
import org.needsline.meeting.MeetingService;
import org.springframework.stereotype.Component;

/** The town said what it wants of the village. */
@Component
class OrderMeetingDelegate implements JavaDelegate {

    private final MeetingService service;
    private final ActingPerson person;

    OrderMeetingDelegate(MeetingService service, ActingPerson person) {
        this.service = service;
        this.person = person;
    }

    @Override
    public void execute(DelegateExecution execution) {

        String order = new FilledForm(execution).take(ScreeningMeeting.PRIVATE_ORDER);
        service.ordered(
                execution.getProcessBusinessKey(), order, person.userId().orElse(null));
    }
}
