package org.needsline.meeting.process;

import java.time.LocalDateTime;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.needsline.calendar.Calendars;
import org.needsline.engine.ActingPerson;
import org.needsline.meeting.Convening;
import org.needsline.meeting.MeetingService;
import org.needsline.meeting.MeetingSession;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Component;

/** The three forms by which a meeting is convened have the same fields and the same effect. */
@Component
class ConveningForm {

    private final MeetingService service;
    private final MeetingCards cards;
    private final ActingPerson person;
    private final Calendars calendars;

    ConveningForm(MeetingService service, MeetingCards cards, ActingPerson person, Calendars calendars) {
        this.service = service;
        this.cards = cards;
        this.person = person;
        this.calendars = calendars;
    }

    void handOver(DelegateExecution execution) {
        FilledForm form = new FilledForm(execution);
        String number = execution.getProcessBusinessKey();
        String venue = form.take(ScreeningMeeting.PRIVATE_VENUE);
        String further = form.take(ScreeningMeeting.PRIVATE_FURTHER_NEEDS);
        if (ScreeningMeeting.NOTHING_TO_DECIDE.equals(form.text(ScreeningMeeting.CONVENE_OUTCOME))) {
            service.nothingToDecide(number);
            return;
        }
        LocalDateTime meetsAt =
                form.moment(ScreeningMeeting.MEETING_TIME, calendars.current().zone());
        if (meetsAt == null) {
            throw Refusal.invalid("请选择会议时间。", "Choose the time of the meeting.");
        }
        Convening convening = new Convening(
                meetsAt,
                venue == null ? "" : venue,
                form.required(ScreeningMeeting.REPRESENTATIVES, "应到代表人数", "The number of representatives"),
                form.picked(ScreeningMeeting.AGENDA),
                further);
        MeetingSession session =
                service.convened(number, convening, person.userId().orElse(null));
        execution.setVariable(ScreeningMeeting.CONVENE_OUTCOME, ScreeningMeeting.CONVENE);
        execution.setVariable(ScreeningMeeting.MEETING_AT, Date.from(session.meetsAt()));
        execution.setVariable(ScreeningMeeting.MEETING, cards.card(session));
        execution.setVariable(ScreeningMeeting.AGENDA_ITEMS, cards.agendaOptions(number));
        form.remove(ScreeningMeeting.MEETING_TIME, ScreeningMeeting.WAITING, ScreeningMeeting.AGENDA);
    }
}
