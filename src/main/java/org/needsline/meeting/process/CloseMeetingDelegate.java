package org.needsline.meeting.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.meeting.MeetingService;
import org.springframework.stereotype.Component;

/** Every need knows its outcome. */
@Component
class CloseMeetingDelegate implements JavaDelegate {

    private final MeetingService service;

    CloseMeetingDelegate(MeetingService service) {
        this.service = service;
    }

    @Override
    public void execute(DelegateExecution execution) {
        service.closed(execution.getProcessBusinessKey());
    }
}
