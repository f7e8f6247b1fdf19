package org.needsline.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.Principal;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The door of {@code /api}: only staff pass, either with the session of the web applications or with HTTP Basic. Whoever passes is the
 * request's principal and acts towards the engine under their own name. What residents may call ({@code /api/residents}) is open.
 */
final class StaffLogin extends OncePerRequestFilter {

    private static final String SESSION_KEY = "authenticatedUser";
    private static final String BASIC = "Basic ";
    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");
    private static final Bilingual LOG_IN = Bilingual.of("请先登录。", "Please log in first.");
    private static final Bilingual FROM_OUR_PAGES = Bilingual.of(
            "这项操作只能从本系统页面发起，请刷新页面后重试。",
            "This can only be done from this system's own pages: please reload and try again.");

    private final ObjectProvider<ProcessEngine> engine;
    private final ObjectMapper json;

    StaffLogin(ObjectProvider<ProcessEngine> engine, ObjectMapper json) {
        this.engine = engine;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        String path = request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
        return path.startsWith("/api/residents/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        IdentityService identity = engine.getObject().getIdentityService();
        String sessionUser = userOfSession(request, identity);
        String user = sessionUser != null ? sessionUser : userOfPassword(request, identity);
        if (user == null) {
            if (request.getHeader("X-Requested-With") == null) {
                // A program learns how to log in; a browser page must not open the browser's own box.
                response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"needsline\", charset=\"UTF-8\"");
            }
            refuse(response, HttpServletResponse.SC_UNAUTHORIZED, LOG_IN);
            return;
        }
        // A form on a foreign page can send the session's cookie, but never this header.
        if (sessionUser != null
                && !READING.contains(request.getMethod())
                && request.getHeader("X-Requested-With") == null) {
            refuse(response, HttpServletResponse.SC_FORBIDDEN, FROM_OUR_PAGES);
            return;
        }
        List<String> groups = identity.createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
        identity.setAuthentication(user, groups);
        try {
            chain.doFilter(new SignedIn(request, user), response);
        } finally {
            identity.clearAuthentication();
        }
    }

    private @Nullable String userOfSession(HttpServletRequest request, IdentityService identity) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(SESSION_KEY) instanceof Authentications all)) {
            return null;
        }
        String engineName = engine.getObject().getName();
        return all.getAuthentications().stream()
                .filter(one -> engineName.equals(one.getProcessEngineName()))
                .map(UserAuthentication::getIdentityId)
                // A session outlives a person who was removed.
                .filter(user -> identity.createUserQuery().userId(user).count() == 1)
                .findFirst()
                .orElse(null);
    }

    private static @Nullable String userOfPassword(HttpServletRequest request, IdentityService identity) {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
            return null;
        }
        String pair;
        try {
            pair = new String(
                    Base64.getDecoder().decode(header.substring(BASIC.length()).trim()), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notBase64) {
            return null;
        }
        int colon = pair.indexOf(':');
        if (colon < 1) {
            return null;
        }
        String user = pair.substring(0, colon);
        return identity.checkPassword(user, pair.substring(colon + 1)) ? user : null;
    }

    private void refuse(HttpServletResponse response, int status, Bilingual sentence) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.getOutputStream().write(json.writeValueAsBytes(sentence));
    }

    /** The request as made by that person. */
    private static final class SignedIn extends HttpServletRequestWrapper {

        private final String user;

        SignedIn(HttpServletRequest request, String user) {
            super(request);
            this.user = user;
        }

        @Override
        public Principal getUserPrincipal() {
            return () -> user;
        }

        @Override
        public String getRemoteUser() {
            return user;
        }
    }
}
