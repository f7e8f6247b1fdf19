package org.needsline.meeting.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.spin.json.SpinJsonNode;
import org.needsline.meeting.MeetingService;
import org.springframework.stereotype.Component;

/** Tells one need what the meeting decided. */
@Component
class TellOutcomeDelegate implements JavaDelegate {

    private final MeetingService service;

    TellOutcomeDelegate(MeetingService service) {
        this.service = service;
    }

    @Override
    public void execute(DelegateExecution execution) {

        SpinJsonNode need = (SpinJsonNode) execution.getVariable(ScreeningMeeting.AGENDA_NUMBER);
        service.told(execution.getProcessBusinessKey(), need.stringValue());
    }
}
