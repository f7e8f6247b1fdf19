package org.needsline.organisation;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Component;

/** The second lock behind the outer wall: what only administrators may do asks here too. */
@Component
public class Administrators {

    private final StaffRoles roles;

    Administrators(StaffRoles roles) {
        this.roles = roles;
    }

    /**
     * The user id of the administrator who asks.
     *
     * @throws Refusal forbidden, if it is somebody else
     */
    public String require(@Nullable Principal person) {
        if (person == null || roles.of(person.getName()).stream().noneMatch(held -> held.role() == Role.ADMIN)) {
            throw Refusal.forbidden("只有系统管理员可以这样做。", "Only an administrator may do this.");
        }
        return person.getName();
    }
}
