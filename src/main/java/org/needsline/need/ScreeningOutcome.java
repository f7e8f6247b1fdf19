package org.needsline.need;

import org.needsline.wording.Bilingual;

/** What the village's meeting, or the town in its place, decided. */
public enum ScreeningOutcome implements Coded {
    ACCEPTED("accepted", "采纳", "Accepted"),
    REJECTED("rejected", "未采纳", "Rejected"),
    OUTSIDE_REMIT("outsideRemit", "超出职责", "Outside remit"),
    DEFERRED("deferred", "暂缓", "Deferred");

    private final String code;
    private final Bilingual label;

    ScreeningOutcome(String code, String zh, String en) {
        this.code = code;
        this.label = Bilingual.of(zh, en);
    }

    /** The constant of that code; {@link org.needsline.wording.Refusal} if there is none. */
    public static ScreeningOutcome of(String code) {
        return Coded.parse(values(), code, "议定结果 screening outcome");
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
