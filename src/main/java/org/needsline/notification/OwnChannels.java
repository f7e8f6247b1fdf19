package org.needsline.notification;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.needsline.notification.NotificationRules.Ruling;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Staff;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** By which way a person wants to be told of what. What they have not chosen, the rules of their roles say. */
@Service
class OwnChannels {

    private static final List<Channel> CHANNELS = List.of(Channel.IN_APP, Channel.EMAIL, Channel.SMS);

    private final NotificationRules rules;
    private final NotificationChoices choices;
    private final Organisation organisation;
    private final EventNames events;
    private final MailSettings mail;
    private final SmsSettings sms;

    OwnChannels(
            NotificationRules rules,
            NotificationChoices choices,
            Organisation organisation,
            EventNames events,
            MailSettings mail,
            SmsSettings sms) {
        this.rules = rules;
        this.choices = choices;
        this.organisation = organisation;
        this.events = events;
        this.mail = mail;
        this.sms = sms;
    }

    /**
     * A channel as it reaches the person.
     *
     * @param on whether the district has it at all
     * @param reachable whether the person has an address for it
     */
    record Way(String id, Bilingual name, boolean on, boolean reachable) {}

    /** Whether the person is told of an event by a channel, what counts without a choice, and whether they may choose. */
    record Cell(boolean wanted, boolean byDefault, boolean mayChoose) {}

    /** An event; a channel by which nobody is told of it is missing. */
    record Row(String event, Bilingual name, Map<String, Cell> channels) {}

    record Sheet(List<Way> ways, List<Row> rows) {}

    /** One cell as the person wants it. */
    record Choice(String event, String channel, boolean wanted) {}

    @Transactional(readOnly = true)
    public Sheet of(String userId) {
        Staff person = person(userId);
        Map<NotificationChoices.Key, Boolean> chosen = choices.of(userId);
        Set<String> roles = rolesOf(userId);
        List<Row> rows = new ArrayList<>();
        rules.rules().stream()
                .map(rule -> rule.key().event())
                .distinct()
                .sorted(Comparator.comparing(events::place))
                .forEach(event -> {
                    Map<String, Cell> cells = new LinkedHashMap<>();
                    for (Channel channel : CHANNELS) {
                        cell(event, channel, roles, chosen).ifPresent(cell -> cells.put(channel.code(), cell));
                    }
                    if (!cells.isEmpty()) {
                        rows.add(new Row(event, events.of(event), cells));
                    }
                });
        return new Sheet(
                List.of(
                        new Way(Channel.IN_APP.code(), Channel.IN_APP.label(), true, true),
                        new Way(
                                Channel.EMAIL.code(),
                                Channel.EMAIL.label(),
                                mail.enabled(),
                                MailAddress.usable(person.email()).isPresent()),
                        new Way(
                                Channel.SMS.code(),
                                Channel.SMS.label(),
                                sms.enabled(),
                                PhoneNumber.usable(person.phone()).isPresent())),
                rows);
    }

    /**
     * Keeps what a person wants. What agrees with the rules is not kept, so that a later change of them counts.
     *
     * @throws Refusal invalid, if one of them is not theirs to choose; then nothing is kept
     */
    @Transactional
    public void choose(String userId, List<Choice> wanted) {
        person(userId);
        Set<String> roles = rolesOf(userId);
        for (Choice choice : wanted) {
            Cell cell = Channel.of(choice.channel())
                    .filter(CHANNELS::contains)
                    .flatMap(channel -> cell(choice.event(), channel, roles, Map.of()))
                    .orElseThrow(() -> Refusal.invalid("没有这种消息。", "There is no such message."));
            if (!cell.mayChoose()) {
                throw Refusal.invalid(
                        "“" + events.of(choice.event()).zh() + "”必须让您知道，不能关闭。",
                        "You have to know of \"" + events.of(choice.event()).en() + "\": this cannot be switched.");
            }
            NotificationChoices.Key key = new NotificationChoices.Key(choice.event(), choice.channel());
            if (choice.wanted() == cell.byDefault()) {
                choices.forget(userId, key);
            } else {
                choices.choose(userId, key, choice.wanted());
            }
        }
    }

    private Staff person(String userId) {
        return organisation
                .staff(userId)
                .orElseThrow(() -> Refusal.notFound("没有您的人员记录。", "There is no record of you as staff."));
    }

    /** A person may be told as who they are, too. */
    private Set<String> rolesOf(String userId) {
        Set<String> roles = new LinkedHashSet<>();
        organisation.rolesOf(userId).forEach(held -> roles.add(held.role().id()));
        roles.add(NotificationRules.SELF);
        return roles;
    }

    private Optional<Cell> cell(
            String event, Channel channel, Set<String> roles, Map<NotificationChoices.Key, Boolean> chosen) {
        List<Ruling> mine = roles.stream()
                .flatMap(role -> rules.ruling(event, role, channel).stream())
                .filter(ruling -> ruling.rule().enabled() || ruling.rule().switchable())
                .toList();
        if (mine.isEmpty()) {
            return Optional.empty();
        }
        // Where one role leaves it to the person and another does not, the choice is about the first; the second tells
        // them anyway.
        List<Ruling> free =
                mine.stream().filter(ruling -> ruling.rule().switchable()).toList();
        List<Ruling> shown = free.isEmpty() ? mine : free;
        return Optional.of(new Cell(
                shown.stream().anyMatch(ruling -> ruling.wanted(chosen)),
                shown.stream().anyMatch(ruling -> ruling.rule().enabled()),
                !free.isEmpty()));
    }
}
