package org.needsline.access;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What one community has to do for one item.
 *
 * @param paid yuan that have arrived; null while nothing is confirmed
 * @param receivedOn day of the confirmation
 * @param exitAsked the community asks for exit
 */
public record CommunityLine(
        LedgerLine entry, @Nullable BigDecimal paid, @Nullable LocalDate receivedOn, boolean exitAsked) {}
