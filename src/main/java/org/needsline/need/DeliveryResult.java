package org.needsline.need;

/**
 * What was done.
 *
 * @param result at most 2,000 characters
 * @param workdaysLate working days after the promised day; 0 if in time
 */
public record DeliveryResult(String result, int workdaysLate) {}
