package org.needsline.notification;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.needsline.wording.Bilingual;

/** Words with gaps. {@code {fact}} is replaced by the fact; {@code [part with {fact}]} is left out whole when the fact is missing. */
record Template(String id, Bilingual title, Bilingual body, int version) {

    static final Pattern GAP = Pattern.compile("\\{([A-Za-z]+)\\}");

    private static final Pattern OPTIONAL = Pattern.compile("\\[([^\\[\\]]*)\\]");

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
