package org.needsline.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The web applications ask for some lists without a page, and the engine refuses that: they get the longest page there is. Programs at
 * {@code /engine-rest} say themselves how much they want.
 */
final class PagesForApplications extends OncePerRequestFilter {

    private static final String PAGE = "maxResults=";

    private final int longest;

    PagesForApplications(int longest) {
        this.longest = longest;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String asked = request.getQueryString() == null ? "" : request.getQueryString();
        if (asked.startsWith(PAGE) || asked.contains("&" + PAGE)) {
            chain.doFilter(request, response);
            return;
        }
        String bounded = (asked.isEmpty() ? "" : asked + "&") + PAGE + longest;
        chain.doFilter(
                new HttpServletRequestWrapper(request) {
                    @Override
                    public String getQueryString() {
                        return bounded;
                    }
                },
                response);
    }
}
