package org.needsline.organisation;

import org.jspecify.annotations.Nullable;

/**
 * A person who works with the system.
 *
 * @param userId the login name, also the engine's user id
 * @param email may be missing: such a person is told by other channels
 * @param phone may be missing
 */
public record Staff(String userId, String name, @Nullable String email, @Nullable String phone) {}
