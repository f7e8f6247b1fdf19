package org.needsline.need.process;

import org.needsline.need.Level;
import org.needsline.organisation.Role;
import org.needsline.organisation.Unit;

/** Which Camunda group acts for a unit, or above it. */
final class Groups {

    private Groups() {}

    /** Those who claim and deliver in the name of a unit. */
    static String actingFor(Unit unit) {
        return switch (unit.level()) {
            case DEPARTMENT -> Role.OFFICER.group(unit.code());
            case TEAM -> Role.TEAM_MEMBER.group(unit.code());
            case GRID -> Role.GRID_WORKER.group(unit.code());
            case VILLAGE -> Role.SECRETARY.group(unit.code());
            case TOWN, DISTRICT -> Role.CLERK.group(unit.code());
        };
    }

    /** The supervisor one level above the level that holds the need; the district's own for the district. */
    static String supervisorAbove(Level level, String village) {
        return Role.SUPERVISOR.group(level.above().unitOf(village));
    }

    /** The clerk one level above. */
    static String clerkAbove(Level level, String village) {
        return Role.CLERK.group(level.above().unitOf(village));
    }

    /** Who has the say over a need that a unit delivers, as variables of the process. */
    static void over(Unit responsible, String village, Step step) {
        Level level = Level.ofUnit(responsible.code());
        step.set(NeedLifecycle.DELIVERER_GROUP, actingFor(responsible))
                .set(NeedLifecycle.SUPERVISOR_GROUP, supervisorAbove(level, village))
                .set(NeedLifecycle.VERIFIER_GROUP, verifier(level, village))
                .set(NeedLifecycle.CALLER_GROUP, clerkAbove(level, village));
    }

    /** The village's clerk verifies; where the village itself delivered, the town's. */
    static String verifier(Level level, String village) {
        return Role.CLERK.group(level == Level.VILLAGE ? Level.TOWN.unitOf(village) : village);
    }
}
