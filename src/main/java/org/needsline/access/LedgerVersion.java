package org.needsline.access;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What changes from one version of a ledger entry to the next.
 *
 * @param from first day
 * @param until last day
 * @param provisional an emergency that is still to be made good
 * @param why {@code emergency signed ended}
 */
record LedgerVersion(LocalDate from, LocalDate until, boolean provisional, @Nullable String conditions, String why) {}
