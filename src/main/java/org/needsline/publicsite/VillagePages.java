package org.needsline.publicsite;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.needsline.access.PublicAccess;
import org.needsline.meeting.PublicMeetings;
import org.needsline.need.PublicNeeds;
import org.needsline.need.PublicNeeds.Entry;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What a village has posted, does, has done, decides and carries. */
@Controller
@PublicReading
@RequestMapping("/site/villages/{code}")
class VillagePages {

    private static final int ON_FIRST_PAGE = 5;
    private static final int ON_PAGE = 20;

    private final Villages villages;
    private final PublicNeeds needs;
    private final PublicMeetings meetings;
    private final PublicAccess access;
    private final int minimumRatings;

    VillagePages(
            Villages villages,
            PublicNeeds needs,
            PublicMeetings meetings,
            PublicAccess access,
            @Value("${needsline.scoring.minimum-ratings}") int minimumRatings) {
        this.villages = villages;
        this.needs = needs;
        this.meetings = meetings;
        this.access = access;
        this.minimumRatings = minimumRatings;
    }

    @GetMapping
    String overview(@PathVariable String code, Site site, Model model) {
        Village village = found(code, site, model);
        Part<Entry> posted = Part.of((first, size) -> needs.posted(code, first, size), 1, ON_FIRST_PAGE);
        Part<Entry> underWay = Part.of((first, size) -> needs.underWay(code, first, size), 1, ON_FIRST_PAGE);
        Part<Entry> results = Part.of((first, size) -> needs.results(code, first, size), 1, ON_FIRST_PAGE);
        model.addAttribute("posted", posted);
        model.addAttribute("underWay", underWay);
        model.addAttribute("results", results);
        named(
                Stream.of(posted, underWay, results)
                        .flatMap(part -> part.items().stream())
                        .toList(),
                model);
        model.addAttribute(
                "meetings", Part.of((first, size) -> meetings.ofVillage(code, first, size), 1, ON_FIRST_PAGE));
        model.addAttribute("access", access.of(village.code()));
        PublicNeeds.Figures figures = needs.figures(code);
        model.addAttribute("figures", figures);
        model.addAttribute("bars", Bars.of(figures));
        model.addAttribute("enoughRatings", figures.rated() >= minimumRatings);
        model.addAttribute("minimumRatings", minimumRatings);
        return "site/village";
    }

    @GetMapping("/postings")
    String postings(
            @PathVariable String code, @RequestParam(required = false) @Nullable String page, Site site, Model model) {
        return list("posted", needs::posted, code, page, site, model);
    }

    @GetMapping("/under-way")
    String underWay(
            @PathVariable String code, @RequestParam(required = false) @Nullable String page, Site site, Model model) {
        return list("underWay", needs::underWay, code, page, site, model);
    }

    @GetMapping("/results")
    String results(
            @PathVariable String code, @RequestParam(required = false) @Nullable String page, Site site, Model model) {
        return list("results", needs::results, code, page, site, model);
    }

    @GetMapping("/meetings")
    String meetings(
            @PathVariable String code, @RequestParam(required = false) @Nullable String page, Site site, Model model) {
        found(code, site, model);
        model.addAttribute(
                "part", Part.of((first, size) -> meetings.ofVillage(code, first, size), Pages.number(page), ON_PAGE));
        return "site/meetings";
    }

    @GetMapping("/access")
    String access(@PathVariable String code, Site site, Model model) {
        found(code, site, model);
        model.addAttribute("access", access.of(code));
        return "site/access";
    }

    /** Reads a list of a village. */
    private interface Lists {
        List<Entry> read(String village, int first, int size);
    }

    private String list(String what, Lists lists, String code, @Nullable String page, Site site, Model model) {
        found(code, site, model);
        Part<Entry> part = Part.of((first, size) -> lists.read(code, first, size), Pages.number(page), ON_PAGE);
        model.addAttribute("what", what);
        model.addAttribute("part", part);
        named(part.items(), model);
        return "site/needs";
    }

    private Village found(String code, Site site, Model model) {
        Village village = villages.require(code);
        model.addAttribute("village", village);
        model.addAttribute("feed", site.inLanguageOf(village.path() + "/feed"));
        return village;
    }

    private void named(List<Entry> entries, Model model) {
        model.addAttribute(
                "units", villages.names(entries.stream().map(Entry::responsible).toList()));
    }
}
