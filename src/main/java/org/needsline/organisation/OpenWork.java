package org.needsline.organisation;

/** Work that keeps a unit from being closed. */
public interface OpenWork {

    /** How much of it is open in exactly that unit. */
    long in(String unitCode);
}
