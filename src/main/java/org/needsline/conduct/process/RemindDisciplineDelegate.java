package org.needsline.conduct.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.conduct.ConductReports;
import org.springframework.stereotype.Component;

/** Reminds the discipline office of a report that it has not decided in time. */
@Component
class RemindDisciplineDelegate implements JavaDelegate {

    private final ConductReports reports;

    RemindDisciplineDelegate(ConductReports reports) {
        this.reports = reports;
    }

    @Override
    public void execute(DelegateExecution execution) {
        reports.overdue((String) execution.getVariable(ConductProcess.NUMBER));
    }
}
