package org.needsline.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.MappingMatch;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.needsline.engine.PasswordCheck;
import org.needsline.wording.Bilingual;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.security.web.firewall.RequestRejectedException;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Outermost: turns away paths that are spelled so that two readers may read them differently, before anybody reads them, and gives every
 * answer the headers that tell browsers what not to do with it. The web applications set their own content policy over ours. What nobody
 * further in could answer because the database is away ends here.
 */
class Threshold extends OncePerRequestFilter {

    private static final String POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob: data:;"
                    + " connect-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'self'; base-uri 'none'";

    /** Pages for residents: their own files only, shown in no other page. */
    private static final String POLICY_OF_THE_SITE =
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                    + " form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

    private static final Bilingual UNREADABLE =
            Bilingual.of("请求的地址无法识别。", "The address of this request cannot be read.");

    private static final Bilingual NO_TYPE = Bilingual.of(
            "请求没有写明内容的类型（Content-Type）。", "The request does not say of which type its content is (Content-Type).");

    /** A letter, a digit, a hyphen, a point or an underscore written as a percent code. */
    private static final Pattern NEEDLESS_CODE =
            Pattern.compile("%(?:2[DE]|3[0-9]|[46][1-9A-F]|[57][0-9A]|5F)", Pattern.CASE_INSENSITIVE);

    private final StrictHttpFirewall firewall = new StrictHttpFirewall();
    private final Refusals refusals;
    private final DatabaseAway databaseAway;

    Threshold(Refusals refusals, DatabaseAway databaseAway) {
        this.refusals = refusals;
        this.databaseAway = databaseAway;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("X-Frame-Options", "SAMEORIGIN");
        response.setHeader("Permissions-Policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Content-Security-Policy", isSite(request.getRequestURI()) ? POLICY_OF_THE_SITE : POLICY);
        if (request.isSecure()) {
            response.setHeader("Strict-Transport-Security", "max-age=31536000");
        }
        if (!isReadable(request)) {
            refusals.answer(request, response, HttpServletResponse.SC_BAD_REQUEST, UNREADABLE);
            return;
        }
        if (isOfNoType(request)) {
            refusals.answer(request, response, HttpServletResponse.SC_UNSUPPORTED_MEDIA_TYPE, NO_TYPE);
            return;
        }
        try {
            chain.doFilter(saysWhatItAccepts(request) ? request : new AcceptsAnything(request), response);
        } catch (ServletException | RuntimeException e) {
            if (response.isCommitted()) {
                throw e;
            }
            if (DatabaseAway.isBehind(e)) {
                response.resetBuffer();
                databaseAway.tell(request, response);
            } else if (e instanceof PasswordCheck.Unavailable) {
                response.resetBuffer();
                refusals.answer(request, response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, PasswordCheck.SENTENCE);
            } else {
                throw e;
            }
        }
    }

    private static boolean isSite(String path) {
        return path.equals("/site") || path.startsWith("/site/");
    }

    /** A wish that nobody can read is none: whoever writes the refusal would fail at it. */
    private static boolean saysWhatItAccepts(HttpServletRequest request) {
        try {
            MediaType.parseMediaTypes(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)));
            return true;
        } catch (InvalidMediaTypeException unreadable) {
            return false;
        }
    }

    private static final class AcceptsAnything extends HttpServletRequestWrapper {

        AcceptsAnything(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return HttpHeaders.ACCEPT.equalsIgnoreCase(name) ? null : super.getHeader(name);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return HttpHeaders.ACCEPT.equalsIgnoreCase(name) ? Collections.emptyEnumeration() : super.getHeaders(name);
        }

        @Override
        public Enumeration<String> getHeaderNames() {
            return Collections.enumeration(Collections.list(super.getHeaderNames()).stream()
                    .filter(name -> !HttpHeaders.ACCEPT.equalsIgnoreCase(name))
                    .toList());
        }
    }

    /** Readers further in fail at a type that leaves open what it is. */
    private static boolean isOfNoType(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.split(";", 2)[0].contains("*");
    }

    private boolean isReadable(HttpServletRequest request) {
        try {
            firewall.getFirewalledRequest(request);
        } catch (RequestRejectedException disguised) {
            return false;
        }
        // Doors, limits and walls further in compare what was sent, the servlets what it means: both are to be the
        // same.
        if (NEEDLESS_CODE.matcher(request.getRequestURI()).find()) {
            return false;
        }
        // The start of the path decides which servlet answers: nobody needs to write it in another way.
        return request.getHttpServletMapping().getMappingMatch() != MappingMatch.PATH
                || request.getRequestURI().startsWith(request.getContextPath() + request.getServletPath());
    }
}
