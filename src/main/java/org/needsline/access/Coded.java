package org.needsline.access;

import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;

/** A word of the domain: a code for tables and programs, a label for people. */
public interface Coded {

    String code();

    Bilingual label();

    /**
     * The word of that code.
     *
     * @param zh what it is, for the sentence
     * @throws Refusal invalid, if there is none
     */
    static <E extends Enum<E> & Coded> E of(Class<E> words, @Nullable String code, String zh, String en) {
        for (E word : words.getEnumConstants()) {
            if (word.code().equals(code)) {
                return word;
            }
        }
        if (code == null || code.isBlank()) {
            throw Refusal.invalid("请选择" + zh + "。", "Choose the " + en + ".");
        }
        throw Refusal.invalid("没有这种" + zh + "：" + code + "。", "There is no such " + en + ": " + code + ".");
    }
}
