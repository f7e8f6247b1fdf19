package org.needsline.conduct.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.jspecify.annotations.Nullable;
import org.needsline.conduct.ConductReports;
import org.needsline.conduct.NewConduct;
import org.needsline.engine.ActingPerson;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Unit;
import org.needsline.organisation.UnitCode;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Component;

/** Numbers what the start form brought. A report that came another way already has its number. */
@Component
class RegisterConductDelegate implements JavaDelegate {

    private final ConductReports reports;
    private final Organisation organisation;
    private final ActingPerson person;

    RegisterConductDelegate(ConductReports reports, Organisation organisation, ActingPerson person) {
        this.reports = reports;
        this.organisation = organisation;
        this.person = person;
    }

    @Override
    public void execute(DelegateExecution execution) {
        if (!execution.hasVariable(ConductProcess.NUMBER)) {
            NewConduct conduct = conduct(execution);
            String number = reports.register(conduct);
            execution.setProcessBusinessKey(number);
            execution.setVariable(ConductProcess.NUMBER, number);
            execution.setVariable(ConductProcess.DISTRICT, conduct.district());
        }
        execution.removeVariables(ConductProcess.PRIVATE_FIELDS_OF_A_REPORT);
    }

    private NewConduct conduct(DelegateExecution execution) {
        String starter = person.userId().orElseThrow(() -> Refusal.forbidden("请先登录。", "Please log in first."));
        Unit unit = organisation.unitsOf(starter).stream()
                .findFirst()
                .orElseThrow(() ->
                        Refusal.forbidden("您不属于任何单位，不能登记。", "You belong to no unit and cannot register a report."));
        boolean anonymous = Boolean.TRUE.equals(execution.getVariable(ConductProcess.PRIVATE_ANONYMOUS));
        String channel = text(execution, ConductProcess.PRIVATE_CHANNEL);
        String description = text(execution, ConductProcess.PRIVATE_DESCRIPTION);
        return new NewConduct(
                UnitCode.district(unit.code()),
                UnitCode.village(unit.code()).orElse(null),
                channel == null ? "" : channel,
                description == null ? "" : description,
                text(execution, ConductProcess.PRIVATE_CONCERNED),
                anonymous ? null : text(execution, ConductProcess.PRIVATE_REPORTER_NAME),
                anonymous ? null : text(execution, ConductProcess.PRIVATE_REPORTER_PHONE),
                anonymous ? null : text(execution, ConductProcess.PRIVATE_REPORTER_EMAIL),
                starter);
    }

    private static @Nullable String text(DelegateExecution execution, String variable) {
        return (String) execution.getVariable(variable);
    }
}
