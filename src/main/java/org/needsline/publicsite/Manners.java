package org.needsline.publicsite;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Set;
import org.needsline.wording.Refusal;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** What holds for every page of the site: it is in one of two languages, and says whether it may be kept. */
class Manners implements HandlerInterceptor {

    private static final String KEPT_A_MINUTE =
            CacheControl.maxAge(Duration.ofMinutes(1)).cachePublic().getHeaderValue();
    private static final Set<String> READING = Set.of("GET", "HEAD");

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (!(handler instanceof HandlerMethod page)) {
            return true;
        }
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
        response.setHeader(
                HttpHeaders.CACHE_CONTROL,
                READING.contains(request.getMethod()) && page.getBeanType().isAnnotationPresent(PublicReading.class)
                        ? KEPT_A_MINUTE
                        : CacheControl.noStore().getHeaderValue());
        String asked = request.getParameter(SiteLanguage.PARAMETER);
        if (asked != null && !SiteLanguage.isKnown(asked)) {
            throw Refusal.invalid(
                    "没有这种语言的页面，请用 lang=zh 或 lang=en。",
                    "There are pages in Chinese and English only: lang=zh or lang=en.");
        }
        return true;
    }
}
