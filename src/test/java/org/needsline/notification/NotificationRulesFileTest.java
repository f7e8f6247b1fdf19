package org.needsline.notification;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.csv.CSVRecord;
import org.junit.jupiter.api.Test;
import org.needsline.wording.Bilingual;

class NotificationRulesFileTest {

    private final List<CSVRecord> rules = NotificationRules.rowsOf("notification/rules.csv");
    private final List<CSVRecord> templates = NotificationRules.rowsOf("notification/templates.csv");

    @Test
    void everyEventNamedInCodeHasARuleAndEveryRuleAnEvent() throws IllegalAccessException {
        List<String> named = new ArrayList<>();
        for (Field field : NotificationEvents.class.getDeclaredFields()) {
            if (Modifier.isStatic(field.getModifiers()) && field.getType() == String.class) {
                named.add((String) field.get(null));
            }
        }
        Set<String> ruled = rules.stream().map(rule -> rule.get("event")).collect(Collectors.toSet());
        assertThat(named).isNotEmpty();
        assertThat(ruled).containsExactlyInAnyOrderElementsOf(named);
    }

    @Test
    void everyRuleHasItsTemplateAndNoTemplateIsLeftOver() {
        Set<String> ids = templates.stream().map(row -> row.get("id")).collect(Collectors.toSet());
        assertThat(ids).hasSameSizeAs(templates);
        assertThat(rules.stream().map(rule -> rule.get("template")).collect(Collectors.toSet()))
                .isEqualTo(ids);
        assertThat(rules).allSatisfy(rule -> {
            assertThat(rule.get("channel")).isIn("inapp", "email", "sms", "webhook", "clerk");
            assertThat(rule.get("enabled")).isIn("true", "false");
            assertThat(rule.get("switchable")).isIn("true", "false");
            assertThat(rule.get("atNight")).isIn("wait", "urgent", "go");
        });
    }

    @Test
    void conductIsNeverToldToTheVillage() {
        assertThat(rules)
                .filteredOn(rule -> rule.get("event").startsWith("conduct."))
                .allSatisfy(rule -> assertThat(rule.get("role")).isIn("discipline", "self", "reporter"))
                .noneSatisfy(rule -> assertThat(rule.get("channel")).isEqualTo("clerk"));
    }

    @Test
    void everyTemplateReadsWellWithAllFactsAndWithNone() {
        Map<String, String> all = Map.ofEntries(
                Map.entry("number", "9901011002012026000001"),
                Map.entry("title", "T"),
                Map.entry("villageName", "V"),
                Map.entry("unit", "U"),
                Map.entry("due", "D"),
                Map.entry("promised", "P"),
                Map.entry("reason", "R"),
                Map.entry("answer", "A"),
                Map.entry("question", "Q"),
                Map.entry("decision", "X"),
                Map.entry("ending", "E"),
                Map.entry("into", "I"),
                Map.entry("step", "S"),
                Map.entry("date", "Y"),
                Map.entry("place", "L"),
                Map.entry("reporter", "N"),
                Map.entry("code", "C"),
                Map.entry("link", "https://n"),
                Map.entry("open", "3"),
                Map.entry("overdue", "2"),
                Map.entry("today", "1"),
                Map.entry("tasks", "t"));
        assertThat(templates).allSatisfy(row -> {
            Template template = new Template(
                    row.get("id"),
                    Bilingual.of(row.get("titleZh"), row.get("titleEn")),
                    Bilingual.of(row.get("bodyZh"), row.get("bodyEn")),
                    0);
            for (Map<String, String> facts :
                    List.of(all, Map.of("number", "1", "decision", "accepted", "answer", "because"))) {
                Filled filled = template.filled(facts);
                assertThat(filled.subject() + filled.letter()).doesNotContainPattern("[{}\\[\\]—]");
                assertThat(filled.title().zh()).isNotBlank();
                assertThat(filled.body().en()).isNotBlank();
            }
        });
    }

    @Test
    void aSubjectStaysOneLineWhateverTheFactsContain() {
        Template template =
                new Template("t", Bilingual.of("题 {title}", "T {title}"), Bilingual.of("文 {title}", "B $1 {title}"), 0);
        Filled filled = template.filled(Map.of("title", "x\r\nBcc: a@b.c $2 {number}"));
        assertThat(filled.subject()).doesNotContain("\n").doesNotContain("\r").contains("$2");
        assertThat(filled.body().en()).startsWith("B $1 x");
    }

    @Test
    void anAddressThatIsNoneIsNotUsed() {
        assertThat(MailAddress.usable(" li@example.org ")).contains("li@example.org");
        for (String none : new String[] {
            null, "", "none", "@", "a@b\r\nBcc: c@d", "Li <li@example.org>", "a@b, c@d", "x".repeat(400) + "@b"
        }) {
            assertThat(MailAddress.usable(none)).as("address %s", none).isEmpty();
        }
    }
}
