package org.needsline.organisation;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** People, their roles and their logins, as administrators look after them. Every act is recorded with who did it. */
@Service
@Transactional
class Personnel {

    /** How long a first password opens anything; within it the person chooses one. */
    static final Duration INITIAL_PASSWORD_VALID = Duration.ofDays(30);

    private final StaffRoles staff;
    private final StaffRules rules;
    private final Units units;
    private final Accounts accounts;
    private final Memberships memberships;
    private final AdministrationLog log;
    private final Clock clock;

    Personnel(
            StaffRoles staff,
            StaffRules rules,
            Units units,
            Accounts accounts,
            Memberships memberships,
            AdministrationLog log,
            Clock clock) {
        this.staff = staff;
        this.rules = rules;
        this.units = units;
        this.accounts = accounts;
        this.memberships = memberships;
        this.log = log;
        this.clock = clock;
    }

    /** What storing a person and a role changed. */
    enum Change {
        NONE,
        SOME,
        NEW_PERSON
    }

    /**
     * Stores a person as given and the role, if they are not yet so.
     *
     * @param firstPassword used only where a login is opened
     */
    Change store(Staff person, RoleInUnit role, String firstPassword) {
        Optional<Staff> known = staff.person(person.userId());
        boolean changed = true;
        if (known.isEmpty()) {
            staff.add(person);
        } else if (!known.get().equals(person)) {
            staff.change(person);
        } else {
            changed = false;
        }
        List<RoleInUnit> held = staff.own(person.userId());
        // Who held no role any more has no login either.
        boolean opened = (changed || held.isEmpty()) && accounts.open(person, firstPassword);
        if (!held.contains(role)) {
            staff.add(person.userId(), role);
            memberships.settleWithDeputies(person.userId());
            changed = true;
        }
        if (opened) {
            return Change.NEW_PERSON;
        }
        return changed ? Change.SOME : Change.NONE;
    }

    /** Ends a role; with the last one the login is closed. Returns whether it was held. */
    boolean end(String userId, RoleInUnit role) {
        if (staff.person(userId).isEmpty()) {
            throw Refusal.invalid("没有用户“" + userId + "”。", "There is no user " + userId + ".");
        }
        if (!staff.own(userId).contains(role)) {
            return false;
        }
        oneAdministratorRemains(List.of(role));
        staff.end(userId, role);
        memberships.settleWithDeputies(userId);
        return true;
    }

    /** Refuses what would leave nobody to look after users. */
    void oneAdministratorRemains(List<RoleInUnit> ending) {
        if (ending.stream().anyMatch(role -> role.role() == Role.ADMIN) && staff.countOf(Role.ADMIN) == 1) {
            throw Refusal.conflict("必须至少保留一名系统管理员。", "At least one administrator must remain.");
        }
    }

    /** An initial password must be replaced within its time. */
    void hasInitialPassword(String userId) {
        staff.initialUntil(userId, clock.instant().plus(INITIAL_PASSWORD_VALID));
    }

    // ---- by hand

    /** A person as the page shows them. */
    record Entry(
            Staff person, List<Held> roles, boolean login, boolean locked, boolean initialPassword, boolean away) {}

    /** A role with its words. */
    record Held(String role, Bilingual roleName, String unit, Bilingual unitName) {}

    @Transactional(readOnly = true)
    List<Entry> search(String text, String unit, int page, int size) {
        return staff.search(text.strip(), unit.strip(), page, size).stream()
                .map(this::entry)
                .toList();
    }

    @Transactional(readOnly = true)
    Entry one(String userId) {
        return entry(person(userId));
    }

    /** Adds a person with a first role; answers with the first password, which is shown once. */
    String add(Staff entered, RoleInUnit role, String by) {
        if (staff.person(entered.userId()).isPresent()) {
            throw Refusal.conflict(
                    "用户名“" + entered.userId() + "”已存在。", "There is a user " + entered.userId() + " already.");
        }
        String password = InitialPassword.next();
        store(entered, role, password);
        hasInitialPassword(entered.userId());
        log.record(by, "staff.add", entered.userId(), Bilingual.of("新增人员，角色" + role.id(), "Added, as " + role.id()));
        return password;
    }

    void change(Staff entered, String by) {
        Staff before = person(entered.userId());
        Set<String> zh = new LinkedHashSet<>();
        Set<String> en = new LinkedHashSet<>();
        differs(before.name(), entered.name(), "姓名", "name", zh, en);
        differs(before.email(), entered.email(), "邮箱", "e-mail", zh, en);
        differs(before.phone(), entered.phone(), "电话", "phone", zh, en);
        if (zh.isEmpty()) {
            return;
        }
        staff.change(entered);
        if (accounts.exists(entered.userId())) {
            accounts.open(entered, InitialPassword.next());
        }
        log.record(
                by,
                "staff.change",
                entered.userId(),
                Bilingual.of("修改" + String.join("、", zh), "Changed " + String.join(", ", en)));
    }

    /** Adds a role; whoever had no login any more gets one again, with a first password. */
    @Nullable
    String addRole(String userId, String roleId, String unitCode, String by) {
        Staff person = person(userId);
        RoleInUnit role = rules.role(roleId, unitCode);
        if (staff.own(userId).contains(role)) {
            throw Refusal.conflict("该人员已担任此角色。", "This person has that role already.");
        }
        String password = InitialPassword.next();
        boolean opened = store(person, role, password) == Change.NEW_PERSON;
        if (opened) {
            hasInitialPassword(userId);
        }
        log.record(by, "role.add", userId, Bilingual.of("增加角色" + role.id(), "Role added: " + role.id()));
        return opened ? password : null;
    }

    void endRole(String userId, String roleId, String unitCode, String by) {
        Role role = Role.of(roleId)
                .orElseThrow(() -> Refusal.invalid("角色“" + roleId + "”未知。", "The role \"" + roleId + "\" is unknown."));
        if (!end(userId, new RoleInUnit(role, unitCode))) {
            throw Refusal.notFound("该人员没有此角色。", "This person does not have that role.");
        }
        log.record(
                by,
                "role.end",
                userId,
                Bilingual.of("结束角色" + role.group(unitCode), "Role ended: " + role.group(unitCode)));
    }

    /** Ends every role and the login. What the person did stays under their name. */
    void close(String userId, String by) {
        person(userId);
        if (userId.equals(by)) {
            throw Refusal.conflict("不能注销自己的登录。", "You cannot close your own login.");
        }
        List<RoleInUnit> held = staff.own(userId);
        oneAdministratorRemains(held);
        held.forEach(role -> staff.end(userId, role));
        memberships.settleWithDeputies(userId);
        log.record(by, "staff.close", userId, Bilingual.of("结束全部角色，注销登录", "All roles ended, login closed"));
    }

    /** A new first password, shown once; sessions that are open end. */
    String resetPassword(String userId, String by) {
        person(userId);
        withLogin(userId);
        String password = InitialPassword.next();
        accounts.changePassword(userId, password);
        accounts.unlock(userId);
        staff.passwordSince(userId, clock.instant());
        hasInitialPassword(userId);
        log.record(by, "password.reset", userId, Bilingual.of("重置密码", "Password reset"));
        return password;
    }

    void unlock(String userId, String by) {
        person(userId);
        withLogin(userId);
        accounts.unlock(userId);
        log.record(by, "staff.unlock", userId, Bilingual.of("解除锁定", "Unlocked"));
    }

    private void withLogin(String userId) {
        if (!accounts.exists(userId)) {
            throw Refusal.conflict("该人员没有登录：先给一个角色。", "This person has no login: give them a role first.");
        }
    }

    private Staff person(String userId) {
        return staff.person(userId)
                .orElseThrow(() -> Refusal.notFound("没有用户“" + userId + "”。", "There is no user " + userId + "."));
    }

    private Entry entry(Staff person) {
        List<Held> roles = new ArrayList<>();
        for (RoleInUnit role : staff.own(person.userId())) {
            Bilingual unit =
                    units.find(role.unitCode()).map(Unit::label).orElse(Bilingual.of(role.unitCode(), role.unitCode()));
            roles.add(new Held(role.role().id(), role.role().label(), role.unitCode(), unit));
        }
        boolean login = accounts.exists(person.userId());
        return new Entry(
                person,
                roles,
                login,
                login && accounts.isLocked(person.userId()),
                login && staff.initialUntil(person.userId()).isPresent(),
                staff.isAway(person.userId()));
    }

    private static void differs(
            @Nullable String before,
            @Nullable String after,
            String zh,
            String en,
            Set<String> allZh,
            Set<String> allEn) {
        if (!java.util.Objects.equals(before, after)) {
            allZh.add(zh);
            allEn.add(en);
        }
    }
}
