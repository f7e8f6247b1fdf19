package org.needsline.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Gives a page of the web applications the policy that fits its scripts. Camunda passes the nonce from the header to the page through one
 * place for all requests, so a request in the same instant changes it in between, and the page would stay blank (ADR 36).
 */
final class PageNonce extends OncePerRequestFilter {

    private static final String POLICY = "Content-Security-Policy";
    private static final Pattern IN_PAGE = Pattern.compile("nonce=\"([\\w-]+)\"");
    private static final Pattern IN_POLICY = Pattern.compile("'nonce-[\\w-]+'");

    /** Pages have no dot in their names; scripts, styles and fonts have. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().indexOf('.') >= 0;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper page = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, page);
        String policy = response.getHeader(POLICY);
        Matcher used = IN_PAGE.matcher(new String(page.getContentAsByteArray(), StandardCharsets.UTF_8));
        if (policy != null && used.find()) {
            response.setHeader(POLICY, IN_POLICY.matcher(policy).replaceAll("'nonce-" + used.group(1) + "'"));
        }
        page.copyBodyToResponse();
    }
}
