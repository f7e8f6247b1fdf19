package org.needsline.need;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An entry that a step adds to the timeline. Its number is unique within the need. */
record Happening(
        int entry,
        Instant at,
        NeedEvent event,
        Actor actor,
        Level level,
        @Nullable String unit,
        Map<String, String> facts,
        @Nullable String note,
        @Nullable ScoreType score,
        int days) {}
