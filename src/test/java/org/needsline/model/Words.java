package org.needsline.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How words for people must read: Chinese first, then English. */
final class Words {

    private static final Pattern CHINESE_THEN_ENGLISH =
            Pattern.compile("[^\\p{IsHan}\\p{IsLatin}]*\\p{IsHan}.*\\p{IsLatin}{2}.*", Pattern.DOTALL);
    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
    private static final Pattern TEMPLATE = Pattern.compile("\\{\\{.*?}}", Pattern.DOTALL);
    private static final Pattern LITERAL = Pattern.compile("\"([^\"]*)\"");

    private Words() {}

    static boolean areBilingual(String text) {
        return text != null && CHINESE_THEN_ENGLISH.matcher(text).matches();
    }

    /** Also where a form computes its text: then each sentence that it may show is looked at. */
    static boolean areBilingualInForm(String text) {
        boolean computed = text.startsWith("=");
        String plain = TEMPLATE.matcher(text).replaceAll("");
        if (!computed && HAN.matcher(plain).find()) {
            return areBilingual(plain);
        }
        List<String> sentences = new ArrayList<>();
        Matcher literals = LITERAL.matcher(text);
        while (literals.find()) {
            if (HAN.matcher(literals.group(1)).find()) {
                sentences.add(literals.group(1));
            }
        }
        return !sentences.isEmpty() && sentences.stream().allMatch(Words::areBilingual);
    }
}
