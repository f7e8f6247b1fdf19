package org.needsline.need;

/**
 * What was done.
 *
 * @param result at most 2,000 characters
 */
public record DeliveryResult(String result) {}
