package org.needsline.meeting.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.meeting.AgendaDraft;
import org.needsline.meeting.MeetingService;
import org.springframework.stereotype.Component;

/** Too few came: the agenda is drawn up anew for the next time. */
@Component
class AdjournMeetingDelegate implements JavaDelegate {

    private final MeetingService service;
    private final MeetingCards cards;

    AdjournMeetingDelegate(MeetingService service, MeetingCards cards) {
        this.service = service;
        this.cards = cards;
    }

    @Override
    public void execute(DelegateExecution execution) {

        String number = execution.getProcessBusinessKey();
        execution.setVariable(ScreeningMeeting.ADJOURNMENTS, (long) service.adjourned(number));
        AgendaDraft draft = service.agendaDraft(number);
        execution.setVariable(ScreeningMeeting.MEETING, cards.card(number, draft));
        execution.setVariable(ScreeningMeeting.WAITING, MeetingCards.options(draft.waiting()));
        execution.setVariable(ScreeningMeeting.AGENDA, MeetingCards.numbers(draft.proposed()));
        new FilledForm(execution).remove(RecordForm.FIELDS);
    }
}
