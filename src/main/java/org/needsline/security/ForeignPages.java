package org.needsline.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.needsline.wording.Bilingual;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps pages of other sites from writing with a person's login. A browser sends the session's cookie, or a password that it remembers,
 * with whatever a foreign page makes it send; but it says where the request comes from, and never adds a header of ours.
 * What residents call takes no login, so there is nothing to misuse. Camunda guards its own interface, too.
 */
class ForeignPages extends OncePerRequestFilter {

    /** Set on requests whose person comes from the session. */
    static final String BY_SESSION = ForeignPages.class.getName() + ".bySession";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
    private static final Set<String> OWN = Set.of("same-origin", "none");
    private static final Bilingual FROM_OUR_PAGES = Bilingual.of(
            "这项操作只能从本系统页面发起，请刷新页面后重试。",
            "This can only be done from this system's own pages: please reload and try again.");

    private final Refusals refusals;

    ForeignPages(Refusals refusals) {
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return READING.contains(request.getMethod())
                || PathAccess.of(request)
                        .filter(line -> line == PathAccess.RESIDENTS)
                        .isPresent();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean ownScript = request.getHeader("X-Requested-With") != null
                || request.getRequestURI().startsWith("/camunda/");
        boolean bySession = request.getAttribute(BY_SESSION) != null;
        if (isForeign(request) || (bySession && !ownScript)) {
            refusals.answer(request, response, HttpServletResponse.SC_FORBIDDEN, FROM_OUR_PAGES);
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean isForeign(HttpServletRequest request) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null) {
            return !OWN.contains(site);
        }
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        return origin != null && origin.startsWith("http") && !isHere(origin, request);
    }

    private static boolean isHere(String origin, HttpServletRequest request) {
        URI from;
        try {
            from = URI.create(origin);
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
        int port = from.getPort() >= 0 ? from.getPort() : origin.startsWith("https:") ? 443 : 80;
        return request.getServerName().equalsIgnoreCase(from.getHost()) && port == request.getServerPort();
    }
}
