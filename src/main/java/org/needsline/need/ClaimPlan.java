package org.needsline.need;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * How a unit will meet the need.
 *
 * @param unit code of an invited unit
 * @param plan what will be done, at most 2,000 characters
 * @param personInCharge a member of staff
 * @param promisedOn day by which it is done
 * @param needsBudget works that need a budget
 * @param milestones required with a budget
 * @param namedCadre the cadre in whose name a personal need of a hardship household is claimed
 */
public record ClaimPlan(
        String unit,
        String plan,
        String personInCharge,
        LocalDate promisedOn,
        boolean needsBudget,
        @Nullable String milestones,
        @Nullable String namedCadre) {}
