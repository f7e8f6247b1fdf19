package org.needsline.need.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.conduct.ConductReports;
import org.needsline.conduct.NewConduct;
import org.needsline.need.Level;
import org.needsline.need.Reporter;
import org.springframework.stereotype.Component;

/** A report about an official goes to the discipline office and leaves nothing with the village. */
@Component
class ForwardConductDelegate implements JavaDelegate {

    private final ConductReports conduct;
    private final NeedForms forms;

    ForwardConductDelegate(ConductReports conduct, NeedForms forms) {
        this.conduct = conduct;
        this.forms = forms;
    }

    @Override
    public void execute(DelegateExecution execution) {

        Step step = Step.of(execution);
        String village = forms.village(step);
        Reporter reporter = forms.reporter(step);
        conduct.report(new NewConduct(
                Level.DISTRICT.unitOf(village),
                village,
                java.util.Objects.requireNonNullElse(step.text("channel"), "visit"),
                step.required("privateDescription", "反映内容", "description"),
                step.text("privatePlace"),
                reporter == null ? null : reporter.name(),
                reporter == null ? null : reporter.phone(),
                reporter == null ? null : reporter.email(),
                java.util.Objects.requireNonNullElse(step.userId(), "system")));
        step.forget("grid", "kind", "category", "scope", "households", "hardship", "leftBehind", "danger");
    }
}
