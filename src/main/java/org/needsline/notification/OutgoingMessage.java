package org.needsline.notification;

/** A message that is to leave the house. */
record OutgoingMessage(String id, String recipient, String subject, String body, String state) {

    boolean isSent() {
        return "sent".equals(state);
    }

    /** The same for every attempt. */
    String messageIdHeader(String from) {
        return "<needsline-" + id + "@" + from.substring(from.indexOf('@') + 1) + ">";
    }
}
