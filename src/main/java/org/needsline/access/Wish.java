package org.needsline.access;

import org.needsline.wording.Bilingual;

/** What a community wants to become of an item. */
public enum Wish implements Coded {
    KEEP("keep", "保持", "Keep"),
    ADJUST("adjust", "调整", "Adjust"),
    EXIT("exit", "退出", "Exit");

    private final String code;
    private final Bilingual label;

    Wish(String code, String zh, String en) {
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
