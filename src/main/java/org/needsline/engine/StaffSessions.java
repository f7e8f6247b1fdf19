package org.needsline.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Makes the web applications' sessions fit to live in the database, where every request reads a copy of its own. The applications write
 * the login back at the end of each request: only a changed one is written, so that a slow request does not undo a log-out. Requests in
 * parallel would each make up a token against foreign pages: here all make the same. Logging out ends the session.
 */
final class StaffSessions extends OncePerRequestFilter {

    private static final String LOGIN = "authenticatedUser";
    private static final String TOKEN = "CAMUNDA_CSRF_TOKEN";
    private static final String TOKEN_NAME = "XSRF-TOKEN";
    private static final Set<String> READING = Set.of("GET", "HEAD");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Kept kept = new Kept(request);
        if (READING.contains(request.getMethod())) {
            giveToken(kept, response);
        }
        if (isLogout(request)) {
            // Whoever reads that they are logged out is: the answer waits for the end of the session.
            ContentCachingResponseWrapper held = new ContentCachingResponseWrapper(response);
            chain.doFilter(kept, held);
            HttpSession session = kept.getSession(false);
            if (session != null) {
                session.invalidate();
            }
            held.copyBodyToResponse();
        } else {
            chain.doFilter(kept, response);
        }
    }

    private static void giveToken(HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession();
        if (session.getAttribute(TOKEN) != null) {
            return;
        }
        String token = tokenOf(session.getId());
        session.setAttribute(TOKEN, token);
        // A script of the page reads it; the session's own cookie no script can read.
        response.addHeader(
                HttpHeaders.SET_COOKIE,
                ResponseCookie.from(TOKEN_NAME, token)
                        .path(request.getContextPath() + "/camunda")
                        .sameSite("Lax")
                        .secure(request.isSecure())
                        .build()
                        .toString());
        response.setHeader("X-XSRF-TOKEN", token);
    }

    /** Known to whoever holds the session, and leading back to it for nobody. */
    private static String tokenOf(String sessionId) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("token of " + sessionId).getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().withUpperCase().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static boolean isLogout(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && request.getRequestURI().startsWith("/camunda/api/admin/auth/user/")
                && request.getRequestURI().endsWith("/logout");
    }

    /** The request with a session that keeps an unchanged login as it is. */
    private static final class Kept extends HttpServletRequestWrapper {

        private @Nullable HttpSession known;
        private @Nullable HttpSession session;

        Kept(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable HttpSession getSession(boolean create) {
            HttpSession current = super.getSession(create);
            if (current == null) {
                return null;
            }
            if (current != known) {
                known = current;
                session = keeping(current);
            }
            return session;
        }

        @Override
        public HttpSession getSession() {
            return Objects.requireNonNull(getSession(true));
        }

        private static HttpSession keeping(HttpSession session) {
            List<String> before = session.isNew() ? List.of("new") : content(session.getAttribute(LOGIN));
            return (HttpSession) Proxy.newProxyInstance(
                    StaffSessions.class.getClassLoader(),
                    new Class<?>[] {HttpSession.class},
                    (proxy, method, given) -> {
                        if (method.getName().equals("setAttribute")
                                && LOGIN.equals(given[0])
                                && before.equals(content(given[1]))) {
                            return null;
                        }
                        try {
                            return method.invoke(session, given);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    });
        }

        /** What a login says, for comparison; the class itself cannot be compared. */
        private static List<String> content(@Nullable Object login) {
            return login instanceof Authentications all
                    ? all.getAuthentications().stream()
                            .map(Kept::content)
                            .sorted()
                            .collect(Collectors.toList())
                    : List.of("none");
        }

        private static String content(UserAuthentication one) {
            return String.join(
                    "|",
                    one.getProcessEngineName(),
                    one.getIdentityId(),
                    String.valueOf(one.getGroupIds()),
                    String.valueOf(one.getTenantIds()),
                    String.valueOf(one.getAuthorizedApps()),
                    String.valueOf(
                            one.getCacheValidationTime() == null
                                    ? null
                                    : one.getCacheValidationTime().getTime()));
        }
    }
}
