package org.needsline.need;

import org.needsline.wording.Bilingual;

/** One household's need or many people's. */
public enum Scope implements Coded {
    PERSONAL("personal", "个性需求", "Personal"),
    COMMON("common", "共性需求", "Common");

    private final String code;
    private final Bilingual label;

    Scope(String code, String zh, String en) {
        this.code = code;
        this.label = Bilingual.of(zh, en);
    }

    /** The constant of that code; {@link org.needsline.wording.Refusal} if there is none. */
    public static Scope of(String code) {
        return Coded.parse(values(), code, "范围 scope");
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
