package org.needsline.access;

import org.needsline.wording.Bilingual;

/** Link 3: law, and whose duty it is. */
public enum LegalOpinion implements Coded {
    LAWFUL("lawful", "合法，可由社区协助", "Lawful, communities may assist"),
    NO_BASIS("noBasis", "无法律依据", "No basis in law"),
    OWN_DUTY("ownDuty", "属部门自身职责", "The department's own duty"),
    NO_OPINION("noOpinion", "未出具意见", "No opinion given");

    private final String code;
    private final Bilingual label;

    LegalOpinion(String code, String zh, String en) {
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
