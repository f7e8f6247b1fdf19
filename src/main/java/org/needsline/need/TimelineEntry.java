package org.needsline.need;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;

/**
 * One thing that happened to a need.
 *
 * @param id increasing
 * @param number need
 * @param at when
 * @param event what
 * @param by who
 * @param level level that held the need then
 * @param unit unit it is about, if any
 * @param facts small facts, nothing of a person
 * @param note what was said, as it was said: may be personal
 */
public record TimelineEntry(
        long id,
        String number,
        Instant at,
        NeedEvent event,
        Actor by,
        Level level,
        @Nullable String unit,
        Map<String, String> facts,
        @Nullable String note) {

    private static final Set<NeedEvent> INTERNAL = EnumSet.of(
            NeedEvent.SCORED,
            NeedEvent.LET_LAPSE,
            NeedEvent.UNIT_INVOLVED,
            NeedEvent.CLAIM_DECLINED,
            NeedEvent.OBJECTED);

    /** Whether it says something to the reporter: not what the offices do among themselves. */
    public boolean isForReporter() {
        return !INTERNAL.contains(event);
    }

    /** One sentence for people. When the clock did it, it says so, and never that anybody approved or refused. */
    public Bilingual sentence() {
        StringBuilder zh = new StringBuilder(event.label().zh());
        StringBuilder en = new StringBuilder(event.label().en());
        facts.forEach((name, fact) -> {
            zh.append(" · ").append(FactWords.zh(name, fact));
            en.append(" · ").append(FactWords.en(name, fact));
        });
        if (by.isClock()) {
            zh.append("（超时自动流转）");
            en.append(" (moved on automatically after the deadline)");
        }
        return Bilingual.of(zh.toString(), en.toString());
    }
}
