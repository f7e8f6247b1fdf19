package org.needsline.access;

import org.needsline.wording.Bilingual;

/** How a request ended. */
public enum AccessEnding implements Coded {
    EXPIRED("expired", "准入到期", "Expired"),
    EXITED("exited", "已退出", "Exited"),
    REFUSED("refused", "不予准入", "Refused"),
    LAPSED("lapsed", "已失效", "Lapsed"),
    WITHDRAWN("withdrawn", "已撤回", "Withdrawn");

    private final String code;
    private final Bilingual label;

    AccessEnding(String code, String zh, String en) {
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
