package org.needsline.meeting.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.meeting.AgendaDraft;
import org.needsline.meeting.MeetingService;
import org.springframework.stereotype.Component;

/** Lists what waits and proposes the most urgent. */
@Component
class DraftAgendaDelegate implements JavaDelegate {

    private final MeetingService service;
    private final MeetingCards cards;

    DraftAgendaDelegate(MeetingService service, MeetingCards cards) {
        this.service = service;
        this.cards = cards;
    }

    @Override
    public void execute(DelegateExecution execution) {

        AgendaDraft draft = service.agendaDraft(execution.getProcessBusinessKey());
        execution.setVariable(ScreeningMeeting.MEETING, cards.card(execution.getProcessBusinessKey(), draft));
        execution.setVariable(ScreeningMeeting.WAITING, MeetingCards.options(draft.waiting()));
        execution.setVariable(ScreeningMeeting.AGENDA, MeetingCards.numbers(draft.proposed()));
    }
}
