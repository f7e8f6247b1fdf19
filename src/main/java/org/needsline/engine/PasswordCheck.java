package org.needsline.engine;

import java.util.Optional;

/** Decides about a password in place of the engine, which then asks nobody else; where none is there, the engine's own password counts. */
public interface PasswordCheck {

    /**
     * Whether the password is this person's.
     *
     * @return empty where this check does not know the person, so that the engine's own password counts
     */
    Optional<Boolean> check(String userId, String password);
}
