package org.needsline.benchmark;

/** Lives of one kind of case, carried from beginning to end again and again. */
interface Lives {

    /** The name of the database that they fill. */
    String database();

    /** One whole life; the time of each step goes into the timings. */
    void live(Timings timings);
}
