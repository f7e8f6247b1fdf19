package org.needsline.notification;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells a number to which a text message can be sent, a mobile of the mainland, from a landline or something else. */
final class PhoneNumber {

    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");

    private PhoneNumber() {}

    static Optional<String> usable(@Nullable String text) {
        if (text == null) {
            return Optional.empty();
        }
        String digits = text.strip().replaceAll("[ ()-]", "").replaceFirst("^(\\+86|0086|86(?=1\\d{10}$))", "");
        return MOBILE.matcher(digits).matches() ? Optional.of(digits) : Optional.empty();
    }
}
