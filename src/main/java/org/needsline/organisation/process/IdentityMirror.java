package org.needsline.organisation.process;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.needsline.engine.LoginLocks;
import org.needsline.engine.SystemAuthority;
import org.needsline.organisation.Accounts;
import org.needsline.organisation.Role;
import org.needsline.organisation.RoleInUnit;
import org.needsline.organisation.Staff;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Component;

/**
 * Users, groups and memberships of the engine, following the tables: a group is a role in a unit, and one more for the role everywhere,
 * which only opens applications and start forms.
 */
@Component
class IdentityMirror implements Accounts {

    /** Camunda's own name; while it has no member, the set-up page is open to everyone. */
    static final String CAMUNDA_ADMIN = "camunda-admin";

    private static final int GROUP_NAME_LENGTH = 255;
    private static final String UNIT = "UNIT";
    private static final String ROLE = "ROLE";
    private static final String SYSTEM = "SYSTEM";

    private final IdentityService identity;
    private final SystemAuthority authority;
    private final LoginLocks locks;
    private final ThreadLocal<Boolean> following = ThreadLocal.withInitial(() -> false);

    IdentityMirror(IdentityService identity, SystemAuthority authority, LoginLocks locks) {
        this.identity = identity;
        this.authority = authority;
        this.locks = locks;
    }

    @Override
    public boolean open(Staff person, String initialPassword) {
        boolean[] fresh = {false};
        ours(() -> {
            User known = identity.createUserQuery().userId(person.userId()).singleResult();
            User user = known == null ? identity.newUser(person.userId()) : known;
            // Chinese names are one word, surname first; the web applications would turn them round.
            user.setFirstName(person.name());
            user.setLastName("");
            user.setEmail(person.email());
            if (known == null) {
                user.setPassword(initialPassword);
            }
            identity.saveUser(user);
            fresh[0] = known == null;
        });
        return fresh[0];
    }

    @Override
    public void join(String userId, RoleInUnit role, Bilingual groupName) {
        ours(() -> {
            join(userId, role.id(), groupName, UNIT);
            join(userId, role.role().id(), role.role().label(), ROLE);
            if (role.role() == Role.ADMIN) {
                joinCamundaAdministrators(userId);
            }
        });
    }

    @Override
    public void settle(String userId, Map<RoleInUnit, Bilingual> roles) {
        if (!exists(userId)) {
            return;
        }
        ours(() -> {
            Map<String, Bilingual> wanted = new LinkedHashMap<>();
            roles.forEach((role, name) -> wanted.put(role.id(), name));
            Set<String> places = Set.copyOf(wanted.keySet());
            roles.keySet()
                    .forEach(role -> wanted.put(role.role().id(), role.role().label()));
            if (wanted.containsKey(Role.ADMIN.id())) {
                wanted.put(CAMUNDA_ADMIN, Role.ADMIN.label());
            }
            List<String> present = identity.createGroupQuery().groupMember(userId).list().stream()
                    .map(Group::getId)
                    .toList();
            for (String group : present) {
                if (!wanted.containsKey(group) && isRole(group)) {
                    identity.deleteMembership(userId, group);
                }
            }
            wanted.forEach((group, name) -> join(userId, group, name, typeOf(group, places)));
        });
    }

    private static String typeOf(String group, Set<String> places) {
        return places.contains(group) ? UNIT : group.equals(CAMUNDA_ADMIN) ? SYSTEM : ROLE;
    }

    /** Groups that follow our tables; any other is an administrator's own affair. */
    static boolean isRole(String group) {
        int dot = group.indexOf('.');
        return group.equals(CAMUNDA_ADMIN)
                || Role.of(dot < 0 ? group : group.substring(0, dot)).isPresent();
    }

    @Override
    public void close(String userId) {
        if (exists(userId)) {
            // Takes all memberships along.
            ours(() -> identity.deleteUser(userId));
        }
    }

    @Override
    public boolean exists(String userId) {
        return authority.call(() -> identity.createUserQuery().userId(userId).count() > 0);
    }

    @Override
    public boolean isLocked(String userId) {
        return locks.isLocked(userId);
    }

    @Override
    public void unlock(String userId) {
        authority.run(() -> identity.unlockUser(userId));
    }

    @Override
    public boolean passwordFits(String userId, String password) {
        return identity.checkPassword(userId, password);
    }

    @Override
    public void changePassword(String userId, String password) {
        weakness(password, userId).ifPresent(weakness -> {
            throw Refusal.invalid("新密码太弱：" + weakness.zh(), "The new password is too weak: " + weakness.en());
        });
        ours(() -> {
            User user = identity.createUserQuery().userId(userId).singleResult();
            user.setPassword(password);
            identity.saveUser(user);
        });
    }

    /** Whether this thread changes users because the tables changed, and not the other way round. */
    boolean isFollowing() {
        return following.get();
    }

    private void ours(Runnable work) {
        boolean before = following.get();
        following.set(true);
        try {
            authority.run(work);
        } finally {
            following.set(before);
        }
    }

    @Override
    public void joinAdministrators(String userId) {
        ours(() -> {
            join(userId, Role.ADMIN.id(), Role.ADMIN.label(), ROLE);
            joinCamundaAdministrators(userId);
        });
    }

    @Override
    public boolean hasAdministrator() {
        return authority.call(
                () -> identity.createUserQuery().memberOfGroup(CAMUNDA_ADMIN).count() > 0);
    }

    @Override
    public Optional<Bilingual> weakness(String password, String userId) {
        boolean strong = identity.checkPasswordAgainstPolicy(password, identity.newUser(userId))
                .isValid();
        return strong
                ? Optional.empty()
                : Optional.of(
                        Bilingual.of(
                                "至少10个字符，须含大写字母、小写字母、数字和符号，且不得包含用户名。",
                                "at least 10 characters with upper case, lower case, a digit and a symbol, and without the user id."));
    }

    private void joinCamundaAdministrators(String userId) {
        join(userId, CAMUNDA_ADMIN, Role.ADMIN.label(), SYSTEM);
    }

    private void join(String userId, String groupId, Bilingual name, String type) {
        if (identity.createGroupQuery().groupId(groupId).count() == 0) {
            Group group = identity.newGroup(groupId);
            String both = name.toString();
            group.setName(both.length() > GROUP_NAME_LENGTH ? both.substring(0, GROUP_NAME_LENGTH) : both);
            group.setType(type);
            identity.saveGroup(group);
        }
        boolean member =
                identity.createUserQuery().userId(userId).memberOfGroup(groupId).count() > 0;
        if (!member) {
            identity.createMembership(userId, groupId);
        }
    }
}
