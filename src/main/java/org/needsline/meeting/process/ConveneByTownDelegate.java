package org.needsline.meeting.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The town convened after too few had come twice. */
@Component
class ConveneByTownDelegate implements JavaDelegate {

    private final ConveningForm form;

    ConveneByTownDelegate(ConveningForm form) {
        this.form = form;
    }

    @Override
    public void execute(DelegateExecution execution) {
        form.handOver(execution);
    }
}
