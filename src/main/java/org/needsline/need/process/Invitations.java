package org.needsline.need.process;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.needsline.need.Level;
import org.needsline.need.NeedView;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Unit;
import org.springframework.stereotype.Component;

/** Finds the units that a decision of RouteNeed means at one level. */
@Component
class Invitations {

    private final Organisation organisation;

    Invitations(Organisation organisation) {
        this.organisation = organisation;
    }

    /**
     * The units that may claim.
     *
     * @param route result of the decision: {@code roles}, comma separated, and {@code departments}, comma separated short names
     */
    List<Unit> invited(NeedView need, Level level, Map<?, ?> route) {
        String here = level.unitOf(need.village());
        Set<Unit> units = new LinkedHashSet<>();
        for (String role : words(route.get("roles"))) {
            switch (role) {
                case "team" -> units.addAll(organisation.teamsOf(here));
                case "secretary" -> organisation.unit(here).ifPresent(units::add);
                case "grid-worker" -> grids(need, here).forEach(units::add);
                case "officer" -> {
                    Set<String> wanted = words(route.get("departments"));
                    organisation.departmentsOf(here).stream()
                            .filter(department -> wanted.contains(department.shortName()))
                            .forEach(units::add);
                }
                default ->
                    throw new IllegalArgumentException(
                            "The decision RouteNeed names a role that nobody claims with: " + role);
            }
        }
        return new ArrayList<>(units);
    }

    private List<Unit> grids(NeedView need, String village) {
        List<Unit> all = organisation.childrenOf(village);
        String grid = need.grid();
        return grid == null
                ? all
                : all.stream().filter(unit -> unit.code().equals(grid)).toList();
    }

    private static Set<String> words(@Nullable Object list) {
        return list == null
                ? Set.of()
                : Arrays.stream(list.toString().split(","))
                        .map(String::strip)
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
