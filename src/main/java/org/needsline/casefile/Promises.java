package org.needsline.casefile;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.needsline.need.NeedEvent;
import org.needsline.need.TimelineEntry;
import org.needsline.wording.Bilingual;

/** The days that were promised, asked for and ordered, as the timeline tells. */
final class Promises {

    private static final Map<NeedEvent, Bilingual> WORDS = Map.ofEntries(
            Map.entry(NeedEvent.CLAIMED, Bilingual.of("认领时承诺", "Promised with the claim")),
            Map.entry(NeedEvent.ASSIGNED, Bilingual.of("交办时限定", "Set by the order")),
            Map.entry(NeedEvent.EXTENSION_REQUESTED, Bilingual.of("申请延期至", "Extension asked for until")),
            Map.entry(NeedEvent.EXTENSION_GRANTED, Bilingual.of("同意延期至", "Extension granted until")),
            Map.entry(NeedEvent.EXTENSION_REFUSED, Bilingual.of("不同意延期，仍为", "Extension refused, still")),
            Map.entry(NeedEvent.EXTENSION_LAPSED, Bilingual.of("延期未及时答复，仍为", "Extension not decided in time, still")),
            Map.entry(NeedEvent.SUPERVISION_STARTED, Bilingual.of("发出督办", "Supervision order")),
            Map.entry(NeedEvent.SUPERVISED, Bilingual.of("督办决定", "Decided under supervision")),
            Map.entry(
                    NeedEvent.SUPERVISION_LAPSED,
                    Bilingual.of("督办未及时决定，原日期不变", "Supervision not decided in time, the date stands")),
            Map.entry(NeedEvent.REWORK_STARTED, Bilingual.of("返工限期", "Rework until")));

    private Promises() {}

    /** A promise in the timeline. */
    record Told(TimelineEntry entry, Bilingual what, @Nullable String day) {}

    static List<Told> in(List<TimelineEntry> timeline) {
        return timeline.stream()
                .filter(entry -> WORDS.containsKey(entry.event()))
                .map(entry -> new Told(
                        entry,
                        Objects.requireNonNull(WORDS.get(entry.event())),
                        entry.event() == NeedEvent.EXTENSION_REQUESTED || entry.event() == NeedEvent.REWORK_STARTED
                                ? entry.facts().get("until")
                                : entry.facts().get("promisedOn")))
                .toList();
    }
}
