package org.needsline.notification;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.needsline.notification.NotificationRules.Ruling;
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
    private static final String CODE = "code";
    private static final String LINK = "link";
    private static final String URGENT = "urgent";
    private static final int VILLAGE_CODE_LENGTH = 12;

    private final NotificationRules rules;
    private final NotificationChoices choices;
    private final Organisation organisation;
    private final InAppMessages inApp;
    private final OutgoingMessages outgoing;
    private final MailSettings mail;
    private final SmsSettings sms;
    private final RobotSettings robots;
    private final PublicAddress site;
    private final Clock clock;

    Notifications(
            NotificationRules rules,
            NotificationChoices choices,
            Organisation organisation,
            InAppMessages inApp,
            OutgoingMessages outgoing,
            MailSettings mail,
            SmsSettings sms,
            RobotSettings robots,
            PublicAddress site,
            Clock clock) {
        this.rules = rules;
        this.choices = choices;
        this.organisation = organisation;
        this.inApp = inApp;
        this.outgoing = outgoing;
        this.mail = mail;
        this.sms = sms;
        this.robots = robots;
        this.site = site;
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
        List<Told> told = new ArrayList<>();
        for (String group : happened.audience().groups()) {
            String role = roleOf(group);
            organisation.staffIn(group).forEach(member -> told.add(new Told(role, member)));
        }
        for (String userId : happened.audience().users()) {
            organisation.staff(userId).ifPresent(person -> told.add(new Told(NotificationRules.SELF, person)));
        }
        Post post = new Post(happened, told);
        told.forEach(post::toStaff);
        post.toRobots(happened.audience().groups());
        happened.audience().reporters().forEach(post::toReporter);
        post.send();
    }

    /** Tells one person, by the rules of the roles that they hold. */
    void tell(NotificationEvent happened, Staff person, Collection<String> roles) {
        List<Told> told = roles.stream().map(role -> new Told(role, person)).toList();
        Post post = new Post(happened, told);
        told.forEach(post::toStaff);
        post.send();
    }

    /** Whether a person with these roles would be told of an event by any channel. */
    boolean reaches(String event, Staff person, Collection<String> roles) {
        Map<NotificationChoices.Key, Boolean> chosen =
                choices.of(event, List.of(person.userId())).getOrDefault(person.userId(), Map.of());
        return roles.stream().anyMatch(role -> Arrays.stream(Channel.values())
                .filter(Channel::isChosenByPeople)
                .filter(channel ->
                        channel == Channel.IN_APP || addressOf(person, channel).isPresent())
                .flatMap(channel -> rules.ruling(event, role, channel).stream())
                .anyMatch(ruling -> ruling.wanted(chosen)));
    }

    /** Where a channel reaches a member of staff; nothing when it is switched off or they have no such address. */
    private Optional<String> addressOf(Staff person, Channel channel) {
        return switch (channel) {
            case EMAIL -> mail.enabled() ? MailAddress.usable(person.email()) : Optional.empty();
            case SMS -> sms.enabled() ? PhoneNumber.usable(person.phone()) : Optional.empty();
            case IN_APP, WEBHOOK, CLERK -> Optional.empty();
        };
    }

    private static String roleOf(String group) {
        return group.substring(0, Math.max(group.indexOf('.'), 0));
    }

    /** A member of staff in the role in which they are told. */
    private record Told(String role, Staff person) {}

    /** What one event makes of messages: one a person and channel. */
    private final class Post {

        private final NotificationEvent happened;
        /** What staff may read: not what opens the need to whoever has it. */
        private final Map<String, String> facts;

        private final Map<String, Map<NotificationChoices.Key, Boolean>> chosen;
        private final boolean urgentCase;
        private final OffsetDateTime now = clock.instant().atOffset(ZoneOffset.UTC);
        private final Map<String, InAppMessages.Draft> inAppDrafts = new LinkedHashMap<>();
        private final Map<String, OutgoingMessages.Draft> drafts = new LinkedHashMap<>();

        private Post(NotificationEvent happened, List<Told> told) {
            this.happened = happened;
            this.facts = new HashMap<>(happened.facts());
            this.facts.put("number", happened.caseNumber());
            this.facts.remove(LINK);
            this.urgentCase = Boolean.parseBoolean(happened.facts().get(URGENT));
            this.chosen = choices.of(
                    happened.event(),
                    told.stream().map(one -> one.person().userId()).toList());
        }

        private void toStaff(Told told) {
            Staff person = told.person();
            wanted(told, Channel.IN_APP).ifPresent(ruling -> addInApp(person.userId(), ruling.template(), facts));
            for (Channel channel : List.of(Channel.EMAIL, Channel.SMS)) {
                addressOf(person, channel).ifPresent(address -> wanted(told, channel)
                        .ifPresent(ruling -> add(channel, address, ruling, facts)));
            }
        }

        private Optional<Ruling> wanted(Told told, Channel channel) {
            return rules.ruling(happened.event(), told.role(), channel)
                    .filter(ruling ->
                            ruling.wanted(chosen.getOrDefault(told.person().userId(), Map.of())));
        }

        private void toRobots(List<String> groups) {
            Map<String, String> open = new HashMap<>(facts);
            open.remove(CODE);
            for (String group : groups) {
                rules.switchedOn(happened.event(), roleOf(group), Channel.WEBHOOK)
                        .ifPresent(ruling -> robots.hearing(List.of(group))
                                .forEach(robot -> add(Channel.WEBHOOK, robot, ruling, open)));
            }
        }

        /** By the first way that reaches them: their e-mail address, their mobile, the clerk. */
        private void toReporter(Audience.Reporter reporter) {
            Map<String, String> own = new HashMap<>(facts);
            if (reporter.name() != null && !reporter.name().isBlank()) {
                own.put("reporter", reporter.name());
            }
            String link = happened.facts().get(LINK);
            if (link != null && site.isKnown()) {
                own.put(LINK, site.of(link));
            }
            Optional<String> address = mail.enabled() ? MailAddress.usable(reporter.email()) : Optional.empty();
            Optional<String> mobile = sms.enabled() ? PhoneNumber.usable(reporter.phone()) : Optional.empty();
            Optional<Ruling> byMail = rules.switchedOn(happened.event(), NotificationRules.REPORTER, Channel.EMAIL);
            Optional<Ruling> bySms = rules.switchedOn(happened.event(), NotificationRules.REPORTER, Channel.SMS);
            if (address.isPresent() && byMail.isPresent()) {
                add(Channel.EMAIL, address.get(), byMail.get(), own);
            } else if (mobile.isPresent() && bySms.isPresent()) {
                add(Channel.SMS, mobile.get(), bySms.get(), own);
            } else {
                rules.switchedOn(happened.event(), NotificationRules.REPORTER, Channel.CLERK)
                        .ifPresent(ruling -> village().ifPresent(code -> {
                            for (Staff clerk : organisation.staffIn(Role.CLERK, code)) {
                                addInApp(clerk.userId(), ruling.template(), facts);
                            }
                        }));
            }
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
            inAppDrafts.putIfAbsent(
                    userId + ' ' + template.id(),
                    new InAppMessages.Draft(
                            userId,
                            happened.event(),
                            happened.caseNumber(),
                            template.filled(with),
                            secret ? template.filled(withoutCode).body() : null,
                            now));
        }

        private void add(Channel channel, String recipient, Ruling ruling, Map<String, String> with) {
            Filled filled = ruling.template().filled(with);
            drafts.putIfAbsent(
                    channel.code() + ' ' + recipient + ' ' + ruling.template().id(),
                    new OutgoingMessages.Draft(
                            happened.event(),
                            happened.caseNumber(),
                            channel,
                            recipient,
                            filled.subject(),
                            channel == Channel.SMS ? sms.words(filled) : filled.letter(),
                            ruling.rule().atNight().waits(urgentCase),
                            now));
        }

        private void send() {
            inApp.writeAll(List.copyOf(inAppDrafts.values()));
            outgoing.sendAll(List.copyOf(drafts.values()));
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
