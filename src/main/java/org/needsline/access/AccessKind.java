package org.needsline.access;

import org.needsline.wording.Bilingual;

/** What a department wants to hand down. */
public enum AccessKind implements Coded {
    TASK("task", "工作任务", "Task"),
    FORM("form", "表格台账", "Form"),
    ACCOUNT("account", "账号、工作群", "Account or chat group"),
    PLAQUE("plaque", "挂牌", "Plaque"),
    INSPECTION("inspection", "检查考核", "Inspection");

    private final String code;
    private final Bilingual label;

    AccessKind(String code, String zh, String en) {
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
