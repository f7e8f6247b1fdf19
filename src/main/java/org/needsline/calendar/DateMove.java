package org.needsline.calendar;

import java.time.Instant;

/**
 * A date of a step that has moved.
 *
 * @param step the step it belongs to
 * @param from the date that timers, tasks and variables hold
 * @param to the date that they must hold
 */
public record DateMove(String step, Instant from, Instant to) {}
