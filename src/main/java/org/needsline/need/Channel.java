package org.needsline.need;

import org.needsline.wording.Bilingual;

/** How the need reached us. */
public enum Channel implements Coded {
    VISIT("visit", "入户", "Visit"),
    PHONE("phone", "电话", "Phone"),
    HALL("hall", "大厅", "Hall"),
    WEB("web", "网上", "Web"),
    HOTLINE("hotline", "热线", "Hotline"),
    IMPORT("import", "导入", "Import");

    private final String code;
    private final Bilingual label;

    Channel(String code, String zh, String en) {
        this.code = code;
        this.label = Bilingual.of(zh, en);
    }

    /** The constant of that code; {@link org.needsline.wording.Refusal} if there is none. */
    public static Channel of(String code) {
        return Coded.parse(values(), code, "渠道 channel");
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
