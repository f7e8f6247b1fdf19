package org.needsline.need;

import org.needsline.wording.Bilingual;

/** Development, life or emotional need. */
public enum Kind implements Coded {
    DEVELOPMENT("development", "发展需求", "Development"),
    LIFE("life", "生活需求", "Life"),
    EMOTIONAL("emotional", "情感需求", "Emotional");

    private final String code;
    private final Bilingual label;

    Kind(String code, String zh, String en) {
        this.code = code;
        this.label = Bilingual.of(zh, en);
    }

    /** The constant of that code; {@link org.needsline.wording.Refusal} if there is none. */
    public static Kind of(String code) {
        return Coded.parse(values(), code, "种类 kind");
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
