package org.needsline.need;

import java.time.LocalDate;

/**
 * One more term, asked for once.
 *
 * @param newDate at most as long again as the first promise
 * @param reason why, at most 1,000 characters
 */
public record ExtensionRequest(LocalDate newDate, String reason) {}
