package org.needsline.organisation.process;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.needsline.engine.StaffLogins;
import org.needsline.organisation.OwnAccount;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A session that began before the person's password was changed or reset ends with its next request, on every node, whoever may sit at that
 * screen. Before everything else, so that no door takes it for a login.
 */
final class EndedSessions extends OncePerRequestFilter {

    private final StaffLogins logins;
    private final OwnAccount account;

    private EndedSessions(StaffLogins logins, OwnAccount account) {
        this.logins = logins;
        this.account = account;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpSession session = request.getSession(false);
        if (session != null) {
            logins.userOfSession(request).ifPresent(person -> look(session, person));
        }
        try {
            chain.doFilter(request, response);
        } finally {
            note(request);
        }
    }

    private void look(HttpSession session, String person) {
        Object then = session.getAttribute(OwnAccount.MARK);
        if (then != null && !then.equals(account.passwordMark(person))) {
            session.invalidate();
        }
    }

    /**
     * Which password a session began with is noted with the request that logs in, and no clock is asked: noted at the next one, a session
     * that nobody used in between would take the mark of the new password.
     */
    private void note(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(OwnAccount.MARK) == null) {
            logins.userOfSession(request)
                    .ifPresent(person -> session.setAttribute(OwnAccount.MARK, account.passwordMark(person)));
        }
    }

    /** Puts it right behind what opens sessions, and before the security chain. */
    @Configuration(proxyBeanMethods = false)
    static class Use {

        private static final int BEHIND_SESSIONS = Ordered.HIGHEST_PRECEDENCE + 60;

        @Bean
        FilterRegistrationBean<EndedSessions> endedSessions(StaffLogins logins, OwnAccount account) {
            FilterRegistrationBean<EndedSessions> filter =
                    new FilterRegistrationBean<>(new EndedSessions(logins, account));
            filter.addUrlPatterns(
                    "/camunda/api/*",
                    "/api/*",
                    "/administration/*",
                    "/account/*",
                    "/casefile/*",
                    "/ledger/*",
                    "/login/*");
            filter.setOrder(BEHIND_SESSIONS);
            return filter;
        }
    }
}
