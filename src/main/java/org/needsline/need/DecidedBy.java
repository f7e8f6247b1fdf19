package org.needsline.need;

import org.needsline.wording.Bilingual;

/** Who screened a need. */
public enum DecidedBy implements Coded {
    MEETING("meeting", "议定会", "Village meeting"),
    TOWN("town", "街镇代议", "Town in its place");

    private final String code;
    private final Bilingual label;

    DecidedBy(String code, String zh, String en) {
        this.code = code;
        this.label = Bilingual.of(zh, en);
    }

    /** The constant of that code; {@link org.needsline.wording.Refusal} if there is none. */
    public static DecidedBy of(String code) {
        return Coded.parse(values(), code, "议定主体 decider");
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
