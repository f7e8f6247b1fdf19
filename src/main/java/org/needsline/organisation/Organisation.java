package org.needsline.organisation;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Service;

/** Who and where: the units of the district, the people in them and the roles they hold. */
@Service
public class Organisation {

    private final Units units;
    private final StaffRoles roles;

    Organisation(Units units, StaffRoles roles) {
        this.units = units;
        this.roles = roles;
    }

    public Optional<Unit> unit(String code) {
        return units.find(code);
    }

    /** Those of the units that there are, in the order of their codes. */
    public List<Unit> units(Collection<String> codes) {
        return codes.isEmpty() ? List.of() : units.of(codes);
    }

    /**
     * The unit of that code.
     *
     * @throws Refusal not found, if there is none
     */
    public Unit require(String code) {
        return units.find(code)
                .orElseThrow(() ->
                        Refusal.notFound("没有编码为“" + code + "”的单位。", "There is no unit with the code " + code + "."));
    }

    /** The places directly below: towns of a district, villages of a town, grids of a village. In the order of their codes. */
    public List<Unit> childrenOf(String code) {
        return units.below(code, Set.of(UnitLevel.TOWN, UnitLevel.VILLAGE, UnitLevel.GRID));
    }

    /** The departments of a district or town itself, not those further down. */
    public List<Unit> departmentsOf(String code) {
        return units.below(code, Set.of(UnitLevel.DEPARTMENT));
    }

    /** The service teams and partners of a village, town or district itself, not those further down. */
    public List<Unit> teamsOf(String code) {
        return units.below(code, Set.of(UnitLevel.TEAM));
    }

    /** All units of one level, in the order of their codes. */
    public List<Unit> ofLevel(UnitLevel level) {
        return units.ofLevel(level);
    }

    /** Open villages whose Chinese or English name contains the words, in the order of their codes. */
    public List<Unit> villagesNamed(String part, int limit) {
        return units.villagesNamed(part, limit);
    }

    /**
     * The town of a village, or of any unit that lies in a town.
     *
     * @throws Refusal not found, if the unit lies in no known town
     */
    public Unit town(String villageCode) {
        return require(UnitCode.town(villageCode).orElse(villageCode));
    }

    /**
     * The district that a unit lies in.
     *
     * @throws Refusal not found, if it is not known
     */
    public Unit district(String code) {
        return require(UnitCode.district(code));
    }

    /** The units that a person serves, whatever the role, in the order of their codes. */
    public List<Unit> unitsOf(String userId) {
        return units.servedBy(userId);
    }

    /** The roles that a person holds, each in its unit; empty for somebody unknown. */
    public Set<RoleInUnit> rolesOf(String userId) {
        return new LinkedHashSet<>(roles.of(userId));
    }

    /**
     * Which needs a person may read, by the roles that they hold today; nothing for somebody unknown and for those whose role has no work
     * with needs (designer, administrator, discipline, the offices of access and appraisal).
     */
    public Reach reachOf(String userId) {
        return Reach.of(userId, roles.of(userId));
    }

    /** Whether the unit exists and has not been closed. */
    public boolean isOpen(String code) {
        return units.find(code).isPresent() && !units.isClosed(code);
    }

    public boolean holds(String userId, Role role, String unitCode) {
        return roles.of(userId).contains(new RoleInUnit(role, unitCode));
    }

    public boolean holdsAnywhere(String userId, Role role) {
        return roles.of(userId).stream().anyMatch(held -> held.role() == role);
    }

    /** Who holds the role in exactly this unit. */
    public List<Staff> staffIn(Role role, String unitCode) {
        return roles.holders(role, unitCode);
    }

    /** The people behind a group id such as {@code clerk.990101100201}; nobody for an id that is no role in a unit. */
    public List<Staff> staffIn(String roleInUnitId) {
        int dot = roleInUnitId.indexOf('.');
        if (dot < 0) {
            return List.of();
        }
        return Role.of(roleInUnitId.substring(0, dot))
                .map(role -> staffIn(role, roleInUnitId.substring(dot + 1)))
                .orElse(List.of());
    }

    /** A role in a unit as people read it, by its id such as {@code finance.990101}; empty for an id that is none. */
    public Optional<Bilingual> roleInUnit(String id) {
        int dot = id.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        return Role.of(id.substring(0, dot))
                .flatMap(role -> units.find(id.substring(dot + 1)).map(unit -> GroupName.of(role, unit)));
    }

    public Optional<Staff> staff(String userId) {
        return roles.person(userId);
    }

    /** Everybody who works with the system, in the order of their ids. */
    public List<Staff> everybody() {
        return roles.everybody();
    }
}
