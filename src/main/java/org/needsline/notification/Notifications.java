package org.needsline.notification;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.needsline.notification.NotificationRules.Channel;
import org.needsline.notification.NotificationRules.Template;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Role;
import org.needsline.organisation.Staff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells people what happened, by the channels that the rules name (domain 7). What is to be told is written in the caller's transaction;
 * what leaves the house leaves it in jobs of its own, so that no gateway ever stops a case.
 */
@Service
public class Notifications {

    private static final Logger LOG = LoggerFactory.getLogger(Notifications.class);
    private static final String REPORTER = "reporter";
    private static final String SELF = "self";
    private static final String CODE = "code";
    private static final int VILLAGE_CODE_LENGTH = 12;

    private final NotificationRules rules;
    private final Organisation organisation;
    private final InAppMessages inApp;
    private final OutgoingMessages outgoing;
    private final MailSettings mail;
    private final Clock clock;

    Notifications(
            NotificationRules rules,
            Organisation organisation,
            InAppMessages inApp,
            OutgoingMessages outgoing,
            MailSettings mail,
            Clock clock) {
        this.rules = rules;
        this.organisation = organisation;
        this.inApp = inApp;
        this.outgoing = outgoing;
        this.mail = mail;
        this.clock = clock;
    }

    /**
     * Tells the audience. An event without a rule, an address that is none, an empty group: nothing is sent and nothing is thrown. A
     * person who belongs to the audience in more than one way is told once a channel.
     */
    @Transactional
    public void tell(NotificationEvent happened) {
        if (!rules.knows(happened.event())) {
            LOG.warn("No notification rule for event {}: nobody is told", happened.event());
            return;
        }
        Post post = new Post(happened);
        for (String group : happened.audience().groups()) {
            String role = group.substring(0, Math.max(group.indexOf('.'), 0));
            for (Staff member : organisation.staffIn(group)) {
                post.toStaff(role, member);
            }
        }
        for (String userId : happened.audience().users()) {
            organisation.staff(userId).ifPresent(person -> post.toStaff(SELF, person));
        }
        for (Audience.Reporter reporter : happened.audience().reporters()) {
            post.toReporter(reporter);
        }
        inApp.writeAll(List.copyOf(post.inApp.values()));
        outgoing.sendAll(List.copyOf(post.mails.values()));
    }

    /** What one event makes of messages: one a person and channel. */
    private final class Post {

        private final NotificationEvent happened;
        private final Map<String, String> facts;
        private final OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        private final Map<String, InAppMessages.Draft> inApp = new LinkedHashMap<>();
        private final Map<String, OutgoingMessages.Draft> mails = new LinkedHashMap<>();

        private Post(NotificationEvent happened) {
            this.happened = happened;
            this.facts = new HashMap<>(happened.facts());
            this.facts.put("number", happened.caseNumber());
        }

        private void toStaff(String role, Staff member) {
            rules.template(happened.event(), role, Channel.IN_APP)
                    .ifPresent(template -> addInApp(member.userId(), template, facts));
            if (mail.enabled()) {
                Optional<String> address = MailAddress.usable(member.email());
                if (address.isPresent()) {
                    rules.template(happened.event(), role, Channel.EMAIL)
                            .ifPresent(template -> addMail(address.get(), template, facts));
                }
            }
        }

        private void toReporter(Audience.Reporter reporter) {
            Map<String, String> own = new HashMap<>(facts);
            if (reporter.name() != null && !reporter.name().isBlank()) {
                own.put("reporter", reporter.name());
            }
            Optional<String> address = MailAddress.usable(reporter.email());
            Optional<Template> byMail = rules.template(happened.event(), REPORTER, Channel.EMAIL);
            if (mail.enabled() && address.isPresent() && byMail.isPresent()) {
                addMail(address.get(), byMail.get(), own);
                return;
            }
            rules.template(happened.event(), REPORTER, Channel.CLERK)
                    .ifPresent(template -> village().ifPresent(code -> {
                        for (Staff clerk : organisation.staffIn(Role.CLERK, code)) {
                            addInApp(clerk.userId(), template, facts);
                        }
                    }));
        }

        /** The clerks of a village tell its residents whom no message reaches. */
        private Optional<String> village() {
            String given = facts.get("village");
            String code = given != null ? given : happened.caseNumber();
            return code.length() >= VILLAGE_CODE_LENGTH
                            && code.substring(0, VILLAGE_CODE_LENGTH).chars().allMatch(Character::isDigit)
                    ? Optional.of(code.substring(0, VILLAGE_CODE_LENGTH))
                    : Optional.empty();
        }

        private void addInApp(String userId, Template template, Map<String, String> with) {
            Map<String, String> withoutCode = new HashMap<>(with);
            boolean secret = withoutCode.remove(CODE) != null;
            inApp.putIfAbsent(
                    userId + ' ' + template.id(),
                    new InAppMessages.Draft(
                            userId,
                            happened.event(),
                            happened.caseNumber(),
                            template.filled(with),
                            secret ? template.filled(withoutCode).body() : null,
                            now));
        }

        private void addMail(String address, Template template, Map<String, String> with) {
            mails.putIfAbsent(
                    address + ' ' + template.id(),
                    new OutgoingMessages.Draft(
                            happened.event(), happened.caseNumber(), address, template.filled(with), now));
        }
    }

    /** The newest messages of a person and how many of them all are unread. */
    public Inbox inboxOf(String userId, int limit) {
        return new Inbox(inApp.unread(userId), inApp.newest(userId, limit));
    }

    /** Marks one message of this person as read; a repeat changes nothing. Refused when the person has no such message. */
    @Transactional
    public void read(String userId, long messageId) {
        inApp.read(userId, messageId, clock.instant().atOffset(ZoneOffset.UTC));
    }

    /** Marks every message of this person as read. */
    @Transactional
    public void readAll(String userId) {
        inApp.readAll(userId, clock.instant().atOffset(ZoneOffset.UTC));
    }

    /**
     * @param unread how many messages the person has not read yet
     * @param messages the newest first
     */
    public record Inbox(int unread, List<InAppMessage> messages) {

        public Inbox {
            messages = new ArrayList<>(messages);
        }
    }
}
