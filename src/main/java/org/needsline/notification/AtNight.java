package org.needsline.notification;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.needsline.wording.Bilingual;

/** What a rule says about the quiet hours. */
enum AtNight {
    WAIT("等到早上", "Waits for the morning"),
    /** For cases in which life or dwelling is in danger, the fact {@code urgent}. */
    URGENT("紧急案件立即发", "At once for urgent cases"),
    GO("立即发", "At once");

    private final Bilingual label;

    AtNight(String zh, String en) {
        this.label = Bilingual.of(zh, en);
    }

    /** As it stands in tables and files. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    Bilingual label() {
        return label;
    }

    boolean waits(boolean urgentCase) {
        return this == WAIT || this == URGENT && !urgentCase;
    }

    static Optional<AtNight> of(String code) {
        return Arrays.stream(values()).filter(one -> one.code().equals(code)).findFirst();
    }
}
