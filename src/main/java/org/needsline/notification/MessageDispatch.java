package org.needsline.notification;

/** Begins the sending of one message in a job of its own. */
public interface MessageDispatch {

    /** The message with this id is to be sent once the current transaction has committed. */
    void begin(String messageId);
}
