package org.needsline.need;

/** Sets a registered need on its way. The port through which every channel but the start form brings a need to life. */
public interface NeedStarter {

    /** Starts the life of a need that is registered and has not begun yet, in the caller's transaction. */
    void start(String number);
}
