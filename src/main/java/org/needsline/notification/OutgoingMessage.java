package org.needsline.notification;

/**
 * A message that is to leave the house.
 *
 * @param recipient an address, a phone number or the name of a robot
 * @param waits whether it may not leave in the quiet hours
 * @param attempts how often it was tried
 */
record OutgoingMessage(
        String id,
        Channel channel,
        String recipient,
        String subject,
        String body,
        String state,
        boolean waits,
        int attempts) {

    boolean isSent() {
        return "sent".equals(state);
    }

    /** By this a gateway recognises a repeat: the same for every attempt. */
    String sendId() {
        return "needsline-" + id;
    }

    /** By this people recognise a repeat. */
    String shortId() {
        return id.substring(0, 8);
    }

    /** The same for every attempt. */
    String messageIdHeader(String from) {
        return "<" + sendId() + "@" + from.substring(from.indexOf('@') + 1) + ">";
    }
}
