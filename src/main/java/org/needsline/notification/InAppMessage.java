package org.needsline.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;

/**
 * A message that a member of staff finds in Tasklist.
 *
 * @param readAt when they marked it as read, null until then
 */
public record InAppMessage(
        long id,
        String event,
        String caseNumber,
        Bilingual title,
        Bilingual body,
        Instant createdAt,
        @Nullable Instant readAt) {}
