package org.needsline.conduct.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.conduct.ConductReports;
import org.needsline.engine.ActingPerson;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Component;

/** Records what the discipline office decided. */
@Component
class ReceiveConductDelegate implements JavaDelegate {

    private final ConductReports reports;
    private final ActingPerson person;

    ReceiveConductDelegate(ConductReports reports, ActingPerson person) {
        this.reports = reports;
        this.person = person;
    }

    @Override
    public void execute(DelegateExecution execution) {
        String decision = (String) execution.getVariable(ConductProcess.DECISION);
        if (!ConductProcess.ACCEPT.equals(decision) && !ConductProcess.DECLINE.equals(decision)) {
            throw Refusal.invalid("请选择受理或不予受理。", "Choose to accept or to decline.");
        }
        reports.decided(
                (String) execution.getVariable(ConductProcess.NUMBER),
                ConductProcess.ACCEPT.equals(decision),
                (String) execution.getVariable(ConductProcess.PRIVATE_ANSWER),
                person.userId().orElse("system"));
        execution.removeVariable(ConductProcess.PRIVATE_ANSWER);
    }
}
