package org.needsline.notification;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.needsline.notification.Carrier.Handover;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Delivers a message once. The state of its row tells a repeat of the job from a first attempt; every attempt carries the same id, so that
 * the other side recognises the one repeat that a row cannot tell: a crash, or a time-out, between its acceptance and our note of it.
 */
@Service
public class Postman {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

    /** After this time an attempt that has left no result is taken for dead. */
    private static final Duration ATTEMPT_DEAD_AFTER = Duration.ofMinutes(5);

    private static final Duration WHEN_BUSY = Duration.ofMinutes(2);

    /** A gateway that is busy for so many attempts is out of order. */
    private static final int PATIENCE = 30;

    private final OutgoingMessages messages;
    private final QuietHours quiet;
    private final Map<Channel, Carrier> carriers = new EnumMap<>(Channel.class);
    private final Clock clock;
    private final TransactionTemplate alone;

    Postman(
            OutgoingMessages messages,
            QuietHours quiet,
            List<Carrier> carriers,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.messages = messages;
        this.quiet = quiet;
        carriers.forEach(carrier -> this.carriers.put(carrier.channel(), carrier));
        this.clock = clock;
        // What happened to a message outside the house must stay noted even when the job that sent it is rolled back.
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Hands the message over; does nothing when it is already there, or was erased with its case.
     *
     * @return when to try again, because it is quiet now or the gateway asks for patience; nothing when it is done
     * @throws MessageNotSent when it was not taken, or another attempt is still under way; nothing is lost, try again later
     */
    public Optional<Instant> deliver(String messageId) {
        OffsetDateTime now = now();
        OutgoingMessage waiting = messages.find(messageId).orElse(null);
        if (waiting == null) {
            LOG.info("Message {} was erased before it left", messageId);
            return Optional.empty();
        }
        if (waiting.isSent()) {
            return Optional.empty();
        }
        if (waiting.waits()) {
            Optional<Instant> morning = quiet.until(waiting.channel(), now.toInstant());
            if (morning.isPresent()) {
                return morning;
            }
        }
        boolean ours = Boolean.TRUE.equals(
                alone.execute(status -> messages.claim(messageId, now, now.minus(ATTEMPT_DEAD_AFTER))));
        OutgoingMessage message = messages.find(messageId).orElse(null);
        if (message == null || message.isSent()) {
            return Optional.empty();
        }
        if (!ours) {
            throw new MessageNotSent(messageId, "another attempt is under way");
        }
        Carrier carrier = carriers.get(message.channel());
        Handover handover = carrier == null ? Handover.failed("no such channel") : carrier.handOver(message);
        if (handover.kind() == Handover.Kind.TAKEN) {
            alone.executeWithoutResult(status -> messages.sent(messageId, now()));
            return Optional.empty();
        }
        alone.executeWithoutResult(status -> messages.failed(messageId, handover.why()));
        if (handover.kind() == Handover.Kind.BUSY && message.attempts() < PATIENCE) {
            return Optional.of(clock.instant().plus(WHEN_BUSY));
        }
        throw new MessageNotSent(messageId, handover.why());
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
