package org.needsline.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.needsline.protection.ClientAddress;
import org.needsline.protection.Limits;
import org.needsline.protection.Limits.Door;
import org.needsline.wording.Bilingual;
import org.springframework.http.HttpHeaders;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before the residents' interface and the forms of the public site: counts requests of an address, and every answer that says no to
 * a code, link or number. Pages that everybody may read are not counted.
 */
class PublicLimit extends OncePerRequestFilter {

    private static final String API = "/api/residents/";

    /** Where a number, code or link is shown to be let in. */
    private static final Pattern KEYHOLES =
            Pattern.compile("/api/residents/needs/[^/]+(?!.*/objections$)(?:/.*)?|/site/needs/follow|/site/r/.*");

    /**
     * 256 random bits cannot be guessed. A right link opens however many mistakes others made behind the same address; wrong ones are
     * counted all the same.
     */
    private static final String LINKS = "/site/r/";

    /** What a program sends without a proof of work. */
    private static final Pattern UNPROVEN = Pattern.compile("/api/residents/needs(?:/[^/]+/objections)?");

    private final Limits limits;
    private final ClientAddress clients;
    private final Refusals refusals;

    PublicLimit(Limits limits, ClientAddress clients, Refusals refusals) {
        this.limits = limits;
        this.clients = clients;
        this.refusals = refusals;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !isCounted(request) && !isKeyhole(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String address = clients.of(request);
        boolean keyhole = isKeyhole(request);
        Optional<Duration> wait = isCounted(request) ? limits.take(Door.CALLS, address) : Optional.empty();
        if (wait.isPresent()) {
            refuse(request, response, wait.get(), "请求太频繁", "Too many requests");
            return;
        }
        wait = isUnproven(request) ? limits.take(Door.UNPROVEN, address) : Optional.empty();
        if (wait.isPresent()) {
            refuse(request, response, wait.get(), "从您这里提交得太多", "Too much has been sent from your address");
            return;
        }
        boolean link = path(request).startsWith(LINKS);
        wait = keyhole && !link ? limits.ask(Door.CODES, address) : Optional.empty();
        if (wait.isPresent()) {
            refuse(request, response, wait.get(), "编号、查询码或链接错误次数过多", "Too many wrong numbers, codes or links");
            return;
        }
        chain.doFilter(request, response);
        // Who was not asked before is not charged beyond the limit either: that would make others wait for hours.
        if (keyhole
                && response.getStatus() == HttpServletResponse.SC_FORBIDDEN
                && (!link || limits.ask(Door.CODES, address).isEmpty())) {
            limits.charge(Door.CODES, address);
        }
    }

    /** As it is answered: what a proxy's header puts before it is none of it. */
    private static String path(HttpServletRequest request) {
        return request.getPathInfo() == null
                ? request.getServletPath()
                : request.getServletPath() + request.getPathInfo();
    }

    private static boolean isCounted(HttpServletRequest request) {
        String path = path(request);
        return path.startsWith(API)
                || path.startsWith("/site/") && request.getMethod().equals("POST");
    }

    private static boolean isUnproven(HttpServletRequest request) {
        return request.getMethod().equals("POST")
                && UNPROVEN.matcher(path(request)).matches();
    }

    private static boolean isKeyhole(HttpServletRequest request) {
        return KEYHOLES.matcher(path(request)).matches();
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Duration wait, String zh, String en)
            throws IOException {
        long seconds = Math.max(1, wait.plusMillis(999).toSeconds());
        response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
        refusals.answer(
                request,
                response,
                429,
                seconds < 60
                        ? Bilingual.of(
                                zh + "，请" + seconds + "秒后再试。",
                                en + ": please try again in " + seconds + (seconds == 1 ? " second." : " seconds."))
                        : Bilingual.of(
                                zh + "，请" + (seconds + 59) / 60 + "分钟后再试。",
                                en + ": please try again in " + (seconds + 59) / 60 + " minutes."));
    }
}
