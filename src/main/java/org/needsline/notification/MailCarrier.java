package org.needsline.notification;

import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** E-mail by SMTP. Every attempt carries the same {@code Message-ID}. */
@Component
class MailCarrier implements Carrier {

    private final JavaMailSender sender;
    private final MailSettings settings;

    MailCarrier(JavaMailSender sender, MailSettings settings) {
        this.sender = sender;
        this.settings = settings;
    }

    @Override
    public Channel channel() {
        return Channel.EMAIL;
    }

    @Override
    public Handover handOver(OutgoingMessage message) {
        try {
            MimeMessage letter = new Letter(sender.createMimeMessage(), message.messageIdHeader(settings.from()));
            MimeMessageHelper helper = new MimeMessageHelper(letter, StandardCharsets.UTF_8.name());
            helper.setFrom(settings.from());
            helper.setTo(message.recipient());
            helper.setSubject(message.subject());
            helper.setText(message.body());
            sender.send(letter);
            return Handover.taken();
        } catch (MessagingException | MailException e) {
            return Handover.failed(withoutWords(e));
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
