package org.needsline.access;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What changes from one version of a ledger entry to the next.
 *
 * @param from first day
 * @param until last day
 * @param provisional an emergency whose agreement is not signed yet
 * @param why {@code emergency admitted signed}
 */
record LedgerVersion(LocalDate from, LocalDate until, boolean provisional, @Nullable String conditions, String why) {}
