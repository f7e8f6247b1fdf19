package org.needsline.publicsite;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Whole addresses, for what leaves the page: feeds, QR codes, search engines. */
@Component
class Addresses {

    private final String configured;

    /**
     * @param configured scheme and host under which residents reach the site; empty: as the request came
     */
    Addresses(@Value("${needsline.site.address:}") String configured) {
        this.configured = configured.strip().replaceAll("/+$", "");
    }

    /** The whole address of a path. */
    String of(String path) {
        return root() + path;
    }

    String root() {
        return configured.isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()
                : configured;
    }
}
