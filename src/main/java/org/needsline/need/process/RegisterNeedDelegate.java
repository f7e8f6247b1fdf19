package org.needsline.need.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.need.Level;
import org.needsline.need.NeedService;
import org.needsline.need.NeedView;
import org.needsline.need.Receipt;
import org.needsline.organisation.Organisation;
import org.springframework.stereotype.Component;

/** Checks and numbers a reported need, or takes up one that another channel has registered already. */
@Component
class RegisterNeedDelegate implements JavaDelegate {

    private final NeedService needs;
    private final Cards cards;
    private final NeedForms forms;
    private final Organisation organisation;
    private final NeedMessages messages;

    RegisterNeedDelegate(
            NeedService needs, Cards cards, NeedForms forms, Organisation organisation, NeedMessages messages) {
        this.needs = needs;
        this.cards = cards;
        this.forms = forms;
        this.organisation = organisation;
        this.messages = messages;
    }

    @Override
    public void execute(DelegateExecution execution) {

        Step step = Step.of(execution);
        if (step.flag("aboutOfficial")) {
            step.set(NeedLifecycle.STAGE, "conduct");
            return;
        }
        String number = execution.getProcessBusinessKey();
        if (number == null) {
            Receipt receipt = needs.registered(forms.report(step), step.actor(null));
            number = receipt.number();
            execution.setProcessBusinessKey(number);
            step.set(NeedLifecycle.STAGE, "intake").set(NeedLifecycle.LEVEL, Level.VILLAGE.code());
            messages.handOut(receipt, step.userId());
        }
        NeedView need = needs.view(number);
        step.set(NeedLifecycle.VILLAGE, need.village())
                .set(NeedLifecycle.TOWN, Level.TOWN.unitOf(need.village()))
                .set(NeedLifecycle.DISTRICT, Level.DISTRICT.unitOf(need.village()));
        cards.show(execution, need);
    }
}
