package org.needsline.need;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stay of a need at a level.
 *
 * @param level level
 * @param unit code of the village, town or district
 * @param invited units that were invited there
 * @param responsible unit that claimed or was assigned there
 * @param since from
 * @param until null: still there
 */
public record Holder(
        Level level,
        String unit,
        List<String> invited,
        @Nullable String responsible,
        Instant since,
        @Nullable Instant until) {}
