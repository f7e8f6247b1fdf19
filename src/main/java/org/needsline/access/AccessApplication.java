package org.needsline.access;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a department files. Text that is left out keeps what the request said before: a supplement or a renewal need not repeat itself.
 *
 * @param targets codes of the communities, each once
 * @param towns codes of towns, for all of their communities
 * @param endsOn last day, at most three years after the first
 * @param workload person-days a year in each community
 * @param staff people handed over to each community
 * @param money yuan a year for each community
 * @param responseNumber number of the district's emergency response; only for an emergency
 */
public record AccessApplication(
        AccessKind kind,
        @Nullable String legalBasis,
        @Nullable String reason,
        List<String> targets,
        List<String> towns,
        @Nullable LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable BigDecimal workload,
        @Nullable String powers,
        @Nullable BigDecimal staff,
        @Nullable BigDecimal money,
        boolean emergency,
        @Nullable String responseNumber) {

    public AccessApplication {
        targets = List.copyOf(targets);
        towns = List.copyOf(towns);
    }
}
