package org.needsline.need;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * An objection and what became of it.
 *
 * @param id id
 * @param text what was said
 * @param name the objector's name
 * @param phone the objector's phone
 * @param at when
 * @param held still held for the clerk
 * @param upheld null while not answered
 * @param answer public answer
 */
public record ObjectionRecord(
        long id,
        String text,
        @Nullable String name,
        @Nullable String phone,
        Instant at,
        boolean held,
        @Nullable Boolean upheld,
        @Nullable String answer) {}
