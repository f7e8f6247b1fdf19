package org.needsline.casefile;

import java.util.Arrays;
import org.needsline.wording.Bilingual;

/** What somebody did with a case without changing it. */
enum CaseAction {
    READ("read", "查阅", "Read"),
    REVEAL("reveal", "查看联系方式", "Saw the contact"),
    PRINT("print", "打印案卷", "Printed the file"),
    DOWNLOAD("download", "下载材料", "Downloaded evidence");

    private final String code;
    private final Bilingual label;

    CaseAction(String code, String zh, String en) {
        this.code = code;
        this.label = Bilingual.of(zh, en);
    }

    static CaseAction of(String code) {
        return Arrays.stream(values())
                .filter(action -> action.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no action " + code));
    }

    String code() {
        return code;
    }

    Bilingual label() {
        return label;
    }
}
