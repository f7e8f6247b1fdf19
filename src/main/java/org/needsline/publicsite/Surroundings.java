package org.needsline.publicsite;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.needsline.calendar.Calendars;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Unit;
import org.needsline.organisation.UnitLevel;
import org.needsline.wording.Bilingual;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.util.DigestUtils;

/** What stands around every page: the district and the style sheet, found once and not at every request. */
@Component
class Surroundings {

    static final String STYLESHEET = "/site/site.css";

    private static final Bilingual NOT_KNOWN = Bilingual.of("", "");

    private final Organisation organisation;
    private final Calendars calendars;
    private final String stylesheet;
    private final LoadingCache<String, List<Unit>> districts;

    Surroundings(Organisation organisation, Calendars calendars) {
        this.organisation = organisation;
        this.calendars = calendars;
        this.stylesheet = STYLESHEET + "?v=" + digest("static" + STYLESHEET);
        this.districts = Caffeine.newBuilder()
                .expireAfterWrite(Duration.ofMinutes(1))
                .build(all -> this.organisation.ofLevel(UnitLevel.DISTRICT));
    }

    /** The districts that this installation serves, usually one. */
    List<Unit> districts() {
        List<Unit> known = districts.get("");
        if (known.isEmpty()) {
            districts.invalidateAll();
        }
        return known;
    }

    Site of(HttpServletRequest request, Locale language) {
        return of(request, request.getRequestURI(), language);
    }

    /** The same for a request that first went to another path. */
    Site of(HttpServletRequest request, String path, Locale language) {
        boolean reading =
                request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
        return new Site(
                language,
                SiteLanguage.asked(request),
                path,
                reading ? Site.withoutLanguage(request.getQueryString()) : "",
                district(),
                stylesheet,
                calendars.current().zone());
    }

    /** A page that says what went wrong must not go wrong itself. */
    private Bilingual district() {
        try {
            List<Unit> known = districts();
            return known.isEmpty() ? NOT_KNOWN : known.get(0).label();
        } catch (DataAccessException | TransactionException databaseAway) {
            return NOT_KNOWN;
        }
    }

    private static String digest(String file) {
        try {
            return DigestUtils.md5DigestAsHex(new ClassPathResource(file).getContentAsByteArray())
                    .substring(0, 8);
        } catch (IOException e) {
            throw new UncheckedIOException("The style sheet of the site is missing: " + file, e);
        }
    }
}
