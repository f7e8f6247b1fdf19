package org.needsline.need;

import java.time.LocalDate;

/**
 * The latest day that may be promised, from the decision StepDeadline.
 *
 * @param workdays cap in working days
 * @param latest the last of them
 */
public record PromiseCap(int workdays, LocalDate latest) {}
