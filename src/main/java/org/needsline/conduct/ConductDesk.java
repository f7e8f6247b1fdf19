package org.needsline.conduct;

/** Lays a registered report on the desk of the district's discipline office. */
public interface ConductDesk {

    /** Begins the process of this report in the current transaction. */
    void lay(String number, String district);
}
