package org.needsline.notification.process;

import java.util.Date;
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
        Date again = postman.deliver((String) execution.getVariable(NotificationProcess.MESSAGE))
                .map(Date::from)
                .orElse(null);
        execution.setVariable(NotificationProcess.SEND_AGAIN_AT, again);
    }
}
