package org.needsline.organisation;

/** A role held in a unit; its id is the engine's group. */
public record RoleInUnit(Role role, String unitCode) {

    public String id() {
        return role.group(unitCode);
    }
}
