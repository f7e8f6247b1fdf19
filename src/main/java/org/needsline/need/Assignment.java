package org.needsline.need;

import java.time.LocalDate;

/**
 * A unit delivers by order of the district supervisor.
 *
 * @param unit code of a unit of the district
 * @param promisedOn day by which it is done
 * @param needsBudget works that need a budget
 * @param reason why this unit, at most 1,000 characters
 */
public record Assignment(String unit, LocalDate promisedOn, boolean needsBudget, String reason) {}
