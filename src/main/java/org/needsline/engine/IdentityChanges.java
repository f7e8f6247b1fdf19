package org.needsline.engine;

/**
 * Hears of every change to users and memberships, whoever makes it and by which door, in the engine's transaction: what it throws undoes
 * the change. Its own changes reach it too.
 */
public interface IdentityChanges {

    /** A login was opened, or its name, address or password changed. */
    default void userSaved(String userId) {}

    /** A login was closed, with all its memberships. */
    default void userDeleted(String userId) {}

    default void membershipCreated(String userId, String groupId) {}

    default void membershipDeleted(String userId, String groupId) {}
}
