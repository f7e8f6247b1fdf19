package org.needsline.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Delivers a message once. The state of its row tells a repeat of the job from a first attempt; every attempt carries the same
 * {@code Message-ID}, so that a mail server recognises the one repeat that a row cannot tell: a crash between the server's acceptance and
 * our note of it.
 */
@Service
public class Postman {

    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

    /** After this time an attempt that has left no result is taken for dead. Longer than all time-outs of the mail session together. */
    private static final Duration ATTEMPT_DEAD_AFTER = Duration.ofMinutes(5);

    private final OutgoingMessages messages;
    private final JavaMailSender sender;
    private final MailSettings settings;
    private final Clock clock;
    private final TransactionTemplate alone;

    Postman(
            OutgoingMessages messages,
            JavaMailSender sender,
            MailSettings settings,
            Clock clock,
            PlatformTransactionManager transactions) {
        this.messages = messages;
        this.sender = sender;
        this.settings = settings;
        this.clock = clock;
        // What happened to a message outside the house must stay noted even when the job that sent it is rolled back.
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Hands the message to the mail server; does nothing when it is already there, or was erased with its case.
     *
     * @throws MessageNotSent when the server did not take it, or another attempt is still under way; nothing is lost, try again later
     */
    public void deliver(String messageId) {
        OffsetDateTime now = now();
        boolean ours = Boolean.TRUE.equals(
                alone.execute(status -> messages.claim(messageId, now, now.minus(ATTEMPT_DEAD_AFTER))));
        OutgoingMessage message = messages.find(messageId).orElse(null);
        if (message == null) {
            LOG.info("Message {} was erased before it left", messageId);
            return;
        }
        if (!ours) {
            if (message.isSent()) {
                return;
            }
            throw new MessageNotSent(messageId, "another attempt is under way");
        }
        Optional<String> failure = send(message);
        if (failure.isPresent()) {
            alone.executeWithoutResult(status -> messages.failed(messageId, failure.get()));
            throw new MessageNotSent(messageId, failure.get());
        }
        alone.executeWithoutResult(status -> messages.sent(messageId, now()));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    /** What went wrong, without a word of the message or its recipient. */
    private Optional<String> send(OutgoingMessage message) {
        try {
            MimeMessage letter = new Letter(sender.createMimeMessage(), message.messageIdHeader(settings.from()));
            MimeMessageHelper helper = new MimeMessageHelper(letter, StandardCharsets.UTF_8.name());
            helper.setFrom(settings.from());
            helper.setTo(message.recipient());
            helper.setSubject(message.subject());
            helper.setText(message.body());
            sender.send(letter);
            return Optional.empty();
        } catch (MessagingException | MailException e) {
            return Optional.of(withoutWords(e));
        }
    }

    /** A mail server's complaint repeats the address, so only its kind and its code go on. */
    private static String withoutWords(Exception failure) {
        Set<String> kinds = new LinkedHashSet<>();
        collect(failure, kinds, 0);
        return String.join(", ", kinds);
    }

    private static void collect(@Nullable Throwable failure, Set<String> kinds, int depth) {
        if (failure == null || depth > 6) {
            return;
        }
        String kind = failure.getClass().getSimpleName();
        if (failure instanceof SMTPSendFailedException answer) {
            kind += " " + answer.getReturnCode();
        } else if (failure instanceof SMTPAddressFailedException answer) {
            kind += " " + answer.getReturnCode();
        }
        kinds.add(kind);
        if (failure instanceof MailSendException several) {
            several.getFailedMessages().values().forEach(each -> collect(each, kinds, depth + 1));
        }
        if (failure instanceof SendFailedException chained) {
            collect(chained.getNextException(), kinds, depth + 1);
        }
        collect(failure.getCause(), kinds, depth + 1);
    }
}
