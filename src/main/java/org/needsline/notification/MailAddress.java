package org.needsline.notification;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells an address to which mail can be sent from a text that only looks like one. */
final class MailAddress {

    private static final int MAX_LENGTH = 320;

    private MailAddress() {}

    static Optional<String> usable(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        String address = text.strip();
        if (address.length() > MAX_LENGTH
                || address.indexOf('@') < 1
                || address.chars().anyMatch(Character::isISOControl)) {
            return Optional.empty();
        }
        try {
            InternetAddress parsed = new InternetAddress(address, true);
            return address.equals(parsed.getAddress()) ? Optional.of(address) : Optional.empty();
        } catch (AddressException e) {
            return Optional.empty();
        }
    }
}
