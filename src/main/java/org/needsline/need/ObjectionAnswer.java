package org.needsline.need;

/**
 * The decision on one objection.
 *
 * @param objectionId which
 * @param upheld true: the objection is right
 * @param answer public, at most 2,000 characters
 */
public record ObjectionAnswer(long objectionId, boolean upheld, String answer) {}
