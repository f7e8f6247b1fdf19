package org.needsline.organisation.process;

import java.util.Collection;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.needsline.engine.SystemAuthority;
import org.needsline.organisation.Accounts;
import org.needsline.organisation.Role;
import org.needsline.organisation.RoleInUnit;
import org.needsline.organisation.Staff;
import org.needsline.wording.Bilingual;
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

    private final IdentityService identity;
    private final SystemAuthority authority;

    IdentityMirror(IdentityService identity, SystemAuthority authority) {
        this.identity = identity;
        this.authority = authority;
    }

    @Override
    public boolean open(Staff person, String initialPassword) {
        return authority.call(() -> {
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
            return known == null;
        });
    }

    @Override
    public void join(String userId, RoleInUnit role, Bilingual groupName) {
        authority.run(() -> {
            join(userId, role.id(), groupName, "UNIT");
            join(userId, role.role().id(), role.role().label(), "ROLE");
            if (role.role() == Role.ADMIN) {
                joinCamundaAdministrators(userId);
            }
        });
    }

    @Override
    public void leave(String userId, RoleInUnit ended, Collection<RoleInUnit> remaining) {
        authority.run(() -> {
            if (remaining.isEmpty()) {
                // Takes all memberships along.
                identity.deleteUser(userId);
                return;
            }
            identity.deleteMembership(userId, ended.id());
            if (remaining.stream().noneMatch(held -> held.role() == ended.role())) {
                identity.deleteMembership(userId, ended.role().id());
                if (ended.role() == Role.ADMIN) {
                    identity.deleteMembership(userId, CAMUNDA_ADMIN);
                }
            }
        });
    }

    @Override
    public void joinAdministrators(String userId) {
        authority.run(() -> {
            join(userId, Role.ADMIN.id(), Role.ADMIN.label(), "ROLE");
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
        join(userId, CAMUNDA_ADMIN, Role.ADMIN.label(), "SYSTEM");
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
