package org.needsline.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * A receipt code is stored as a hash, but the message that hands it out shows it in plain. It goes once the message is marked as read, and
 * after a day in any case; a letter is forgotten a day after the mail server took it. Two nodes that do this at once do no harm.
 */
@Component
class MessageExpiry {

    private static final Duration SHOWN = Duration.ofDays(1);

    private final InAppMessages inApp;
    private final OutgoingMessages outgoing;
    private final Clock clock;

    MessageExpiry(InAppMessages inApp, OutgoingMessages outgoing, Clock clock) {
        this.inApp = inApp;
        this.outgoing = outgoing;
        this.clock = clock;
    }

    /** Some minutes between reading and forgetting let a clerk finish writing the slip. */
    @Scheduled(initialDelay = 600_000, fixedDelay = 600_000)
    @Transactional
    public void forget() {
        OffsetDateTime before = clock.instant().minus(SHOWN).atOffset(ZoneOffset.UTC);
        inApp.forgetSecrets(before);
        outgoing.forgetDelivered(before);
    }
}
