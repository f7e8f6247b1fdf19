package org.needsline.need;

/**
 * What the decision ClassifyNeed proposes.
 *
 * @param kind kind
 * @param category category
 * @param urgency urgent: the clerk confirms first
 */
public record Classification(Kind kind, Category category, Urgency urgency) {}
