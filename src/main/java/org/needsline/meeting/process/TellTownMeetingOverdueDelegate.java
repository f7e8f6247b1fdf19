package org.needsline.meeting.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.meeting.MeetingService;
import org.springframework.stereotype.Component;

/** The village let the time for convening pass. */
@Component
class TellTownMeetingOverdueDelegate implements JavaDelegate {

    private final MeetingService service;

    TellTownMeetingOverdueDelegate(MeetingService service) {
        this.service = service;
    }

    @Override
    public void execute(DelegateExecution execution) {
        service.overdue(execution.getProcessBusinessKey(), "召开议定会 Convene meeting");
    }
}
