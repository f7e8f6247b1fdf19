package org.needsline.notification.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.notification.Postman;
import org.springframework.stereotype.Component;

/** Has the message delivered that this instance was started for. */
@Component
class SendNotificationDelegate implements JavaDelegate {

    private final Postman postman;

    SendNotificationDelegate(Postman postman) {
        this.postman = postman;
    }

    @Override
    public void execute(DelegateExecution execution) {
        postman.deliver((String) execution.getVariable(NotificationProcess.MESSAGE));
    }
}
