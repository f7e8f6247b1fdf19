package org.needsline.publicsite;

import jakarta.servlet.http.HttpServletResponse;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Whole addresses, for what leaves the page: feeds, QR codes, search engines. */
@Component
class Addresses {

    private final String configured;

    /**
     * @param configured scheme and host under which residents reach the site; empty: as the request came
     */
    Addresses(@Value("${needsline.site.address:${needsline.public-address:}}") String configured) {
        this.configured = configured.strip().replaceAll("/+$", "");
    }

    /** The whole address of a path. */
    String of(String path) {
        return root() + path;
    }

    /**
     * Whether an answer with whole addresses in it may be kept for others: not where whoever asked first has said in a header what the
     * address is.
     */
    boolean mayBeKept() {
        return !configured.isEmpty();
    }

    /** Says of an answer with whole addresses in it that it must not be kept, where it may not be. */
    void keepOnlyOwn(HttpServletResponse response) {
        if (!mayBeKept()) {
            response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        }
    }

    String root() {
        return configured.isEmpty()
                ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString()
                : configured;
    }
}
