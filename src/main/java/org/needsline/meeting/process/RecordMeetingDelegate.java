package org.needsline.meeting.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.engine.ActingPerson;
import org.needsline.meeting.MeetingRecord;
import org.needsline.meeting.MeetingService;
import org.springframework.stereotype.Component;

/** Who came and what was voted. */
@Component
class RecordMeetingDelegate implements JavaDelegate {

    private final MeetingService service;
    private final MeetingCards cards;
    private final ActingPerson person;

    RecordMeetingDelegate(MeetingService service, MeetingCards cards, ActingPerson person) {
        this.service = service;
        this.cards = cards;
        this.person = person;
    }

    @Override
    public void execute(DelegateExecution execution) {

        FilledForm form = new FilledForm(execution);
        MeetingRecord meeting = RecordForm.read(form);
        String number = execution.getProcessBusinessKey();
        boolean quorate = service.recorded(number, meeting, person.userId().orElse(null));
        form.remove(
                ScreeningMeeting.PRIVATE_CHAIR,
                ScreeningMeeting.PRIVATE_RECUSALS,
                ScreeningMeeting.PRIVATE_SINGLE_VOTES,
                ScreeningMeeting.PUBLISH_OUTCOME);
        execution.setVariable(ScreeningMeeting.QUORATE, quorate);
        if (quorate) {
            execution.setVariable(ScreeningMeeting.DECISIONS, cards.decisions(number));
            execution.setVariable(ScreeningMeeting.CORRECTION_ALLOWED, service.correctionAllowed(number));
        }
    }
}
