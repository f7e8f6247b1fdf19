package org.needsline.scoring;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;

/**
 * One line of the ledger. It never changes.
 *
 * @param reverses the entry that this one takes back, null for an ordinary entry
 */
public record ScoreEntry(
        long id,
        String subject,
        String period,
        String rule,
        int points,
        String caseNumber,
        String factId,
        Bilingual reason,
        String author,
        OffsetDateTime writtenAt,
        @Nullable Long reverses) {}
