package org.needsline.calendar;

import java.time.Instant;
import org.needsline.wording.Bilingual;

/**
 * A computed date.
 *
 * @param instant when it is over
 * @param explanation how it was counted, for the case file
 * @param provisional it reaches into a year whose schedule is not published yet, where only weekends were left out
 */
public record DueDate(Instant instant, Bilingual explanation, boolean provisional) {}
