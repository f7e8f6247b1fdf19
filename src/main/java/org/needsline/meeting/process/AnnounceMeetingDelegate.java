package org.needsline.meeting.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.meeting.MeetingService;
import org.springframework.stereotype.Component;

/** The public notice goes up, the representatives are told. */
@Component
class AnnounceMeetingDelegate implements JavaDelegate {

    private final MeetingService service;

    AnnounceMeetingDelegate(MeetingService service) {
        this.service = service;
    }

    @Override
    public void execute(DelegateExecution execution) {
        service.announced(execution.getProcessBusinessKey());
    }
}
