package org.needsline.need;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The frozen, masked entry that the public sees.
 *
 * @param id id of the posting
 * @param number need
 * @param village 12 digits
 * @param category category
 * @param title null where only the category may be shown
 * @param description the resident's words, only as a clerk has released them; null until then
 * @param place as the clerk wrote it, masked; null where only the category may be shown
 * @param reporter surname and ＊＊; null if anonymous, without consent, or where only the category may be shown
 * @param postedAt from
 * @param until end of the objection period; null: an urgent need, posted afterwards without one
 */
public record PostedEntry(
        long id,
        String number,
        String village,
        Category category,
        @Nullable String title,
        @Nullable String description,
        @Nullable String place,
        @Nullable String reporter,
        Instant postedAt,
        @Nullable Instant until) {

    /** Nothing that a resident wrote is public before a clerk has released it. */
    PostedEntry withoutDescription() {
        return new PostedEntry(id, number, village, category, title, null, place, reporter, postedAt, until);
    }
}
