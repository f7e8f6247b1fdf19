package org.needsline.casefile;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a file that belongs to a case; its bytes are in the {@link EvidenceStore}.
 *
 * @param id random
 * @param fileName cleaned, for showing and saving
 * @param mediaType by content
 * @param photo a photo, with a thumbnail
 * @param bytes size as stored
 * @param width of a photo, in pixels
 * @param height of a photo, in pixels
 * @param sha256 of the bytes as stored, in hex
 * @param caption what it shows
 * @param addedBy user id
 * @param unit in whose name
 * @param addedAt when
 * @param released that the public may see it; null: not released
 * @param withdrawn that it no longer counts; null: it counts
 * @param erased its bytes and words went with the personal data of the case
 */
record Evidence(
        String id,
        String caseNumber,
        String fileName,
        String mediaType,
        boolean photo,
        long bytes,
        @Nullable Integer width,
        @Nullable Integer height,
        String sha256,
        @Nullable String caption,
        String addedBy,
        @Nullable String unit,
        Instant addedAt,
        @Nullable Release released,
        @Nullable Withdrawal withdrawn,
        boolean erased) {

    /** Under which its bytes lie in the store. */
    String key() {
        return id;
    }

    /** Under which the small picture of a photo lies in the store. */
    String thumbnailKey() {
        return thumbnailKey(id);
    }

    static String thumbnailKey(String id) {
        return id + ".thumbnail";
    }

    /** A clerk lets the public see a photo. */
    record Release(String by, Instant at) {}

    /** A file no longer counts. */
    record Withdrawal(String by, Instant at, String reason) {}
}
