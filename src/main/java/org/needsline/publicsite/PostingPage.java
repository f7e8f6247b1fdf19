package org.needsline.publicsite;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.needsline.casefile.ReleasedPhotos;
import org.needsline.casefile.ReleasedPhotos.Photo;
import org.needsline.need.PublicNeeds;
import org.needsline.need.Status;
import org.needsline.wording.Refusal;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.filter.ShallowEtagHeaderFilter;

/** One need that was posted: what it is, until when one may object and how, and what became of it. */
@Controller
@PublicReading
class PostingPage {

    private static final Pattern ID = Pattern.compile("[0-9a-zA-Z-]{1,36}");

    private final Villages villages;
    private final PublicNeeds needs;
    private final ReleasedPhotos photos;
    private final Clock clock;

    PostingPage(Villages villages, PublicNeeds needs, ReleasedPhotos photos, Clock clock) {
        this.villages = villages;
        this.needs = needs;
        this.photos = photos;
        this.clock = clock;
    }

    @GetMapping("/site/postings/{number}")
    String posting(@PathVariable String number, Model model) {
        PublicNeeds.Page page = needs.page(number).orElseThrow(PostingPage::unknown);
        PublicNeeds.Entry entry = page.entry();
        Instant until = entry.until();
        model.addAttribute("village", villages.require(entry.village()));
        model.addAttribute("page", page);
        model.addAttribute("entry", entry);
        model.addAttribute(
                "open",
                entry.status() == Status.POSTING
                        && until != null
                        && clock.instant().isBefore(until));
        model.addAttribute("units", villages.names(Collections.singletonList(entry.responsible())));
        // Where only the category is public, a picture would say more.
        model.addAttribute("photos", entry.title() == null ? List.of() : photos.of(number));
        return "site/posting";
    }

    @GetMapping("/site/postings/{number}/photos/{id}")
    void photo(
            @PathVariable String number,
            @PathVariable String id,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Photo photo = released(number, id);
        isAskedForEachTime(response);
        ShallowEtagHeaderFilter.disableContentCaching(request);
        response.setContentType(photo.mediaType());
        response.setContentLengthLong(photo.bytes());
        photos.copy(photo, false, response.getOutputStream());
    }

    @GetMapping("/site/postings/{number}/photos/{id}/small")
    void small(@PathVariable String number, @PathVariable String id, HttpServletResponse response) throws IOException {
        Photo photo = released(number, id);
        isAskedForEachTime(response);
        response.setContentType(MediaType.IMAGE_JPEG_VALUE);
        photos.copy(photo, true, response.getOutputStream());
    }

    /** A photo that a clerk hides is gone at once, from browsers and caches on the way, too. */
    private static void isAskedForEachTime(HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noCache().getHeaderValue());
    }

    private Photo released(String number, String id) {
        PublicNeeds.Entry entry =
                needs.page(number).orElseThrow(PostingPage::unknown).entry();
        if (entry.title() == null || !ID.matcher(id).matches()) {
            throw unknown();
        }
        return photos.find(number, id)
                .orElseThrow(() -> Refusal.notFound("没有这张照片，或没有公开。", "There is no such photo, or it is not public."));
    }

    private static Refusal unknown() {
        return Refusal.notFound("没有公示过这个编号的需求，请检查编号。", "No need with this number was posted: please check the number.");
    }
}
