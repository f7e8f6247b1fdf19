package org.needsline.organisation;

import java.util.LinkedHashMap;
import java.util.Map;
import org.needsline.wording.Bilingual;
import org.springframework.stereotype.Component;

/**
 * Lets the engine's groups follow the tables: what a person may work on is what they hold and what is lent to them today. It is worked out
 * anew each time, so neither a restart nor a change of roles in between leaves anything behind.
 */
@Component
class Memberships {

    private final StaffRoles staff;
    private final Units units;
    private final Accounts accounts;

    Memberships(StaffRoles staff, Units units, Accounts accounts) {
        this.staff = staff;
        this.units = units;
        this.accounts = accounts;
    }

    /** Without any role of their own left, a person's login is closed. */
    void settle(String userId) {
        if (staff.own(userId).isEmpty()) {
            accounts.close(userId);
        } else {
            follow(userId);
        }
    }

    /** The same for a person and those who stand in, but the login stays open without any role. */
    void settleKeepingLogin(String userId) {
        follow(userId);
        staff.deputiesOf(userId).forEach(this::settle);
    }

    private void follow(String userId) {
        Map<RoleInUnit, Bilingual> roles = new LinkedHashMap<>();
        for (RoleInUnit role : staff.of(userId)) {
            units.find(role.unitCode()).ifPresent(unit -> roles.put(role, GroupName.of(role.role(), unit)));
        }
        accounts.settle(userId, roles);
    }

    /** The same, and for those who stand in: what they are lent follows what the person holds. */
    void settleWithDeputies(String userId) {
        settle(userId);
        staff.deputiesOf(userId).forEach(this::settle);
    }
}
