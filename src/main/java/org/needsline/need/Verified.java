package org.needsline.need;

/** Where a need goes after verification. */
public enum Verified {
    /** Done as promised: the reporters rate. */
    DONE,
    /** Back to the unit with what is missing. */
    BACK,
    /** Missing for the third time: the supervisor takes over. */
    TO_SUPERVISOR
}
