package org.needsline.engine;

import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/** Who clicked, for a delegate that runs in that person's request; nobody when a job or the clock runs it. */
@Component
public class ActingPerson {

    private final IdentityService identity;

    ActingPerson(IdentityService identity) {
        this.identity = identity;
    }

    /** The user id of the person whose request this is. */
    public Optional<String> userId() {
        return in(identity);
    }

    /** The same, where only the engine's own service is at hand. */
    public static Optional<String> in(IdentityService identity) {
        Authentication login = identity.getCurrentAuthentication();
        return login == null ? Optional.empty() : Optional.ofNullable(login.getUserId());
    }
}
