package org.needsline.notification;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Tables {@code notification_rule} and {@code notification_template}. The files of the same name on the class path fill in what is missing
 * at the start; what an administrator changed stays, and takes effect within a minute on every node.
 */
@Repository
class NotificationRules implements InitializingBean {

    /** A rule for every role that has none of its own. */
    static final String ANY_ROLE = "*";

    static final String REPORTER = "reporter";

    /** The person whom an event is about, or who did it. */
    static final String SELF = "self";

    /** How the ids of words end that an administrator gave a rule of its own. */
    static final String OWN_WORDS = ".own";

    private static final Duration FRESH = Duration.ofMinutes(1);

    private final JdbcClient client;
    private final Set<Key> shipped = new HashSet<>();
    private volatile @Nullable Snapshot snapshot;

    NotificationRules(JdbcClient client) {
        this.client = client;
    }

    /** Who is told of what by which way. */
    record Key(String event, String role, String channel) {}

    /**
     * A row.
     *
     * @param enabled whether people are told; of a rule that is switchable, what counts for a person who has not chosen
     * @param switchable whether each person may choose
     */
    record Rule(Key key, String templateId, boolean enabled, boolean switchable, AtNight atNight, int version) {}

    /** A rule with its words. */
    record Ruling(Rule rule, Template template) {

        boolean wanted(Map<NotificationChoices.Key, Boolean> chosen) {
            Boolean choice = rule.switchable()
                    ? chosen.get(new NotificationChoices.Key(
                            rule.key().event(), rule.key().channel()))
                    : null;
            return choice == null ? rule.enabled() : choice;
        }
    }

    private record Snapshot(Map<Key, Rule> rules, Map<String, Template> templates, long takenAtNanos) {}

    @Override
    public void afterPropertiesSet() {
        for (CSVRecord row : rowsOf("notification/templates.csv")) {
            addTemplate(row);
        }
        for (CSVRecord row : rowsOf("notification/rules.csv")) {
            addRule(row);
            shipped.add(new Key(row.get("event"), row.get("role"), row.get("channel")));
        }
    }

    /** Whether the rule comes with the system; it would be back after the next start. */
    boolean isShipped(Key key) {
        return shipped.contains(key);
    }

    private void addTemplate(CSVRecord row) {
        boolean known = client.sql("select count(*) from notification_template where id = ?")
                        .param(row.get("id"))
                        .query(Integer.class)
                        .single()
                > 0;
        if (known) {
            return;
        }
        try {
            client.sql(
                            "insert into notification_template (id, title_zh, title_en, body_zh, body_en) values (?, ?, ?, ?, ?)")
                    .params(List.of(
                            row.get("id"),
                            row.get("titleZh"),
                            row.get("titleEn"),
                            row.get("bodyZh"),
                            row.get("bodyEn")))
                    .update();
        } catch (DuplicateKeyException e) {
            // Another node that starts at the same time was faster, with the same row.
            return;
        }
    }

    private void addRule(CSVRecord row) {
        boolean known =
                client.sql("select count(*) from notification_rule where event = ? and role_id = ? and channel = ?")
                                .params(List.of(row.get("event"), row.get("role"), row.get("channel")))
                                .query(Integer.class)
                                .single()
                        > 0;
        if (known) {
            return;
        }
        try {
            client.sql(
                            "insert into notification_rule (event, role_id, channel, template_id, enabled, switchable, at_night)"
                                    + " values (?, ?, ?, ?, ?, ?, ?)")
                    .params(List.of(
                            row.get("event"),
                            row.get("role"),
                            row.get("channel"),
                            row.get("template"),
                            Boolean.valueOf(row.get("enabled")),
                            Boolean.valueOf(row.get("switchable")),
                            row.get("atNight")))
                    .update();
        } catch (DuplicateKeyException e) {
            // Another node that starts at the same time was faster, with the same row.
            return;
        }
    }

    static List<CSVRecord> rowsOf(String file) {
        CSVFormat format = CSVFormat.DEFAULT
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .setTrim(true)
                .setIgnoreEmptyLines(true)
                .get();
        try (var reader = new InputStreamReader(new ClassPathResource(file).getInputStream(), StandardCharsets.UTF_8)) {
            return format.parse(reader).getRecords();
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + file + " on the class path cannot be read", e);
        }
    }

    boolean knows(String event) {
        return current().rules().keySet().stream().anyMatch(key -> key.event().equals(event));
    }

    /** The rule and words for this event, role and channel, whether or not it is switched on. */
    Optional<Ruling> ruling(String event, String role, Channel channel) {
        Snapshot now = current();
        Rule rule = now.rules().get(new Key(event, role, channel.code()));
        if (rule == null && !role.equals(REPORTER) && !role.equals(SELF)) {
            rule = now.rules().get(new Key(event, ANY_ROLE, channel.code()));
        }
        if (rule == null) {
            return Optional.empty();
        }
        Template template = now.templates().get(rule.templateId());
        return template == null ? Optional.empty() : Optional.of(new Ruling(rule, template));
    }

    /** The words for this event, role and channel; nothing when no rule is switched on. */
    Optional<Ruling> switchedOn(String event, String role, Channel channel) {
        return ruling(event, role, channel).filter(ruling -> ruling.rule().enabled());
    }

    /** Every rule, in the order of events, roles and channels. */
    Collection<Rule> rules() {
        return current().rules().values();
    }

    Collection<Template> templates() {
        return current().templates().values();
    }

    private Snapshot current() {
        Snapshot held = snapshot;
        if (held == null || System.nanoTime() - held.takenAtNanos() > FRESH.toNanos()) {
            held = load();
            snapshot = held;
        }
        return held;
    }

    /** Makes the next question read the tables again. */
    void forget() {
        snapshot = null;
    }

    private Snapshot load() {
        Map<Key, Rule> rules = new LinkedHashMap<>();
        client.sql("select event, role_id, channel, template_id, enabled, switchable, at_night, version"
                        + " from notification_rule order by event, role_id, channel")
                .query(row -> {
                    Key key = new Key(row.getString("event"), row.getString("role_id"), row.getString("channel"));
                    rules.put(
                            key,
                            new Rule(
                                    key,
                                    row.getString("template_id"),
                                    row.getBoolean("enabled"),
                                    row.getBoolean("switchable"),
                                    AtNight.of(row.getString("at_night")).orElse(AtNight.WAIT),
                                    row.getInt("version")));
                });
        Map<String, Template> templates = new LinkedHashMap<>();
        client.sql("select id, title_zh, title_en, body_zh, body_en, version from notification_template order by id")
                .query(row -> {
                    templates.put(
                            row.getString("id"),
                            new Template(
                                    row.getString("id"),
                                    Bilingual.of(row.getString("title_zh"), row.getString("title_en")),
                                    Bilingual.of(row.getString("body_zh"), row.getString("body_en")),
                                    row.getInt("version")));
                });
        return new Snapshot(rules, templates, System.nanoTime());
    }

    /**
     * Writes a rule's switches.
     *
     * @throws Refusal conflict, if somebody changed it since it was read
     */
    void change(Rule rule) {
        int changed = client.sql(
                        "update notification_rule set enabled = ?, switchable = ?, at_night = ?, version = version + 1"
                                + " where event = ? and role_id = ? and channel = ? and version = ?")
                .params(
                        rule.enabled(),
                        rule.switchable(),
                        rule.atNight().code(),
                        rule.key().event(),
                        rule.key().role(),
                        rule.key().channel(),
                        rule.version())
                .update();
        if (changed == 0) {
            throw changedMeanwhile();
        }
    }

    /**
     * Adds a rule, with a copy of the words if it is to have its own.
     *
     * @param words the template to copy under the rule's template id; null: the rule uses words that are there
     * @throws Refusal conflict, if there is such a rule by now
     */
    void add(Rule rule, @Nullable Template words) {
        try {
            if (words != null) {
                boolean known = client.sql("select count(*) from notification_template where id = ?")
                                .param(rule.templateId())
                                .query(Integer.class)
                                .single()
                        > 0;
                if (!known) {
                    client.sql(
                                    "insert into notification_template (id, title_zh, title_en, body_zh, body_en) values (?, ?, ?, ?, ?)")
                            .params(
                                    rule.templateId(),
                                    words.title().zh(),
                                    words.title().en(),
                                    words.body().zh(),
                                    words.body().en())
                            .update();
                }
            }
            client.sql(
                            "insert into notification_rule (event, role_id, channel, template_id, enabled, switchable, at_night)"
                                    + " values (?, ?, ?, ?, ?, ?, ?)")
                    .params(
                            rule.key().event(),
                            rule.key().role(),
                            rule.key().channel(),
                            rule.templateId(),
                            rule.enabled(),
                            rule.switchable(),
                            rule.atNight().code())
                    .update();
        } catch (DuplicateKeyException e) {
            throw Refusal.conflict("已有这条规则，请刷新后再看。", "There is such a rule already: please reload.");
        }
    }

    /**
     * Takes a rule away, and its own words with the last rule that uses them.
     *
     * @throws Refusal conflict, if it is gone
     */
    void remove(Rule rule) {
        int removed = client.sql("delete from notification_rule where event = ? and role_id = ? and channel = ?")
                .params(rule.key().event(), rule.key().role(), rule.key().channel())
                .update();
        if (removed == 0) {
            throw changedMeanwhile();
        }
        if (rule.templateId().endsWith(OWN_WORDS)) {
            client.sql("delete from notification_template where id = ? and not exists"
                            + " (select 1 from notification_rule where template_id = ?)")
                    .params(rule.templateId(), rule.templateId())
                    .update();
        }
    }

    /**
     * Writes a template's words.
     *
     * @throws Refusal conflict, if somebody changed it since it was read
     */
    void change(Template template) {
        int changed = client.sql(
                        "update notification_template set title_zh = ?, title_en = ?, body_zh = ?, body_en = ?,"
                                + " version = version + 1 where id = ? and version = ?")
                .params(
                        template.title().zh(),
                        template.title().en(),
                        template.body().zh(),
                        template.body().en(),
                        template.id(),
                        template.version())
                .update();
        if (changed == 0) {
            throw changedMeanwhile();
        }
    }

    static Refusal changedMeanwhile() {
        return Refusal.conflict(
                "别人刚刚改过这一项，请刷新后再改。", "Somebody has just changed this: please reload and change it again.");
    }
}
