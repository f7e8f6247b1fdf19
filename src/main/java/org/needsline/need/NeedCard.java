package org.needsline.need;

import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;

/** What every form shows of a need: facts and names only, nothing of a person. Becomes the Json variable {@code need}. */
public record NeedCard(
        String number,
        String title,
        String category,
        String categoryName,
        @Nullable String place,
        String village,
        String villageName,
        String kind,
        String kindName,
        String scope,
        String urgency,
        String urgencyName,
        boolean hardship,
        String leftBehind,
        String level,
        String levelName,
        String registeredOn,
        int households,
        @Nullable String promisedOn) {

    /** The card of a need in a village of that name. */
    public static NeedCard of(NeedView need, String villageName) {
        return new NeedCard(
                need.number(),
                need.displayTitle(),
                need.category().code(),
                name(need.category().label()),
                need.place(),
                need.village(),
                villageName,
                need.kind().code(),
                name(need.kind().label()),
                need.scope().code(),
                need.urgency().code(),
                name(need.urgency().label()),
                need.hardship(),
                need.leftBehind().code(),
                need.level().code(),
                name(need.level().label()),
                need.registeredOn().toString(),
                need.households(),
                need.promisedOn() == null ? null : need.promisedOn().toString());
    }

    private static String name(Bilingual label) {
        return label.zh() + " " + label.en();
    }
}
