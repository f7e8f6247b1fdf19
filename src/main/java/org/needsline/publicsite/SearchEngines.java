package org.needsline.publicsite;

import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.UnitLevel;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.HtmlUtils;

/** What search engines may look at: the pages of the villages, and nothing of a single resident's case or of staff. */
@RestController
@PublicReading
class SearchEngines {

    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    private static final MediaType XML = new MediaType(MediaType.APPLICATION_XML, StandardCharsets.UTF_8);

    private final Organisation organisation;
    private final Addresses addresses;

    SearchEngines(Organisation organisation, Addresses addresses) {
        this.organisation = organisation;
        this.addresses = addresses;
    }

    @GetMapping("/robots.txt")
    ResponseEntity<String> robots() {
        return ResponseEntity.ok()
                .contentType(TEXT)
                .cacheControl(
                        addresses.mayBeKept()
                                ? CacheControl.maxAge(Duration.ofDays(1)).cachePublic()
                                : CacheControl.noStore())
                .body(
                        """
                        User-agent: *
                        Disallow: /site/needs
                        Disallow: /site/r/
                        Allow: /site/
                        Disallow: /
                        Sitemap: %s/site/sitemap.xml
                        """
                                .formatted(addresses.root()));
    }

    @GetMapping("/site/sitemap.xml")
    ResponseEntity<String> sitemap(HttpServletResponse response) {
        List<String> pages = Stream.of(
                        Stream.of("/site/", "/site/access"),
                        organisation.ofLevel(UnitLevel.TOWN).stream().map(town -> "/site/towns/" + town.code()),
                        organisation.ofLevel(UnitLevel.VILLAGE).stream()
                                .map(village -> "/site/villages/" + village.code()))
                .flatMap(part -> part)
                .toList();
        String root = HtmlUtils.htmlEscape(addresses.root());
        addresses.keepOnlyOwn(response);
        return ResponseEntity.ok()
                .contentType(XML)
                .body("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                        + "<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
                        + pages.stream()
                                .map(page -> "<url><loc>" + root + page + "</loc></url>\n")
                                .collect(Collectors.joining())
                        + "</urlset>\n");
    }
}
