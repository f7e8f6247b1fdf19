package org.needsline.access;

import org.needsline.wording.Bilingual;

/** Why a community asks for exit. */
public enum ExitGround implements Coded {
    NOT_PAID("notPaid", "经费未拨付", "Money not paid"),
    SCOPE_EXCEEDED("scopeExceeded", "超出约定范围", "Scope exceeded"),
    RESIDENTS_AGAINST("residentsAgainst", "居民反对", "Residents against it");

    private final String code;
    private final Bilingual label;

    ExitGround(String code, String zh, String en) {
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
