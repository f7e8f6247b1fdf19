package org.needsline.need.process;

import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.need.Channel;
import org.needsline.need.Level;
import org.needsline.need.NeedService;
import org.needsline.need.NeedView;
import org.needsline.need.Receipt;
import org.needsline.need.Status;
import org.needsline.notification.NotificationEvents;
import org.needsline.organisation.Organisation;
import org.needsline.wording.Refusal;
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
            messages.tellClerks(number);
        } else {
            takenUpOnce(execution, number);
            tellOfANewOne(needs.view(number));
        }
        NeedView need = needs.view(number);
        step.set(NeedLifecycle.VILLAGE, need.village())
                .set(NeedLifecycle.TOWN, Level.TOWN.unitOf(need.village()))
                .set(NeedLifecycle.DISTRICT, Level.DISTRICT.unitOf(need.village()));
        if (need.responsible() != null) {
            Groups.over(organisation.require(need.responsible()), need.village(), step);
        }
        if (need.status() == Status.REJECTED) {
            Endings.notAccepted(step, need);
        }
        cards.show(execution, need);
    }

    /** An imported need, or one that is under way already, is news to nobody. */
    private void tellOfANewOne(NeedView need) {
        if (need.status() != Status.REGISTERED || need.channel() == Channel.IMPORT) {
            return;
        }
        if (need.channel() == Channel.WEB || need.channel() == Channel.HOTLINE) {
            // Number and code stood on the screen, or the hotline has them: the link follows.
            messages.tellReporters(need.number(), NotificationEvents.NEED_TOLD_ONLINE, Map.of());
        }
        messages.tellClerks(need.number());
    }

    /** Whoever may start the process by a program could name any case: one that is handled or closed is refused. */
    private void takenUpOnce(DelegateExecution execution, String number) {
        boolean handled = execution
                .getProcessEngineServices()
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processDefinitionKey(NeedLifecycle.KEY)
                .processInstanceBusinessKey(number)
                .list()
                .stream()
                .anyMatch(other -> !other.getId().equals(execution.getProcessInstanceId()));
        if (handled || needs.view(number).status() == Status.CLOSED) {
            throw Refusal.conflict(
                    "需求" + number + "已在办理或已办结，不能再次启动。",
                    "Need " + number + " is being handled or closed; it cannot be started again.");
        }
    }
}
