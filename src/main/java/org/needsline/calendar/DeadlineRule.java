package org.needsline.calendar;

import org.jspecify.annotations.Nullable;

/**
 * A row of the decision table {@code StepDeadline}.
 *
 * @param amount how much time, in {@code unit}; null where a person promises the date
 * @param reminderLead {@code half} for a reminder at half time, a number of units before the end such as {@code 3}, or null for none
 * @param capWorkdays the latest date that a person may promise, in working days; null where nobody promises one
 */
public record DeadlineRule(
        @Nullable Integer amount, DeadlineUnit unit, @Nullable String reminderLead, @Nullable Integer capWorkdays) {}
