package org.needsline.notification;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Tables {@code notification_rule} and {@code notification_template}. The files of the same name on the class path fill in what is missing
 * at the start; what an administrator changed stays, and takes effect within a minute.
 */
@Repository
class NotificationRules implements InitializingBean {

    /** A rule for every role that has none of its own. */
    static final String ANY_ROLE = "*";

    private static final Duration FRESH = Duration.ofMinutes(1);

    private final JdbcClient client;
    private volatile @Nullable Snapshot snapshot;

    NotificationRules(JdbcClient client) {
        this.client = client;
    }

    enum Channel {
        IN_APP,
        EMAIL,
        /** Not the resident but the clerk of the village gets an in-app message, and tells them. */
        CLERK;

        String code() {
            return name().toLowerCase(Locale.ROOT).replace("_", "");
        }
    }

    private record RuleKey(String event, String role, String channel) {}

    private record Rule(String templateId, boolean enabled) {}

    private record Snapshot(
            Map<RuleKey, Rule> rules, Map<String, Template> templates, Set<String> events, long takenAtNanos) {}

    @Override
    public void afterPropertiesSet() {
        for (CSVRecord row : rowsOf("notification/templates.csv")) {
            addTemplate(row);
        }
        for (CSVRecord row : rowsOf("notification/rules.csv")) {
            addRule(row);
        }
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
                            "insert into notification_rule (event, role_id, channel, template_id, enabled) values (?, ?, ?, ?, ?)")
                    .params(List.of(
                            row.get("event"),
                            row.get("role"),
                            row.get("channel"),
                            row.get("template"),
                            Boolean.valueOf(row.get("enabled"))))
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
        return current().events().contains(event);
    }

    /** The words for this event, role and channel; nothing when no rule is switched on. */
    Optional<Template> template(String event, String role, Channel channel) {
        Snapshot now = current();
        Rule rule = now.rules().get(new RuleKey(event, role, channel.code()));
        if (rule == null && !role.equals("reporter") && !role.equals("self")) {
            rule = now.rules().get(new RuleKey(event, ANY_ROLE, channel.code()));
        }
        return rule == null || !rule.enabled()
                ? Optional.empty()
                : Optional.ofNullable(now.templates().get(rule.templateId()));
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
        Map<RuleKey, Rule> rules = new HashMap<>();
        Set<String> events = new HashSet<>();
        client.sql("select event, role_id, channel, template_id, enabled from notification_rule")
                .query(row -> {
                    rules.put(
                            new RuleKey(row.getString("event"), row.getString("role_id"), row.getString("channel")),
                            new Rule(row.getString("template_id"), row.getBoolean("enabled")));
                    events.add(row.getString("event"));
                });
        Map<String, Template> templates = new HashMap<>();
        client.sql("select id, title_zh, title_en, body_zh, body_en from notification_template")
                .query(row -> {
                    templates.put(
                            row.getString("id"),
                            new Template(
                                    row.getString("id"),
                                    Bilingual.of(row.getString("title_zh"), row.getString("title_en")),
                                    Bilingual.of(row.getString("body_zh"), row.getString("body_en"))));
                });
        return new Snapshot(rules, templates, events, System.nanoTime());
    }

    /**
     * Words with gaps. {@code {fact}} is replaced by the fact; {@code [part with {fact}]} is left out whole when the fact is missing.
     */
    record Template(String id, Bilingual title, Bilingual body) {

        private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\[\\]]*)\\]");
        private static final Pattern GAP = Pattern.compile("\\{([A-Za-z]+)\\}");

        Filled filled(Map<String, String> facts) {
            return new Filled(
                    Bilingual.of(fill(title.zh(), facts, 500), fill(title.en(), facts, 700)),
                    Bilingual.of(fill(body.zh(), facts, 4000), fill(body.en(), facts, 4000)));
        }

        private static String fill(String words, Map<String, String> facts, int max) {
            String whole = OPTIONAL.matcher(words).replaceAll(part -> {
                boolean complete = GAP.matcher(part.group(1)).results().allMatch(gap -> has(facts, gap.group(1)));
                return complete ? Matcher.quoteReplacement(part.group(1)) : "";
            });
            String filled = GAP.matcher(whole)
                    .replaceAll(gap -> Matcher.quoteReplacement(
                            has(facts, gap.group(1))
                                    ? String.valueOf(facts.get(gap.group(1))).strip()
                                    : "—"));
            return filled.length() <= max ? filled : filled.substring(0, max - 1) + "…";
        }

        private static boolean has(Map<String, String> facts, String name) {
            String fact = facts.get(name);
            return fact != null && !fact.isBlank();
        }
    }

    /** Words as a person reads them. */
    record Filled(Bilingual title, Bilingual body) {

        /** One line, whatever the facts contained. */
        String subject() {
            return (title.zh() + " " + title.en()).replaceAll("\\s+", " ").strip();
        }

        String letter() {
            return body.zh() + "\n\n" + body.en() + "\n";
        }
    }
}
