package org.needsline.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.needsline.organisation.Role;
import org.springframework.http.MediaType;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.view.RedirectView;

/**
 * The entrance: leads each role to the application in which it works, and whoever has not logged in to the pages for residents, or to the
 * login page where they ask for the entrance of staff. And the way out.
 */
@Controller
class Landing {

    static final String TASKLIST = "/camunda/app/tasklist/";
    static final String LOGIN = TASKLIST + "default/";
    static final String STAFF = "/staff";
    static final String RESIDENTS = "/site/";

    private static final String COCKPIT = "/camunda/app/cockpit/default/";
    private static final String ADMIN = "/camunda/app/admin/default/";

    private final SingleSignOn singleSignOn;

    Landing(SingleSignOn singleSignOn) {
        this.singleSignOn = singleSignOn;
    }

    @GetMapping("/")
    RedirectView home(@Nullable Authentication person) {
        return new RedirectView(person == null ? RESIDENTS : homeOf(person));
    }

    /** Where staff begin, logged in or not. */
    @GetMapping(STAFF)
    RedirectView staff(@Nullable Authentication person) {
        return new RedirectView(homeOf(person));
    }

    /** The same for a script of the login page. */
    @GetMapping(path = "/", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    Map<String, Object> homeForScripts(@Nullable Authentication person) {
        return Map.of("home", homeOf(person), "singleSignOn", singleSignOn.isOn());
    }

    /** Ends the session here and, where somebody signed on elsewhere, there. */
    @GetMapping("/logout")
    RedirectView logout(HttpServletRequest request) {
        String next = singleSignOn.logoutOf(request).orElse(STAFF);
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        return new RedirectView(next);
    }

    private static String homeOf(@Nullable Authentication person) {
        return person == null ? LOGIN : homeOf(person.getAuthorities());
    }

    /** Who has work in the task list is led there: managers and administrators often hold a working role, too. */
    private static String homeOf(Collection<? extends GrantedAuthority> authorities) {
        List<String> groups =
                authorities.stream().map(GrantedAuthority::getAuthority).toList();
        if (groups.stream().anyMatch(Landing::hasTasks)) {
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
