package org.needsline.engine;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/** Looks something up for the system itself while a person is signed in: what the person may see of it, the caller decides. */
@Component
public class SystemLookup {

    private final IdentityService identity;

    SystemLookup(IdentityService identity) {
        this.identity = identity;
    }

    /** Runs the look-up without the person's authorizations, which count again afterwards. */
    public <T> T of(Supplier<T> lookup) {
        Authentication person = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            return lookup.get();
        } finally {
            if (person != null) {
                identity.setAuthentication(person.getUserId(), person.getGroupIds(), person.getTenantIds());
            }
        }
    }
}
