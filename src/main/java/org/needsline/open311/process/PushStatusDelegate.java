package org.needsline.open311.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.open311.StatusMessenger;
import org.springframework.stereotype.Component;

/** Has the client told of the change that this instance was started for. */
@Component
class PushStatusDelegate implements JavaDelegate {

    private final StatusMessenger messenger;

    PushStatusDelegate(StatusMessenger messenger) {
        this.messenger = messenger;
    }

    @Override
    public void execute(DelegateExecution execution) {
        messenger.tell((String) execution.getVariable(StatusPushProcess.PUSH));
    }
}
