package org.needsline.publicsite;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.LocaleResolver;

/** Chinese or English: what the address asks for, else what the browser prefers; Chinese where nobody says anything. Nothing is remembered. */
class SiteLanguage implements LocaleResolver {

    static final String PARAMETER = "lang";

    private static final String CHINESE = Locale.CHINESE.getLanguage();
    private static final String ENGLISH = Locale.ENGLISH.getLanguage();

    @Override
    public Locale resolveLocale(HttpServletRequest request) {
        String asked = asked(request);
        if (asked != null) {
            return asked.equals(CHINESE) ? Locale.CHINESE : Locale.ENGLISH;
        }
        if (request.getHeader(HttpHeaders.ACCEPT_LANGUAGE) == null) {
            return Locale.CHINESE;
        }
        List<Locale> preferred = Collections.list(request.getLocales());
        return preferred.stream()
                .map(Locale::getLanguage)
                .filter(language -> language.equals(CHINESE) || language.equals(ENGLISH))
                .findFirst()
                .map(language -> language.equals(CHINESE) ? Locale.CHINESE : Locale.ENGLISH)
                .orElse(Locale.ENGLISH);
    }

    @Override
    public void setLocale(HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
        throw new UnsupportedOperationException("A reader's language is in the address and nowhere else");
    }

    /** The language that the address names; null where it names none, or one that there is not. */
    static @Nullable String asked(HttpServletRequest request) {
        String asked = request.getParameter(PARAMETER);
        return isKnown(asked) ? asked : null;
    }

    static boolean isKnown(@Nullable String language) {
        return CHINESE.equals(language) || ENGLISH.equals(language);
    }
}
