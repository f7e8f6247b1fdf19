package org.needsline.access;

import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.needsline.organisation.Role;
import org.needsline.organisation.RoleInUnit;
import org.needsline.organisation.UnitCode;

/**
 * How far a person's eyes reach into the gate, by the roles that the person holds today. The one rule for the file of a case, the panel,
 * the search, evidence, notes and print; to everybody else a case looks like one that does not exist.
 *
 * @param districts the offices of these districts see every request and report there
 * @param departments their officers see what is their own, drafts too
 * @param places villages, towns and districts whose communities are asked, or report: filed requests that target one of them
 */
public record AccessReach(Set<String> districts, Set<String> departments, Set<String> places) {

    private static final Set<Role> OFFICES = EnumSet.of(
            Role.ACCESS_OFFICE, Role.JUSTICE, Role.FINANCE, Role.LEADING_GROUP, Role.SUPERVISOR, Role.MANAGER);

    private static final Set<Role> OF_COMMUNITIES =
            EnumSet.of(Role.SECRETARY, Role.CLERK, Role.SUPERVISOR, Role.MANAGER);

    private static final int DISTRICT_DIGITS = 6;

    public AccessReach {
        districts = Set.copyOf(districts);
        departments = Set.copyOf(departments);
        places = Set.copyOf(places);
    }

    static AccessReach of(Collection<RoleInUnit> held) {
        Set<String> districts = new TreeSet<>();
        Set<String> departments = new TreeSet<>();
        Set<String> places = new TreeSet<>();
        for (RoleInUnit role : held) {
            boolean ofDistrict = role.unitCode().length() == DISTRICT_DIGITS;
            if (OFFICES.contains(role.role()) && ofDistrict) {
                districts.add(role.unitCode());
            } else if (OF_COMMUNITIES.contains(role.role())) {
                places.add(role.unitCode());
            }
            if (role.role() == Role.OFFICER) {
                departments.add(role.unitCode());
            }
        }
        return new AccessReach(districts, departments, places);
    }

    /** Whether there is nothing at all that the person may read. */
    public boolean isEmpty() {
        return districts.isEmpty() && departments.isEmpty() && places.isEmpty();
    }

    boolean isOffice(String district) {
        return districts.contains(district);
    }

    /** Whether the case may be read. */
    public boolean covers(AccessCase one) {
        return districts.contains(one.district())
                || departments.contains(one.department())
                || (one.filed()
                        && one.communities().stream().anyMatch(community -> places.stream()
                                .anyMatch(place -> UnitCode.within(community, place))));
    }
}
