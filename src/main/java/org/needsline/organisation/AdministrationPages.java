package org.needsline.organisation;

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

/** The pages for administrators and for one's own account. They hold no data: their scripts ask the interface. */
@Controller
class AdministrationPages {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    /** A page's own links are relative, so it lives under a slash. */
    @GetMapping("/administration")
    ResponseEntity<Void> administrationWithSlash(UriComponentsBuilder here) {
        return moved(here.path("/administration/").build().toUri());
    }

    @GetMapping("/administration/")
    ResponseEntity<Resource> administration() {
        return page("static/administration/index.html");
    }

    @GetMapping("/account")
    ResponseEntity<Void> accountWithSlash(UriComponentsBuilder here) {
        return moved(here.path("/account/").build().toUri());
    }

    @GetMapping("/account/")
    ResponseEntity<Resource> account() {
        return page("static/account/index.html");
    }

    private static ResponseEntity<Void> moved(URI page) {
        return ResponseEntity.status(HttpStatus.FOUND).location(page).build();
    }

    private static ResponseEntity<Resource> page(String file) {
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noCache())
                .body(new ClassPathResource(file));
    }
}
