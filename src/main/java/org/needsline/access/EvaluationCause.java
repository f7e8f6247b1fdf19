package org.needsline.access;

import org.needsline.wording.Bilingual;

/** Why an evaluation is held. */
public enum EvaluationCause implements Coded {
    YEARLY("yearly", "年度评估", "Yearly"),
    EXPIRY("expiry", "到期前评估", "Before expiry"),
    EXIT("exit", "社区要求退出", "Communities ask for exit");

    private final String code;
    private final Bilingual label;

    EvaluationCause(String code, String zh, String en) {
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
