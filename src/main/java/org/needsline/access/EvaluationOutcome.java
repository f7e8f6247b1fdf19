package org.needsline.access;

import org.needsline.wording.Bilingual;

/** What an evaluation leads to. */
public enum EvaluationOutcome implements Coded {
    CONTINUE("continue", "继续执行", "Goes on"),
    RENEW("renew", "同意续期（另行申报）", "To be renewed by a new request"),
    ADJUST("adjust", "须调整（另行申报）", "To be adjusted by a new request"),
    EXIT("exit", "退出", "Exit");

    private final String code;
    private final Bilingual label;

    EvaluationOutcome(String code, String zh, String en) {
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
