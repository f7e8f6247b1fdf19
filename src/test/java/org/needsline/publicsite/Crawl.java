package org.needsline.publicsite;

import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.needsline.support.Visitor;

/** Somebody who follows every link of the public site from a first page on, and keeps what was answered. */
final class Crawl {

    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"(/[^\"#]*)");

    private Crawl() {}

    /** Every address that pages of the site name, with its answer; the staff's entrance is not entered. */
    static Map<String, HttpResponse<String>> from(String first, Visitor reader) {
        Map<String, HttpResponse<String>> seen = new LinkedHashMap<>();
        Deque<String> next = new ArrayDeque<>();
        Set<String> known = new LinkedHashSet<>();
        next.add(first);
        known.add(first);
        while (!next.isEmpty()) {
            String path = next.poll();
            HttpResponse<String> answer = reader.get(path);
            seen.put(path, answer);
            Matcher links = LINK.matcher(answer.body());
            while (links.find()) {
                String link = links.group(1).replace("&amp;", "&");
                if (link.startsWith("/site/") && known.add(link)) {
                    next.add(link);
                }
            }
        }
        return seen;
    }
}
