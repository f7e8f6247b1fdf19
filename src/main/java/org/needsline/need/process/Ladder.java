package org.needsline.need.process;

import org.needsline.need.Level;

/** The order of the levels, and that there is none above the district. */
final class Ladder {

    static final String ABOVE = "ABOVE";

    private Ladder() {}

    static String above(Level level) {
        return level == Level.DISTRICT ? ABOVE : level.above().code();
    }

    /** The unit of a group id such as {@code supervisor.990101100}. */
    static String unitOf(String group) {
        return group.substring(group.indexOf('.') + 1);
    }
}
