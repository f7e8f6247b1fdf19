package org.needsline.need;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Refusal;

/**
 * Words as they are compared. Chinese has no blanks between words, so a text is found by each two characters that stand side by side: stock
 * databases can index these, and two characters are what people type.
 */
public final class SearchWords {

    static final int LONGEST = 100;
    private static final int SHORTEST = 2;

    private static final Pattern BETWEEN = Pattern.compile("[^\\p{L}\\p{N}]+");

    private SearchWords() {}

    /** The text in compatible small letters, one blank between words and no other characters. */
    static String plain(@Nullable String text) {
        return text == null
                ? ""
                : BETWEEN.matcher(
                                Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT))
                        .replaceAll(" ")
                        .strip();
    }

    /**
     * The words that somebody looks for.
     *
     * @throws Refusal invalid, when nothing can be found by them
     */
    public static List<String> of(String text) {
        if (text.length() > LONGEST) {
            throw Refusal.invalid(
                    "查找的文字不能超过" + LONGEST + "个字。", "Please search for at most " + LONGEST + " characters.");
        }
        List<String> words = Stream.of(plain(text).split(" ")).distinct().toList();
        if (words.stream().anyMatch(word -> length(word) < SHORTEST)) {
            throw Refusal.invalid("查找的每个词至少要有两个字。", "Each word to search for needs at least two characters.");
        }
        return words;
    }

    /** Each two characters that stand side by side in a plain text. */
    static Set<String> pairs(String plain) {
        Set<String> pairs = new LinkedHashSet<>();
        for (String word : plain.split(" ")) {
            int[] characters = word.codePoints().toArray();
            for (int i = 0; i + 1 < characters.length; i++) {
                pairs.add(new String(characters, i, 2));
            }
        }
        return pairs;
    }

    /** Whether having its pairs is not yet having the word. */
    static boolean longerThanAPair(String word) {
        return length(word) > 2;
    }

    private static int length(String word) {
        return word.codePointCount(0, word.length());
    }
}
