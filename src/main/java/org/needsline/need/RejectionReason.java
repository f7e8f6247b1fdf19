package org.needsline.need;

import org.needsline.wording.Bilingual;

/** The standard reasons for which the meeting may reject a need. */
public enum RejectionReason implements Coded {
    UNREALISTIC("unrealistic", "不切实际", "Unrealistic"),
    NOT_MATCHING_CIRCUMSTANCES("notMatchingCircumstances", "与身份不符", "Does not match the person's circumstances"),
    ALREADY_COVERED("alreadyCovered", "已有政策保障", "Already covered by a policy"),
    PRIVATE_MATTER("privateMatter", "属个人事务", "Private matter");

    private final String code;
    private final Bilingual label;

    RejectionReason(String code, String zh, String en) {
        this.code = code;
        this.label = Bilingual.of(zh, en);
    }

    /** The constant of that code; {@link org.needsline.wording.Refusal} if there is none. */
    public static RejectionReason of(String code) {
        return Coded.parse(values(), code, "未采纳理由 reason");
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
