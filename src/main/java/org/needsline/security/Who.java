package org.needsline.security;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.needsline.organisation.Role;
import org.needsline.wording.Bilingual;

/** Whom a path lets in. */
enum Who {
    /** Closed, always. */
    NOBODY("无人", "nobody"),
    EVERYBODY("任何人", "everybody"),
    /** Whoever has logged in. */
    STAFF("已登录的工作人员", "staff who have logged in"),
    WATCHING("管理者、流程设计员、系统管理员", "manager, designer, admin", Role.MANAGER, Role.DESIGNER, Role.ADMIN),
    DEPLOYING("流程设计员、系统管理员、服务账号", "designer, admin, service accounts", Role.DESIGNER, Role.ADMIN),
    READING(
            "管理者、流程设计员、系统管理员、服务账号",
            "manager, designer, admin, service accounts",
            Role.MANAGER,
            Role.DESIGNER,
            Role.ADMIN),
    MANAGERS("管理者", "manager", Role.MANAGER),
    ADMINISTRATORS("系统管理员", "admin", Role.ADMIN);

    private final Bilingual words;
    private final Set<Role> roles;

    Who(String zh, String en, Role... roles) {
        this.words = Bilingual.of(zh, en);
        this.roles = Set.of(roles);
    }

    Bilingual words() {
        return words;
    }

    /** The authorities one of which is asked for; none where the login itself decides. */
    String[] authorities() {
        List<String> names =
                new ArrayList<>(roles.stream().map(Role::id).sorted().toList());
        if (this == DEPLOYING || this == READING) {
            names.add(ServiceAccounts.AUTHORITY);
        }
        return names.toArray(String[]::new);
    }
}
