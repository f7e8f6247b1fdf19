package org.needsline.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.needsline.engine.StaffLogins;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.www.BasicAuthenticationConverter;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Says who is asking: the person of the web applications' session, or of HTTP Basic under {@code /api} and {@code /engine-rest}, where it
 * opens no session. The name is the user id, the authorities are the engine's groups as they are at this moment.
 */
class StaffFilter extends OncePerRequestFilter {

    private final StaffLogins logins;
    private final ServiceAccounts serviceAccounts;
    private final BasicAuthenticationConverter basic = new BasicAuthenticationConverter();

    StaffFilter(StaffLogins logins, ServiceAccounts serviceAccounts) {
        this.logins = logins;
        this.serviceAccounts = serviceAccounts;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        // Pictures and scripts of the web applications ask for nobody: no need to ask the database.
        return PathAccess.of(request)
                .filter(line -> line.who() == Who.EVERYBODY && line != PathAccess.LANDING && line != PathAccess.HEALTH)
                .isPresent();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() == null) {
            userOf(request).flatMap(this::signedIn).ifPresent(person -> {
                SecurityContext context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(person);
                SecurityContextHolder.setContext(context);
            });
        }
        chain.doFilter(request, response);
    }

    private Optional<String> userOf(HttpServletRequest request) {
        Optional<String> session = Walls.takesSessions(request) ? logins.userOfSession(request) : Optional.empty();
        if (session.isPresent()) {
            request.setAttribute(ForeignPages.BY_SESSION, true);
            return session;
        }
        return Walls.takesPasswords(request) ? userOfPassword(request) : Optional.empty();
    }

    private Optional<String> userOfPassword(HttpServletRequest request) {
        UsernamePasswordAuthenticationToken claimed;
        try {
            claimed = basic.convert(request);
        } catch (BadCredentialsException unreadable) {
            return Optional.empty();
        }
        if (claimed == null || claimed.getName().isEmpty()) {
            return Optional.empty();
        }
        String user = claimed.getName();
        return logins.passwordFits(user, String.valueOf(claimed.getCredentials()))
                ? Optional.of(user)
                : Optional.empty();
    }

    /** Empty where the login has been closed since: a session outlives a person who was removed. */
    private Optional<UsernamePasswordAuthenticationToken> signedIn(String user) {
        return logins.groupsOf(user).map(groups -> {
            List<GrantedAuthority> authorities = new ArrayList<>(AuthorityUtils.createAuthorityList(groups));
            if (serviceAccounts.contains(user)) {
                authorities.addAll(AuthorityUtils.createAuthorityList(ServiceAccounts.AUTHORITY));
            }
            return UsernamePasswordAuthenticationToken.authenticated(user, null, authorities);
        });
    }
}
