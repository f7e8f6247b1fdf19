package org.needsline.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

/** A mail whose id is ours and the same at every attempt; the mail library would make up a new one each time. */
final class Letter extends MimeMessage {

    private final String messageId;

    Letter(MimeMessage blank, String messageId) {
        super(blank.getSession());
        this.messageId = messageId;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }
}
