package org.needsline.need;

import org.needsline.wording.Bilingual;

/** The level of the claim ladder that holds a need. */
public enum Level implements Coded {
    VILLAGE("VILLAGE", "村（社区）", "Village"),
    TOWN("TOWN", "镇（街道）", "Town"),
    DISTRICT("DISTRICT", "区", "District");

    private final String code;
    private final Bilingual label;

    Level(String code, String zh, String en) {
        this.code = code;
        this.label = Bilingual.of(zh, en);
    }

    /** The constant of that code; {@link org.needsline.wording.Refusal} if there is none. */
    public static Level of(String code) {
        return Coded.parse(values(), code, "层级 level");
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Bilingual label() {
        return label;
    }

    /** Code of the village, town or district at this level that a village belongs to: its prefix. */
    public String unitOf(String village) {
        return switch (this) {
            case VILLAGE -> village;
            case TOWN -> village.substring(0, 9);
            case DISTRICT -> village.substring(0, 6);
        };
    }

    /** The level at which a unit works: that of the village, town or district that its code begins with. */
    public static Level ofUnit(String code) {
        int dash = code.indexOf('-');
        int length = dash < 0 ? code.length() : dash;
        return length >= 12 ? VILLAGE : length >= 9 ? TOWN : DISTRICT;
    }

    /** The level above; the district has none above itself. */
    public Level above() {
        return this == VILLAGE ? TOWN : DISTRICT;
    }
}
