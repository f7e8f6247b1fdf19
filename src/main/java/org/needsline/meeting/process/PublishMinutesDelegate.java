package org.needsline.meeting.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.engine.ActingPerson;
import org.needsline.meeting.MeetingService;
import org.springframework.stereotype.Component;

/** The minutes are printed and published, or the record goes back for correction. */
@Component
class PublishMinutesDelegate implements JavaDelegate {

    private final MeetingService service;
    private final MeetingCards cards;
    private final ActingPerson person;

    PublishMinutesDelegate(MeetingService service, MeetingCards cards, ActingPerson person) {
        this.service = service;
        this.cards = cards;
        this.person = person;
    }

    @Override
    public void execute(DelegateExecution execution) {

        FilledForm form = new FilledForm(execution);
        String number = execution.getProcessBusinessKey();
        String remark = form.take(ScreeningMeeting.PRIVATE_REMARK);
        if (ScreeningMeeting.CORRECT.equals(form.text(ScreeningMeeting.PUBLISH_OUTCOME))) {
            service.sentBackForCorrection(number);
            return;
        }
        service.minutesPublished(number, remark, person.userId().orElse(null));
        execution.setVariable(ScreeningMeeting.PUBLISH_OUTCOME, ScreeningMeeting.PUBLISH);
        execution.setVariable(ScreeningMeeting.AGENDA_NUMBERS, cards.agendaNumbers(number));
        form.remove(RecordForm.FIELDS);
    }
}
