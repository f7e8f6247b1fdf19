package org.needsline.wording;

/**
 * One sentence in both languages, Chinese first.
 *
 * @param zh the Chinese sentence
 * @param en the English sentence
 */
public record Bilingual(String zh, String en) {

    public static Bilingual of(String zh, String en) {
        return new Bilingual(zh, en);
    }

    @Override
    public String toString() {
        return zh + " " + en;
    }
}
