package org.needsline.notification.process;

import org.camunda.bpm.engine.RuntimeService;
import org.needsline.engine.SystemAuthority;
import org.needsline.notification.MessageDispatch;
import org.springframework.stereotype.Component;

/** The only caller of the engine for the process {@code Notification}. */
@Component
class NotificationProcess implements MessageDispatch {

    static final String KEY = "Notification";
    /** Id of the row in {@code outgoing_message}: all that the engine knows of a message. */
    static final String MESSAGE = "message";
    /** When it is tried again, because people are left in peace until then or the gateway is busy; null once it is done. */
    static final String SEND_AGAIN_AT = "sendAgainAt";

    private final RuntimeService runtime;
    private final SystemAuthority system;

    NotificationProcess(RuntimeService runtime, SystemAuthority system) {
        this.runtime = runtime;
        this.system = system;
    }

    @Override
    public void begin(String messageId) {
        system.run(() -> runtime.createProcessInstanceByKey(KEY)
                .businessKey(messageId)
                .setVariable(MESSAGE, messageId)
                .execute());
    }
}
