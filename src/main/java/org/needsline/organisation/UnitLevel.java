package org.needsline.organisation;

/** Where a unit stands; the shape of its code says so too. */
public enum UnitLevel {
    DISTRICT,
    TOWN,
    VILLAGE,
    GRID,
    DEPARTMENT,
    TEAM
}
