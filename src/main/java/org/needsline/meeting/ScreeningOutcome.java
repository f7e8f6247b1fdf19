package org.needsline.meeting;

import java.util.Arrays;
import org.needsline.wording.Bilingual;

/** What a screening meeting decides about one need (domain, 3.2 Screening). */
public enum ScreeningOutcome {
    ACCEPTED("accepted", "采纳", "Accepted"),
    REJECTED("rejected", "不采纳", "Rejected"),
    OUTSIDE_REMIT("outsideRemit", "超出职责", "Outside remit"),
    DEFERRED("deferred", "缓议", "Deferred");

    private final String code;
    private final Bilingual wording;

    ScreeningOutcome(String code, String zh, String en) {
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
     * The outcome with this code.
     *
     * @throws IllegalArgumentException for a code that no outcome has
     */
    public static ScreeningOutcome ofCode(String code) {
        return Arrays.stream(values())
                .filter(outcome -> outcome.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No screening outcome " + code));
    }
}
