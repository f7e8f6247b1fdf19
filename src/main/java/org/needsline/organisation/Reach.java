package org.needsline.organisation;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * How far a person's eyes reach into the needs, by the roles that the person holds today (rule: domain, roles). Three ways lead to a need,
 * and whoever has none of them must find that it does not exist:
 *
 * <ol>
 *   <li>{@code units}: the need concerns one of these units, exactly. A need concerns its village and its grid from the first day, and every
 *       unit that held it, was invited, was involved or answered for it, also after it has moved on.
 *   <li>{@code below}: the need's village lies in one of these towns or districts, whoever holds it.
 *   <li>{@code ownReports}: the person registered it.
 * </ol>
 *
 * <p>As a condition over the library, each way with an index of its own, to be united rather than joined by {@code or}:
 *
 * <pre>
 * number in (select number from (units that a need concerns) where unit in (:units))
 * village between :lowest and :highest      -- for each of {@link #villages()}; codes are digits, which every collation sorts alike
 * registered_by = :userId                   -- only where {@link #ownReports()}
 * </pre>
 *
 * An empty reach must answer nothing without asking the database: see {@link #isEmpty()}.
 *
 * @param userId whose reach it is
 * @param units codes of units whose own needs may be read
 * @param below codes of towns and districts in which every need may be read
 * @param ownReports whether the person may read the needs that they registered themselves
 */
public record Reach(String userId, Set<String> units, Set<String> below, boolean ownReports) {

    private static final int VILLAGE_DIGITS = 12;

    /** They work on the needs of exactly their unit. */
    private static final Set<Role> OF_THE_UNIT =
            EnumSet.of(Role.CLERK, Role.SECRETARY, Role.TEAM_MEMBER, Role.OFFICER, Role.GRID_WORKER);

    /** They answer for what others below them do. */
    private static final Set<Role> AND_BELOW = EnumSet.of(Role.SUPERVISOR, Role.MANAGER);

    /** They register needs. */
    private static final Set<Role> REGISTERING = EnumSet.of(Role.GRID_WORKER, Role.CLERK);

    /** The villages from one code to another, both included. */
    public record Villages(String lowest, String highest) {}

    public Reach {
        units = Set.copyOf(units);
        below = Set.copyOf(below);
    }

    static Reach of(String userId, Collection<RoleInUnit> roles) {
        Set<String> units = new TreeSet<>();
        Set<String> below = new TreeSet<>();
        boolean ownReports = false;
        for (RoleInUnit held : roles) {
            if (OF_THE_UNIT.contains(held.role()) && isOfferedWork(held)) {
                units.add(held.unitCode());
            }
            if (AND_BELOW.contains(held.role())) {
                below.add(held.unitCode());
            }
            ownReports |= REGISTERING.contains(held.role());
        }
        return new Reach(userId, units, below, ownReports);
    }

    /**
     * A team or a grid worker of a whole village is offered nothing under the village's own name: that would be the secretary's, and would
     * open every need of the village. They read what their team or grid has to do with.
     */
    private static boolean isOfferedWork(RoleInUnit held) {
        return switch (held.role()) {
            case TEAM_MEMBER -> held.unitCode().indexOf('-') > 0;
            case GRID_WORKER -> UnitCode.placeLevel(held.unitCode()) == UnitLevel.GRID;
            default -> true;
        };
    }

    /** Whether there is no need at all that the person may read. */
    public boolean isEmpty() {
        return units.isEmpty() && below.isEmpty() && !ownReports;
    }

    /**
     * Whether a need may be read.
     *
     * @param village the need's village
     * @param concerned units that the need concerns or concerned, the village among them or not
     * @param registeredBy user id of whoever registered it
     */
    public boolean covers(String village, Collection<String> concerned, String registeredBy) {
        return units.contains(village)
                || concerned.stream().anyMatch(units::contains)
                || coversPlace(village)
                || (ownReports && registeredBy.equals(userId));
    }

    /** Whether everything in a unit may be read because it is, or lies below, one of {@code below}. */
    public boolean coversPlace(String unit) {
        return below.stream().anyMatch(above -> UnitCode.within(unit, above));
    }

    /** The villages of {@code below} as ranges of codes, for a condition that an index can answer. */
    public List<Villages> villages() {
        return below.stream()
                .sorted()
                .map(above -> new Villages(filled(above, "0"), filled(above, "9")))
                .toList();
    }

    private static String filled(String code, String digit) {
        return code + digit.repeat(Math.max(0, VILLAGE_DIGITS - code.length()));
    }
}
