package org.needsline.access;

import org.needsline.wording.Bilingual;

/** Link 4: what a community says. */
public enum Stance implements Coded {
    SUPPORT("support", "支持", "Support"),
    CONDITIONS("conditions", "附条件支持", "Support under conditions"),
    OPPOSE("oppose", "反对", "Oppose"),
    SILENT("silent", "未答复", "Silent");

    private final String code;
    private final Bilingual label;

    Stance(String code, String zh, String en) {
        this.code = code;
        this.label = Bilingual.of(zh, en);
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
