package org.needsline.open311;

/** Begins the telling of one change in a job of its own. */
public interface StatusPushDispatch {

    /** The push with this id is to be sent once the current transaction has committed. */
    void begin(String pushId);
}
