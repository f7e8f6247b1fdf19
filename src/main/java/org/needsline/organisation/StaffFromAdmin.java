package org.needsline.organisation;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What an administrator does in Camunda's own Admin, taken over into the tables of staff under their rules. */
@Service
@Transactional
public class StaffFromAdmin {

    private final StaffRoles staff;
    private final StaffRules rules;
    private final Personnel personnel;
    private final Memberships memberships;
    private final AdministrationLog log;
    private final Clock clock;

    StaffFromAdmin(
            StaffRoles staff,
            StaffRules rules,
            Personnel personnel,
            Memberships memberships,
            AdministrationLog log,
            Clock clock) {
        this.staff = staff;
        this.rules = rules;
        this.personnel = personnel;
        this.memberships = memberships;
        this.log = log;
        this.clock = clock;
    }

    /**
     * A login was opened or changed. Where neither name nor address did, it was the password: sessions that are open end.
     *
     * @throws Refusal invalid, if id, name or address break the rules
     */
    public void saved(String userId, String name, @Nullable String email, String by) {
        Optional<Staff> known = staff.person(userId);
        Staff entered = rules.person(
                userId,
                name.isBlank() ? userId : name,
                email,
                known.map(Staff::phone).orElse(null));
        if (known.isEmpty()) {
            staff.add(entered);
            log.record(by, "staff.add", userId, Bilingual.of("在Camunda Admin中新增", "Added in Camunda's Admin"));
        } else if (!known.get().equals(entered)) {
            staff.change(entered);
            log.record(by, "staff.change", userId, Bilingual.of("在Camunda Admin中修改", "Changed in Camunda's Admin"));
        } else {
            staff.passwordSince(userId, clock.instant());
            if (userId.equals(by)) {
                staff.initialUntil(userId, null);
            } else {
                personnel.hasInitialPassword(userId);
            }
            log.record(
                    by,
                    "password.reset",
                    userId,
                    Bilingual.of("在Camunda Admin中修改密码", "Password changed in Camunda's Admin"));
        }
    }

    /** A login was closed, and with it every role ends. */
    public void deleted(String userId, String by) {
        List<RoleInUnit> held = staff.own(userId);
        personnel.oneAdministratorRemains(held);
        held.forEach(role -> staff.end(userId, role));
        atTheEnd(() -> memberships.settleWithDeputies(userId));
        log.record(by, "staff.close", userId, Bilingual.of("在Camunda Admin中删除用户", "User deleted in Camunda's Admin"));
    }

    /**
     * Somebody joined the group of a role in a unit.
     *
     * @throws Refusal invalid, if there is no such role or unit, or not at that level
     */
    public void joined(String userId, String roleId, String unitCode, String by) {
        RoleInUnit role = rules.role(roleId, unitCode);
        if (staff.person(userId).isEmpty()) {
            throw Refusal.invalid("没有用户“" + userId + "”。", "There is no user " + userId + ".");
        }
        if (!staff.own(userId).contains(role)) {
            staff.add(userId, role);
            atTheEnd(() -> memberships.settleWithDeputies(userId));
            log.record(
                    by,
                    "role.add",
                    userId,
                    Bilingual.of("在Camunda Admin中增加" + role.id(), "Added in Camunda's Admin: " + role.id()));
        }
    }

    /** Somebody left the group of a role in a unit. What is lent to them ends with the absence, not here. */
    public void left(String userId, String roleId, String unitCode, String by) {
        Optional<RoleInUnit> role = Role.of(roleId).map(known -> new RoleInUnit(known, unitCode));
        if (role.isEmpty() || !staff.of(userId).contains(role.get())) {
            return;
        }
        if (!staff.own(userId).contains(role.get())) {
            throw Refusal.conflict(
                    "“" + role.get().id() + "”是代理期间借给该人员的，请结束代理。",
                    role.get().id() + " is lent to this person as a deputy: please end the absence.");
        }
        personnel.oneAdministratorRemains(List.of(role.get()));
        staff.end(userId, role.get());
        log.record(
                by,
                "role.end",
                userId,
                Bilingual.of(
                        "在Camunda Admin中结束" + role.get().id(),
                        "Ended in Camunda's Admin: " + role.get().id()));
        // The last role of somebody who is being moved from one group to another must not cost them the login.
        atTheEnd(() -> memberships.settleKeepingLogin(userId));
    }

    /** In the same transaction, but when the engine has written what it is about to write: until then it would do it twice. */
    private static void atTheEnd(Runnable follow) {
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                follow.run();
            }
        });
    }
}
