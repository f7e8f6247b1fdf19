package org.needsline.need;

import org.needsline.wording.Bilingual;

/** What the reporter says of the result, from best to worst. */
public enum Rating implements Coded {
    SATISFIED("satisfied", "满意", "Satisfied"),
    MOSTLY("mostly", "基本满意", "Mostly satisfied"),
    DISSATISFIED("dissatisfied", "不满意", "Dissatisfied");

    private final String code;
    private final Bilingual label;

    Rating(String code, String zh, String en) {
        this.code = code;
        this.label = Bilingual.of(zh, en);
    }

    /** The constant of that code; {@link org.needsline.wording.Refusal} if there is none. */
    public static Rating of(String code) {
        return Coded.parse(values(), code, "评价 rating");
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Bilingual label() {
        return label;
    }
}
