package org.needsline.engine;

import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.springframework.stereotype.Component;

/** Which logins the engine has locked for a while after too many wrong passwords; its public interface does not say. */
@Component
public class LoginLocks {

    private final IdentityService identity;

    LoginLocks(IdentityService identity) {
        this.identity = identity;
    }

    public boolean isLocked(String userId) {
        return identity.createUserQuery().userId(userId).singleResult() instanceof UserEntity user
                && user.getLockExpirationTime() != null
                && user.getLockExpirationTime().after(ClockUtil.getCurrentTime());
    }
}
