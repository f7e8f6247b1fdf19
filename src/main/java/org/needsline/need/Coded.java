package org.needsline.need;

import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;

/** A constant that is stored and sent as a code and shown in both languages. */
public interface Coded {

    /** As stored and sent. */
    String code();

    /** As shown. */
    Bilingual label();

    /**
     * The constant of that code.
     *
     * @param what names the enumeration in both languages, for the sentence of the refusal
     */
    static <E extends Coded> E parse(E[] constants, @Nullable String code, String what) {
        for (E constant : constants) {
            if (constant.code().equals(code)) {
                return constant;
            }
        }
        throw Refusal.invalid("没有这样的" + what + "：" + code + "。", "There is no such " + what + ": " + code + ".");
    }
}
