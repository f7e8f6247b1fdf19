package org.needsline.need;

/**
 * Another need of the village that may be the same.
 *
 * @param number number
 * @param title title, or category and grid before triage
 * @param similarity in percent
 * @param status where it stands
 */
public record LikelyDuplicate(String number, String title, int similarity, Status status) {}
