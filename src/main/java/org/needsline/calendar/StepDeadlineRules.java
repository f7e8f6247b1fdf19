package org.needsline.calendar;

/** How long each step may take: data that a designer changes, not code. */
public interface StepDeadlineRules {

    /**
     * The rule that fits the facts.
     *
     * @throws IllegalStateException if no row fits, which is a gap in the table and not in what people entered
     */
    DeadlineRule rule(DeadlineFacts facts);
}
