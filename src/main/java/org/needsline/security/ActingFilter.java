package org.needsline.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.needsline.engine.StaffLogins;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Innermost: whoever was let in acts towards the engine under their own name. The web applications do this by themselves. */
class ActingFilter extends OncePerRequestFilter {

    private final StaffLogins logins;

    ActingFilter(StaffLogins logins) {
        this.logins = logins;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/camunda/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Authentication person = SecurityContextHolder.getContext().getAuthentication();
        if (person == null || person instanceof AnonymousAuthenticationToken) {
            chain.doFilter(request, response);
            return;
        }
        List<String> groups = person.getAuthorities().stream()
                .map(GrantedAuthority::getAuthority)
                .filter(name -> !name.equals(ServiceAccounts.AUTHORITY))
                .toList();
        logins.as(person.getName(), groups, () -> chain.doFilter(request, response));
    }
}
