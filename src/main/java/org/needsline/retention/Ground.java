package org.needsline.retention;

import java.util.Arrays;
import java.util.Optional;
import org.needsline.wording.Bilingual;

/** Why something is erased. A choice and no free text, so that the record of an erasure can hold no personal data. */
enum Ground {
    TIME_OVER("time-over", "保存期满", "The time for keeping is over"),
    ASKED_WHILE_OPEN("asked-while-open", "办理期间已申请清除", "Asked for while the case was open"),
    REPORTER("reporter", "反映人要求清除", "The reporter asks for it"),
    PERSON_CONCERNED("person-concerned", "所涉人员要求清除", "Somebody else who is named asks for it"),
    WRONG_PERSON("wrong-person", "登记时填错了人", "The wrong person was registered"),
    AUTHORITY("authority", "主管机关或法院要求", "An authority or a court orders it"),
    TRIAL("trial", "试填的数据", "Entered for trial");

    private final String code;
    private final Bilingual label;

    Ground(String code, String zh, String en) {
        this.code = code;
        this.label = Bilingual.of(zh, en);
    }

    String code() {
        return code;
    }

    Bilingual label() {
        return label;
    }

    /** Whether an administrator may choose it. */
    boolean isAskedFor() {
        return this != TIME_OVER && this != ASKED_WHILE_OPEN;
    }

    static Optional<Ground> of(String code) {
        return Arrays.stream(values())
                .filter(ground -> ground.code.equals(code))
                .findFirst();
    }
}
