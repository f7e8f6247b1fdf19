package org.needsline.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;

/**
 * A community was handed work that is not in the ledger (拒办).
 *
 * @param upheld null while it is not answered
 */
public record UnadmittedReport(
        String number,
        String district,
        String community,
        String department,
        String what,
        String reportedBy,
        Instant reportedAt,
        @Nullable Boolean upheld,
        @Nullable String answer,
        @Nullable String answeredBy,
        @Nullable Instant answeredAt) {

    private static final int TITLE_LENGTH = 40;

    /** The beginning of what was handed down, as lists show it. */
    String title() {
        String line = what.replaceAll("\\s+", " ").strip();
        return "拒办：" + (line.length() > TITLE_LENGTH ? line.substring(0, TITLE_LENGTH) + "…" : line);
    }

    /** Where it stands. */
    Bilingual standing() {
        if (upheld == null) {
            return Bilingual.of("待答复", "To be answered");
        }
        return upheld ? Bilingual.of("成立", "Upheld") : Bilingual.of("不成立", "Dismissed");
    }
}
