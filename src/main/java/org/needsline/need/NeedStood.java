package org.needsline.need;

/**
 * A need has come to stand elsewhere. Published in the transaction of the step, so whoever listens takes part in it.
 *
 * @param number the need
 * @param status where it stands now
 */
public record NeedStood(String number, Status status) {}
