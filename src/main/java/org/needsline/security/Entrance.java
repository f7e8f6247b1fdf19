package org.needsline.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.web.filter.OncePerRequestFilter;

/** The bare addresses of the web applications lead to the entrance for staff, not to the stock welcome page. */
class Entrance extends OncePerRequestFilter {

    private static final Set<String> BARE = Set.of("/camunda", "/camunda/", "/camunda/app", "/camunda/app/");

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !BARE.contains(request.getRequestURI());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.sendRedirect(Landing.STAFF);
    }
}
