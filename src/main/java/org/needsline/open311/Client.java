package org.needsline.open311;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.needsline.need.Channel;
import org.needsline.organisation.UnitCode;

/**
 * A hotline or an app that may file needs.
 *
 * @param id short name, as it stands in the timeline of what it files
 * @param name as people call it
 * @param channel hotline or web
 * @param units districts, towns or villages in which it may file
 * @param createdAt since when
 * @param revokedAt since when it may no more; null: it may
 * @param callback where it is told of changes; null: nowhere
 * @param callbackSince since when
 * @param failures attempts to tell it that have failed in a row
 * @param restsUntil it is left alone until then
 * @param lastUsedOn the day on which its key was last used; null: never
 */
record Client(
        String id,
        String name,
        Channel channel,
        List<String> units,
        Instant createdAt,
        @Nullable Instant revokedAt,
        @Nullable String callback,
        @Nullable Instant callbackSince,
        int failures,
        @Nullable Instant restsUntil,
        @Nullable LocalDate lastUsedOn) {

    boolean mayFileIn(String village) {
        return units.stream().anyMatch(unit -> UnitCode.within(village, unit));
    }

    /** Who filed, in the library's records. */
    String actor() {
        return "open311." + id;
    }
}
