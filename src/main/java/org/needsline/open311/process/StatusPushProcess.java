package org.needsline.open311.process;

import org.camunda.bpm.engine.RuntimeService;
import org.needsline.engine.SystemAuthority;
import org.needsline.open311.StatusPushDispatch;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** The only caller of the engine for the process {@code StatusPush}. */
@Component
class StatusPushProcess implements StatusPushDispatch {

    static final String KEY = "StatusPush";
    /** Id of the row in {@code open311_push}: all that the engine knows of it. */
    static final String PUSH = "push";

    private final RuntimeService runtime;
    private final SystemAuthority system;

    StatusPushProcess(@Lazy RuntimeService runtime, SystemAuthority system) {
        this.runtime = runtime;
        this.system = system;
    }

    @Override
    public void begin(String pushId) {
        system.run(() -> runtime.createProcessInstanceByKey(KEY)
                .businessKey(pushId)
                .setVariable(PUSH, pushId)
                .execute());
    }
}
