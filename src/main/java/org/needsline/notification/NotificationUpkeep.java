package org.needsline.notification;

import java.time.LocalTime;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.needsline.organisation.AdministrationLog;
import org.needsline.organisation.Role;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Rules, templates and quiet hours, as administrators look after them. */
@Service
class NotificationUpkeep {

    private static final int SMS_FIRST = 70;
    private static final int SMS_PART = 67;

    private final NotificationRules rules;
    private final QuietHours quiet;
    private final EventNames events;
    private final MailSettings mail;
    private final SmsSettings sms;
    private final RobotSettings robots;
    private final AdministrationLog log;
    private final TransactionTemplate transaction;

    NotificationUpkeep(
            NotificationRules rules,
            QuietHours quiet,
            EventNames events,
            MailSettings mail,
            SmsSettings sms,
            RobotSettings robots,
            AdministrationLog log,
            TransactionTemplate transaction) {
        this.rules = rules;
        this.quiet = quiet;
        this.events = events;
        this.mail = mail;
        this.sms = sms;
        this.robots = robots;
        this.log = log;
        this.transaction = transaction;
    }

    record Named(String id, Bilingual name) {}

    /** A channel and whether the settings have switched it on. */
    record ChannelState(String id, Bilingual name, boolean on) {}

    record RuleRow(
            String event,
            Bilingual eventName,
            String role,
            Bilingual roleName,
            String channel,
            String template,
            boolean enabled,
            boolean switchable,
            String atNight,
            boolean added,
            int version) {}

    /** Everything that the page shows at first. */
    record Overview(
            List<ChannelState> channels,
            List<Named> atNight,
            List<Named> events,
            List<Named> roles,
            List<RuleRow> rules,
            List<QuietHours.Row> quietHours) {}

    /** A place that a template may leave open. */
    record Gap(String word, Bilingual name, String sample) {}

    /** A template, by which rules it is used, and what it may leave open. */
    record TemplateSheet(
            String id,
            String titleZh,
            String titleEn,
            String bodyZh,
            String bodyEn,
            int version,
            List<RuleRow> usedBy,
            List<Gap> placeholders) {}

    /** Words as somebody typed them. */
    record Words(
            @Nullable String titleZh,
            @Nullable String titleEn,
            @Nullable String bodyZh,
            @Nullable String bodyEn,
            @Nullable Integer version) {}

    /**
     * How it will be read.
     *
     * @param full with a sample for every placeholder
     * @param bare with nothing but the number: what is in brackets is gone
     * @param smsText as a text message, with every sample
     * @param smsParts as so many messages it is paid for
     */
    record Preview(Filled full, Filled bare, String smsText, int smsParts) {}

    Overview overview() {
        return new Overview(
                Arrays.stream(Channel.values())
                        .map(channel -> new ChannelState(channel.code(), channel.label(), isOn(channel)))
                        .toList(),
                Arrays.stream(AtNight.values())
                        .map(one -> new Named(one.code(), one.label()))
                        .toList(),
                rules.rules().stream()
                        .filter(rule -> rule.key().role().equals(NotificationRules.ANY_ROLE))
                        .map(rule -> rule.key().event())
                        .distinct()
                        .sorted(Comparator.comparing(events::place))
                        .map(event -> new Named(event, events.of(event)))
                        .toList(),
                Arrays.stream(Role.values())
                        .map(role -> new Named(role.id(), role.label()))
                        .toList(),
                rules.rules().stream()
                        .sorted(Comparator.comparing((NotificationRules.Rule rule) ->
                                        events.place(rule.key().event()))
                                .thenComparing(rule -> rule.key().role()))
                        .map(this::row)
                        .toList(),
                quiet.all());
    }

    private boolean isOn(Channel channel) {
        return switch (channel) {
            case IN_APP, CLERK -> true;
            case EMAIL -> mail.enabled();
            case SMS -> sms.enabled();
            case WEBHOOK -> !robots.robots().isEmpty();
        };
    }

    private RuleRow row(NotificationRules.Rule rule) {
        return new RuleRow(
                rule.key().event(),
                events.of(rule.key().event()),
                rule.key().role(),
                roleName(rule.key().role()),
                rule.key().channel(),
                rule.templateId(),
                rule.enabled(),
                rule.switchable(),
                rule.atNight().code(),
                !rules.isShipped(rule.key()),
                rule.version());
    }

    private static Bilingual roleName(String role) {
        return switch (role) {
            case NotificationRules.ANY_ROLE -> Bilingual.of("相关人员", "Those concerned");
            case NotificationRules.REPORTER -> Bilingual.of("反映人", "The reporter");
            case NotificationRules.SELF -> Bilingual.of("经办人本人", "Whoever does it");
            default -> Role.of(role).map(Role::label).orElse(Bilingual.of(role, role));
        };
    }

    /**
     * A template.
     *
     * @throws Refusal not found, if there is none of that id
     */
    TemplateSheet template(String id) {
        Template template = find(id);
        return new TemplateSheet(
                id,
                template.title().zh(),
                template.title().en(),
                template.body().zh(),
                template.body().en(),
                template.version(),
                rules.rules().stream()
                        .filter(rule -> rule.templateId().equals(id))
                        .map(this::row)
                        .toList(),
                possible(id).stream()
                        .map(one -> new Gap(one.word(), one.label(), one.sample()))
                        .toList());
    }

    /**
     * Shows words before they are kept.
     *
     * @throws Refusal invalid, if they cannot be kept
     */
    Preview preview(String id, Words words) {
        Template template = checked(id, words);
        Filled full = template.filled(Placeholder.samples(possible(id)));
        String text = sms.words(full);
        return new Preview(
                full,
                template.filled(Map.of(Placeholder.NUMBER.word(), Placeholder.NUMBER.sample())),
                text,
                text.length() <= SMS_FIRST ? 1 : (text.length() + SMS_PART - 1) / SMS_PART);
    }

    /**
     * Keeps words.
     *
     * @throws Refusal invalid, if they cannot be told; conflict, if somebody changed them since they were read
     */
    TemplateSheet change(String id, Words words, String by) {
        Template template = checked(id, words);
        transaction.executeWithoutResult(status -> {
            rules.change(template);
            log.record(by, "notification.template", id, Bilingual.of("修改消息模板", "Words of a message changed"));
        });
        rules.forget();
        return template(id);
    }

    /**
     * Switches a rule.
     *
     * @param enabled whether people are told, or are told who have not chosen otherwise
     * @param switchable whether each person may choose; only for channels that are a person's own
     * @throws Refusal not found, invalid, or conflict if somebody changed it since it was read
     */
    void change(
            NotificationRules.Key key,
            boolean enabled,
            boolean switchable,
            String atNight,
            @Nullable Integer version,
            String by) {
        NotificationRules.Rule rule = rule(key);
        AtNight night = night(atNight);
        if (switchable && !mayBeChosen(key)) {
            throw notTheirChoice();
        }
        if (key.event().equals(NotificationEvents.NEED_REGISTERED)
                && key.role().equals(NotificationRules.SELF)
                && !(enabled && !switchable)) {
            throw Refusal.invalid(
                    "查询码只在这条消息里显示一次，不能关闭。",
                    "The receipt code is shown in this message only: it cannot be switched off.");
        }
        transaction.executeWithoutResult(status -> {
            rules.change(
                    new NotificationRules.Rule(key, rule.templateId(), enabled, switchable, night, versionOf(version)));
            log.record(by, "notification.rule", named(key), Bilingual.of("修改消息规则", "Rule of a message changed"));
        });
        rules.forget();
    }

    /**
     * Adds a rule of its own for a role, which from then on counts for that role in place of the rule for everybody concerned.
     *
     * @param ownWords whether it gets a copy of the words, to be changed apart
     * @throws Refusal invalid, or conflict if there is such a rule
     */
    RuleRow add(
            NotificationRules.Key key,
            boolean enabled,
            boolean switchable,
            String atNight,
            boolean ownWords,
            String by) {
        rules.forget();
        Role role = Role.of(key.role()).orElseThrow(() -> Refusal.invalid("请选择角色。", "Please choose a role."));
        NotificationRules.Rule forAll = rules.rules().stream()
                .filter(one -> one.key()
                        .equals(new NotificationRules.Key(key.event(), NotificationRules.ANY_ROLE, key.channel())))
                .findFirst()
                .orElseThrow(() -> Refusal.invalid("这件事不能按角色用这个渠道通知。", "This cannot be told to a role by this way."));
        if (rules.rules().stream().anyMatch(one -> one.key().equals(key))) {
            throw Refusal.conflict(
                    "“" + role.label().zh() + "”已有这条规则，点表中的那一格修改。",
                    "There is such a rule for this role: press its cell to change it.");
        }
        if (switchable && !mayBeChosen(key)) {
            throw notTheirChoice();
        }
        String templateId =
                ownWords ? key.event() + "." + key.role() + NotificationRules.OWN_WORDS : forAll.templateId();
        NotificationRules.Rule added =
                new NotificationRules.Rule(key, templateId, enabled, switchable, night(atNight), 0);
        transaction.executeWithoutResult(status -> {
            rules.add(added, ownWords ? find(forAll.templateId()) : null);
            log.record(by, "notification.rule", named(key), Bilingual.of("新增消息规则", "Rule of a message added"));
        });
        rules.forget();
        return row(added);
    }

    /**
     * Takes a rule away that an administrator added; the rule for everybody concerned counts again.
     *
     * @throws Refusal not found; invalid, if the rule came with the system
     */
    void remove(NotificationRules.Key key, String by) {
        rules.forget();
        NotificationRules.Rule rule = rule(key);
        if (rules.isShipped(key)) {
            throw Refusal.invalid(
                    "系统自带的规则不能删除，可以设为不发。", "A rule that came with the system cannot be removed: switch it off.");
        }
        transaction.executeWithoutResult(status -> {
            rules.remove(rule);
            log.record(by, "notification.rule", named(key), Bilingual.of("删除消息规则", "Rule of a message removed"));
        });
        rules.forget();
    }

    private NotificationRules.Rule rule(NotificationRules.Key key) {
        return rules.rules().stream()
                .filter(one -> one.key().equals(key))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("没有这条规则。", "There is no such rule."));
    }

    private static AtNight night(String code) {
        return AtNight.of(code)
                .orElseThrow(() -> Refusal.invalid(
                        "夜间方式只能是 wait、urgent 或 go。", "What happens at night is one of wait, urgent, go."));
    }

    private static Refusal notTheirChoice() {
        return Refusal.invalid("这一渠道不由个人选择，只能设为发送或不发。", "This way is not a person's own choice: it is on or off.");
    }

    private static String named(NotificationRules.Key key) {
        return key.event() + " " + key.role() + " " + key.channel();
    }

    private static boolean mayBeChosen(NotificationRules.Key key) {
        return !key.role().equals(NotificationRules.REPORTER)
                && Channel.of(key.channel()).filter(Channel::isChosenByPeople).isPresent();
    }

    /**
     * Changes the quiet hours of a channel.
     *
     * @throws Refusal invalid, or conflict if somebody changed them since they were read
     */
    void changeQuietHours(
            String channel,
            @Nullable LocalTime from,
            @Nullable LocalTime to,
            boolean enabled,
            @Nullable Integer version,
            String by) {
        if (quiet.all().stream().noneMatch(row -> row.channel().equals(channel))) {
            throw Refusal.notFound("这一渠道没有静默时段。", "This channel has no quiet hours.");
        }
        if (from == null || to == null || from.equals(to)) {
            throw Refusal.invalid("请填写开始和结束时间，两者不能相同。", "Please fill in a beginning and an end that differ.");
        }
        transaction.executeWithoutResult(status -> {
            quiet.change(new QuietHours.Row(
                    channel,
                    from.withSecond(0).withNano(0),
                    to.withSecond(0).withNano(0),
                    enabled,
                    versionOf(version)));
            log.record(by, "notification.quiet", channel, Bilingual.of("修改静默时段", "Quiet hours changed"));
        });
    }

    private static int versionOf(@Nullable Integer version) {
        if (version == null) {
            throw Refusal.invalid("缺少版本号，请刷新后再改。", "The version is missing: please reload and change it again.");
        }
        return version;
    }

    private Template find(String id) {
        // What is edited is read anew: another node may have changed it within the minute.
        rules.forget();
        return rules.templates().stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("没有这个模板。", "There is no such template."));
    }

    private List<Placeholder> possible(String id) {
        return Placeholder.forAll(rules.rules().stream()
                .filter(rule -> rule.templateId().equals(id))
                .map(NotificationRules.Rule::key)
                .toList());
    }

    private Template checked(String id, Words words) {
        find(id);
        return TemplateCheck.checked(
                new Template(
                        id,
                        Bilingual.of(text(words.titleZh()), text(words.titleEn())),
                        Bilingual.of(text(words.bodyZh()), text(words.bodyEn())),
                        versionOf(words.version())),
                possible(id));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }
}
