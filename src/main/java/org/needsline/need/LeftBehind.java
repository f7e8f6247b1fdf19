package org.needsline.need;

import org.needsline.wording.Bilingual;

/** The left-behind group (三留守) that the need is about. */
public enum LeftBehind implements Coded {
    NONE("none", "非三留守", "None"),
    CHILD("child", "留守儿童", "Left-behind child"),
    WOMAN("woman", "留守妇女", "Left-behind woman"),
    ELDER("elder", "留守老人", "Left-behind elder");

    private final String code;
    private final Bilingual label;

    LeftBehind(String code, String zh, String en) {
        this.code = code;
        this.label = Bilingual.of(zh, en);
    }

    /** The constant of that code; {@link org.needsline.wording.Refusal} if there is none. */
    public static LeftBehind of(String code) {
        return Coded.parse(values(), code, "三留守 left-behind group");
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
