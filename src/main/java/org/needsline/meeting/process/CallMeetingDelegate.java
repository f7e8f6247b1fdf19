package org.needsline.meeting.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.engine.ActingPerson;
import org.needsline.meeting.Meeting;
import org.needsline.meeting.MeetingService;
import org.springframework.stereotype.Component;

/** A secretary started the process by its form: the meeting gets its number, which becomes the business key. */
@Component
class CallMeetingDelegate implements JavaDelegate {

    private final MeetingService service;
    private final ActingPerson person;

    CallMeetingDelegate(MeetingService service, ActingPerson person) {
        this.service = service;
        this.person = person;
    }

    @Override
    public void execute(DelegateExecution execution) {

        Meeting meeting = service.called(
                new FilledForm(execution).text(ScreeningMeeting.VILLAGE),
                person.userId().orElse(null));
        execution.setProcessBusinessKey(meeting.id());
        execution.setVariable(ScreeningMeeting.VILLAGE, meeting.village());
        execution.setVariable(ScreeningMeeting.TOWN, meeting.village().substring(0, 9));
        execution.setVariable(ScreeningMeeting.DISTRICT, meeting.village().substring(0, 6));
    }
}
