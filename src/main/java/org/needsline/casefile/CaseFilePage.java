package org.needsline.casefile;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.util.UriComponentsBuilder;

/** The pages of the case file. They hold no data: their scripts ask the interface, which knows who may read what. */
@Controller
class CaseFilePage {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final String FOLDER = "static/casefile/";

    /** The page's own links are relative, so it lives under a slash. */
    @GetMapping("/casefile")
    ResponseEntity<Void> withSlash(UriComponentsBuilder here) {
        URI page = here.path("/casefile/").build().toUri();
        return ResponseEntity.status(HttpStatus.FOUND).location(page).build();
    }

    @GetMapping("/casefile/")
    ResponseEntity<Resource> search() {
        return page("search.html");
    }

    /** A number has digits and hyphens, before them the letter of the gate; whatever else stands there is a file of the page, or nothing. */
    @GetMapping("/casefile/{number:(?:[AU]-)?[0-9][0-9-]*}")
    ResponseEntity<Resource> caseFile() {
        return page("case.html");
    }

    private static ResponseEntity<Resource> page(String file) {
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noCache())
                .body(new ClassPathResource(FOLDER + file));
    }
}
