package org.needsline.security;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.needsline.organisation.Role;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.view.RedirectView;

/** The entrance: leads each role to the application in which it works, and whoever has not logged in to the login page. */
@Controller
class Landing {

    static final String LOGIN = "/camunda/app/tasklist/default/";

    private static final String COCKPIT = "/camunda/app/cockpit/default/";
    private static final String ADMIN = "/camunda/app/admin/default/";

    @GetMapping("/")
    RedirectView home(@Nullable Authentication person) {
        return new RedirectView(person == null ? LOGIN : homeOf(person.getAuthorities()));
    }

    /** Who has any other work is led to it: administrators and managers often hold a working role, too. */
    private static String homeOf(Collection<? extends GrantedAuthority> authorities) {
        List<String> groups =
                authorities.stream().map(GrantedAuthority::getAuthority).toList();
        boolean works = groups.stream().anyMatch(Landing::hasTasks);
        if (works) {
            return LOGIN;
        }
        if (groups.contains(Role.ADMIN.id())) {
            return ADMIN;
        }
        return groups.contains(Role.MANAGER.id()) || groups.contains(Role.DESIGNER.id()) ? COCKPIT : LOGIN;
    }

    private static boolean hasTasks(String group) {
        return Role.of(group)
                .filter(role -> role != Role.ADMIN && role != Role.MANAGER && role != Role.DESIGNER)
                .isPresent();
    }
}
