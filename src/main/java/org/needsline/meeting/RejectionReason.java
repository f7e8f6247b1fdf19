package org.needsline.meeting;

import java.util.Arrays;
import org.needsline.wording.Bilingual;

/** The four standard reasons for which a need is not taken up (domain, 3.2 Screening). */
public enum RejectionReason {
    UNREALISTIC("unrealistic", "不切实际", "Unrealistic"),
    NOT_MATCHING_CIRCUMSTANCES("notMatchingCircumstances", "与身份不符", "Does not match the person's circumstances"),
    ALREADY_COVERED("alreadyCovered", "已有政策保障", "Already covered by a policy"),
    PRIVATE_MATTER("privateMatter", "属个人事务", "Private matter");

    private final String code;
    private final Bilingual wording;

    RejectionReason(String code, String zh, String en) {
        this.code = code;
        this.wording = Bilingual.of(zh, en);
    }

    /** The code in variables, tables and decisions. */
    public String code() {
        return code;
    }

    public Bilingual wording() {
        return wording;
    }

    /**
     * The reason with this code.
     *
     * @throws IllegalArgumentException for a code that no reason has
     */
    public static RejectionReason ofCode(String code) {
        return Arrays.stream(values())
                .filter(reason -> reason.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No rejection reason " + code));
    }
}
