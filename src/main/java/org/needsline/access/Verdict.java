package org.needsline.access;

import org.needsline.wording.Bilingual;

/** What is proposed, recommended or decided. */
public enum Verdict implements Coded {
    ADMIT("admit", "准入", "Admit"),
    CONDITIONS("conditions", "附条件准入", "Admit with conditions"),
    REFUSE("refuse", "不予准入", "Refuse");

    private final String code;
    private final Bilingual label;

    Verdict(String code, String zh, String en) {
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
