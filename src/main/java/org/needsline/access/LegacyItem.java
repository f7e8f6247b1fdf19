package org.needsline.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Work that communities already carried on day one.
 *
 * @param fileUntil until then it is not unadmitted
 * @param filedAs the request by which it was filed
 * @param overAt when its time ran out unfiled
 * @param unadmitted its time ran out before it was filed: communities may refuse it
 */
public record LegacyItem(
        String number,
        String district,
        String department,
        String item,
        @Nullable Instant fileUntil,
        @Nullable String filedAs,
        @Nullable Instant overAt,
        boolean unadmitted) {}
