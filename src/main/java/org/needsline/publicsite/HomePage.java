package org.needsline.publicsite;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Unit;
import org.needsline.organisation.UnitLevel;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a resident begins: choose the village, by its town or by its name. */
@Controller
@PublicReading
class HomePage {

    private static final int LONGEST_NAME = 40;
    private static final int MOST_FOUND = 50;

    private final Organisation organisation;
    private final Surroundings surroundings;

    HomePage(Organisation organisation, Surroundings surroundings) {
        this.organisation = organisation;
        this.surroundings = surroundings;
    }

    /** A village or town to choose. */
    record Place(String code, String name, String above) {}

    @GetMapping({"/site", "/site/"})
    String home(
            @RequestParam(required = false) @Nullable String q, Site site, Model model, HttpServletResponse response) {
        String name = q == null ? "" : q.strip();
        Fields fields = new Fields().typed("q", name);
        if (name.length() > LONGEST_NAME) {
            fields.wrong(
                    "q",
                    Bilingual.of(
                            "村名太长，请输入不超过" + LONGEST_NAME + "个字。",
                            "That is too long for a name: at most " + LONGEST_NAME + " characters."));
            response.setStatus(HttpStatus.BAD_REQUEST.value());
            response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
        }
        model.addAttribute("q", name);
        model.addAttribute("fields", fields);
        model.addAttribute("found", name.isEmpty() || !fields.areFine() ? null : found(name, site));
        model.addAttribute(
                "towns",
                surroundings.districts().stream()
                        .flatMap(district -> organisation.childrenOf(district.code()).stream())
                        .filter(unit -> unit.level() == UnitLevel.TOWN)
                        .map(town -> place(town, "", site))
                        .toList());
        return "site/home";
    }

    @GetMapping("/site/towns/{code}")
    String town(@PathVariable String code, Site site, Model model) {
        Unit town = organisation
                .unit(code)
                .filter(unit -> unit.level() == UnitLevel.TOWN && organisation.isOpen(code))
                .orElseThrow(() -> Refusal.notFound(
                        "没有找到这个街镇，请从首页重新选择。", "There is no such town: please choose again from the start page."));
        model.addAttribute("town", place(town, "", site));
        model.addAttribute(
                "villages",
                organisation.childrenOf(code).stream()
                        .filter(unit -> unit.level() == UnitLevel.VILLAGE)
                        .map(village -> place(village, "", site))
                        .toList());
        return "site/town";
    }

    private List<Place> found(String name, Site site) {
        return organisation.villagesNamed(name, MOST_FOUND).stream()
                .map(village -> place(
                        village,
                        organisation
                                .unit(village.code().substring(0, 9))
                                .map(town -> site.words(town.label()))
                                .orElse(""),
                        site))
                .toList();
    }

    private static Place place(Unit unit, String above, Site site) {
        return new Place(unit.code(), site.words(unit.label()), above);
    }
}
