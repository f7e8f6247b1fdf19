package org.needsline.need;

import org.jspecify.annotations.Nullable;

/**
 * Who does a step: a member of staff, a resident, or the clock.
 *
 * @param userId the person's id, or {@code clock} or {@code resident}
 * @param unit the unit in whose name a member of staff acts
 */
public record Actor(String userId, @Nullable String unit) {

    private static final Actor CLOCK = new Actor("clock", null);
    private static final Actor RESIDENT = new Actor("resident", null);

    /** A deadline passed and nobody acted. */
    public static Actor clock() {
        return CLOCK;
    }

    /** A resident with a receipt code, or an objector. */
    public static Actor resident() {
        return RESIDENT;
    }

    public static Actor of(String userId, @Nullable String unit) {
        return new Actor(userId, unit);
    }

    public boolean isClock() {
        return CLOCK.userId.equals(userId);
    }

    public boolean isResident() {
        return RESIDENT.userId.equals(userId);
    }
}
