package org.needsline.engine;

import org.camunda.bpm.engine.identity.User;

/**
 * Hears of every change to users and memberships, whoever makes it and by which door, in the engine's transaction: what it throws undoes
 * the change. Its own changes reach it too.
 */
public interface IdentityChanges {

    /**
     * A login was opened, or its name, address or password changed.
     *
     * @param user as it will be stored
     */
    default void userSaved(User user) {}

    /** A login was closed, with all its memberships. */
    default void userDeleted(String userId) {}

    default void membershipCreated(String userId, String groupId) {}

    default void membershipDeleted(String userId, String groupId) {}
}
