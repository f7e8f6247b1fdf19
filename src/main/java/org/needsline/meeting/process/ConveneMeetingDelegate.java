package org.needsline.meeting.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The village convened its meeting, or had nothing left to decide. */
@Component
class ConveneMeetingDelegate implements JavaDelegate {

    private final ConveningForm form;

    ConveneMeetingDelegate(ConveningForm form) {
        this.form = form;
    }

    @Override
    public void execute(DelegateExecution execution) {
        form.handOver(execution);
    }
}
