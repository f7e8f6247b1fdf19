package org.needsline.publicsite;

import java.lang.Character.UnicodeScript;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;

/**
 * What every page knows, in templates {@code ${site}}: the reader's language, the address without it, and how links, names and moments are
 * written.
 *
 * @param language {@link Locale#CHINESE} or {@link Locale#ENGLISH}
 * @param asked the language that the address names, which then stays in every link; null where the browser decides
 * @param path the path of this page
 * @param query its query without the language, empty where there is none
 * @param district the district's name
 * @param stylesheet address of the style sheet, with its version
 * @param zone the district's time zone
 */
public record Site(
        Locale language,
        @Nullable String asked,
        String path,
        String query,
        Bilingual district,
        String stylesheet,
        ZoneId zone) {

    private static final DateTimeFormatter DAY_ZH = DateTimeFormatter.ofPattern("y年M月d日", Locale.ROOT);
    private static final DateTimeFormatter DAY_EN = DateTimeFormatter.ofPattern("d MMMM y", Locale.ENGLISH);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    public boolean isChinese() {
        return language.equals(Locale.CHINESE);
    }

    /** For the attribute {@code lang}. */
    public String tag() {
        return isChinese() ? "zh-CN" : "en";
    }

    /** The attribute {@code lang} of what the offices wrote in Chinese; null on a page that is Chinese itself. */
    public @Nullable String written() {
        return isChinese() ? null : "zh-CN";
    }

    /** The same for words that may be the system's own: null unless somebody wrote them in Chinese and the page is not. */
    public @Nullable String written(String words) {
        return words.codePoints().anyMatch(each -> UnicodeScript.of(each) == UnicodeScript.HAN) ? written() : null;
    }

    /** A link within the site, in the language that the reader asked for. */
    public String to(String address) {
        return asked == null ? address : withLanguage(address, asked);
    }

    /** This page in the other language. */
    public String inOtherLanguage() {
        return inLanguage(isChinese() ? "en" : "zh");
    }

    /** This page in that language, {@code zh} or {@code en}. */
    public String inLanguage(String lang) {
        return withLanguage(query.isEmpty() ? path : path + "?" + query, lang);
    }

    /** An address in the language of this page, whether the reader asked for it or the browser did. */
    public String inLanguageOf(String address) {
        return withLanguage(address, isChinese() ? "zh" : "en");
    }

    /** What is written in both languages, in the reader's. */
    public String words(Bilingual both) {
        return isChinese() ? both.zh() : both.en();
    }

    /** A day as people write it. */
    public String day(LocalDate day) {
        return (isChinese() ? DAY_ZH : DAY_EN).format(day);
    }

    /** The day of a moment in the district. */
    public String day(Instant moment) {
        return day(LocalDate.ofInstant(moment, zone));
    }

    /** Day and time of day in the district. */
    public String moment(Instant moment) {
        return day(moment) + " " + TIME.format(moment.atZone(zone));
    }

    private static String withLanguage(String address, String lang) {
        return address + (address.indexOf('?') < 0 ? "?" : "&") + SiteLanguage.PARAMETER + "=" + lang;
    }

    static String withoutLanguage(@Nullable String query) {
        return query == null
                ? ""
                : Arrays.stream(query.split("&", -1))
                        .filter(part -> !part.isEmpty() && !part.startsWith(SiteLanguage.PARAMETER + "="))
                        .collect(Collectors.joining("&"));
    }
}
