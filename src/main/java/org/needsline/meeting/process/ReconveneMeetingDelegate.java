package org.needsline.meeting.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The village convened again after too few had come. */
@Component
class ReconveneMeetingDelegate implements JavaDelegate {

    private final ConveningForm form;

    ReconveneMeetingDelegate(ConveningForm form) {
        this.form = form;
    }

    @Override
    public void execute(DelegateExecution execution) {
        form.handOver(execution);
    }
}
