package org.needsline.access;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An item of the access ledger as it counts today.
 *
 * @param version of the entry
 * @param department code
 * @param communities how many carry it
 * @param workload person-days a year in each community
 * @param staff people handed over to each community
 * @param money yuan a year for each community
 * @param provisional an emergency whose agreement is not signed yet
 * @param burden as the communities feel it, 1 to 5; null when none said so
 */
public record LedgerLine(
        String number,
        int version,
        String item,
        @Nullable AccessKind kind,
        String department,
        @Nullable String legalBasis,
        int communities,
        @Nullable String powers,
        BigDecimal staff,
        BigDecimal money,
        BigDecimal workload,
        LocalDate validFrom,
        LocalDate validUntil,
        boolean provisional,
        @Nullable String conditions,
        @Nullable Double burden) {}
