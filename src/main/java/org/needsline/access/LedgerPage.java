package org.needsline.access;

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

/** The page of the access ledger for staff. It holds no data: its script asks the interface, which knows who may read what. */
@Controller
class LedgerPage {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    /** The page's own links are relative, so it lives under a slash. */
    @GetMapping("/ledger")
    ResponseEntity<Void> withSlash(UriComponentsBuilder here) {
        URI page = here.path("/ledger/").build().toUri();
        return ResponseEntity.status(HttpStatus.FOUND).location(page).build();
    }

    @GetMapping("/ledger/")
    ResponseEntity<Resource> page() {
        return ResponseEntity.ok()
                .contentType(HTML)
                .cacheControl(CacheControl.noCache())
                .body(new ClassPathResource("static/ledger/index.html"));
    }
}
