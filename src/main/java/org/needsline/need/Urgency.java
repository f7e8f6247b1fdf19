package org.needsline.need;

import org.needsline.wording.Bilingual;

/** Urgent: danger to life or dwelling. */
public enum Urgency implements Coded {
    ORDINARY("ordinary", "一般", "Ordinary"),
    URGENT("urgent", "紧急", "Urgent");

    private final String code;
    private final Bilingual label;

    Urgency(String code, String zh, String en) {
        this.code = code;
        this.label = Bilingual.of(zh, en);
    }

    /** The constant of that code; {@link org.needsline.wording.Refusal} if there is none. */
    public static Urgency of(String code) {
        return Coded.parse(values(), code, "紧急程度 urgency");
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
