package org.needsline.calendar;

/** What a deadline is counted in. */
public enum DeadlineUnit {
    WORKDAYS("wd"),
    HOURS("h");

    private final String id;

    DeadlineUnit(String id) {
        this.id = id;
    }

    /** As in the decision table and in storage: {@code wd}, {@code h}. */
    public String id() {
        return id;
    }

    public static DeadlineUnit of(String id) {
        for (DeadlineUnit unit : values()) {
            if (unit.id.equals(id)) {
                return unit;
            }
        }
        throw new IllegalArgumentException("No unit of deadlines: " + id);
    }
}
