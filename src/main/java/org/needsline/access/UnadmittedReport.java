package org.needsline.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A community was handed work that is not in the ledger (拒办).
 *
 * @param upheld null while it is not answered
 */
public record UnadmittedReport(
        String number,
        String district,
        String community,
        String department,
        String what,
        String reportedBy,
        Instant reportedAt,
        @Nullable Boolean upheld,
        @Nullable String answer) {}
