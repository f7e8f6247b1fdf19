package org.needsline.notification;

/** A message did not leave the house this time. Carries neither recipient nor text: its words end up in the engine's incidents. */
class MessageNotSent extends RuntimeException {

    private static final long serialVersionUID = 1L;

    MessageNotSent(String messageId, String why) {
        super("消息未发出 Message " + messageId + " was not sent: " + why);
    }
}
