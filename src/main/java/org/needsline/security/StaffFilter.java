package org.needsline.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
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
    private final LoginLimit limit;
    private final BasicAuthenticationConverter basic = new BasicAuthenticationConverter();

    StaffFilter(StaffLogins logins, ServiceAccounts serviceAccounts, LoginLimit limit) {
        this.logins = logins;
        this.serviceAccounts = serviceAccounts;
        this.limit = limit;
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
            Optional<String> user = Walls.takesSessions(request) ? logins.userOfSession(request) : Optional.empty();
            if (user.isPresent()) {
                request.setAttribute(ForeignPages.BY_SESSION, true);
            } else if (Walls.takesPasswords(request)) {
                UsernamePasswordAuthenticationToken claimed = claimed(request);
                if (claimed != null) {
                    Optional<LoginLimit.Try> attempt = limit.take(request, response, claimed.getName());
                    if (attempt.isEmpty()) {
                        return;
                    }
                    user = confirmed(claimed, attempt.get());
                }
            }
            user.flatMap(this::signedIn).ifPresent(person -> {
                SecurityContext context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(person);
                SecurityContextHolder.setContext(context);
            });
        }
        chain.doFilter(request, response);
    }

    private @Nullable UsernamePasswordAuthenticationToken claimed(HttpServletRequest request) {
        try {
            UsernamePasswordAuthenticationToken claimed = basic.convert(request);
            return claimed == null || claimed.getName().isEmpty() ? null : claimed;
        } catch (BadCredentialsException unreadable) {
            return null;
        }
    }

    private Optional<String> confirmed(UsernamePasswordAuthenticationToken claimed, LoginLimit.Try attempt) {
        boolean wrong = false;
        try {
            wrong = !logins.passwordFits(claimed.getName(), String.valueOf(claimed.getCredentials()));
        } finally {
            if (!wrong) {
                attempt.giveBack();
            }
        }
        return wrong ? Optional.empty() : Optional.of(claimed.getName());
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
