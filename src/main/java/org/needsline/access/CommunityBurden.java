package org.needsline.access;

import java.math.BigDecimal;

/**
 * What a community carries in all, a year.
 *
 * @param items how many
 * @param personDays sum
 * @param money yuan promised
 */
public record CommunityBurden(String community, int items, BigDecimal personDays, BigDecimal money) {}
