package org.needsline.access;

import org.needsline.wording.Bilingual;

/** Link 5: does the money match the workload. */
public enum FundingOpinion implements Coded {
    SUFFICIENT("sufficient", "经费与工作量匹配", "Money matches the workload"),
    SHORT("short", "经费不足", "Money falls short"),
    NO_OPINION("noOpinion", "未出具意见", "No opinion given");

    private final String code;
    private final Bilingual label;

    FundingOpinion(String code, String zh, String en) {
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
