package org.needsline.publicsite;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.needsline.access.PublicAccess;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Unit;
import org.needsline.organisation.UnitLevel;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The access ledger of the district: which department has handed what to which villages, on what basis, with what, until when; and what
 * each village carries. With eighty departments and hundreds of villages it is read department by department.
 */
@Controller
@PublicReading
@RequestMapping("/site/access")
class AccessPages {

    private static final int HEAVIEST = 10;
    private static final int ITEMS = 20;
    private static final int COMMUNITIES = 50;

    private final PublicAccess access;
    private final Organisation organisation;
    private final Surroundings surroundings;

    /** Its sums run over every village and item: done once a minute, as long as a page may be kept, and not for every reader. */
    private final LoadingCache<String, PublicAccess.District> districts;

    AccessPages(PublicAccess access, Organisation organisation, Surroundings surroundings) {
        this.access = access;
        this.organisation = organisation;
        this.surroundings = surroundings;
        this.districts =
                Caffeine.newBuilder().expireAfterWrite(Duration.ofMinutes(1)).build(access::ofDistrict);
    }

    @GetMapping
    String district(Model model) {
        PublicAccess.District ledger = ledger();
        model.addAttribute("ledger", ledger);
        model.addAttribute("heaviest", ledger.burdens().stream().limit(HEAVIEST).toList());
        return "site/ledger";
    }

    @GetMapping("/communities")
    String communities(@RequestParam(required = false) @Nullable String page, Model model) {
        List<PublicAccess.Burden> all = ledger().burdens();
        model.addAttribute("part", Part.of((first, size) -> rows(all, first, size), Pages.number(page), COMMUNITIES));
        return "site/ledger-communities";
    }

    @GetMapping("/departments/{code}")
    String department(@PathVariable String code, @RequestParam(required = false) @Nullable String page, Model model) {
        Unit department = organisation
                .unit(code)
                .filter(unit -> unit.level() == UnitLevel.DEPARTMENT)
                .orElseThrow(() -> Refusal.notFound(
                        "没有找到这个部门，请从准入台账重新选择。",
                        "There is no such department: please choose again in the access ledger."));
        List<PublicAccess.Item> all = access.ofDepartment(code);
        model.addAttribute("department", department);
        model.addAttribute("count", all.size());
        model.addAttribute("upheld", access.upheldAgainst(code));
        model.addAttribute("part", Part.of((first, size) -> rows(all, first, size), Pages.number(page), ITEMS));
        return "site/ledger-department";
    }

    @GetMapping("/{number:A-[0-9-]+}")
    String item(@PathVariable String number, Model model) {
        model.addAttribute("one", access.item(number));
        model.addAttribute("towns", access.communitiesOf(number));
        return "site/ledger-item";
    }

    private PublicAccess.District ledger() {
        List<Unit> known = surroundings.districts();
        if (known.isEmpty()) {
            throw Refusal.notFound("这里还没有准入台账。", "There is no access ledger yet.");
        }
        return districts.get(known.get(0).code());
    }

    private static <T> List<T> rows(List<T> all, int first, int size) {
        return all.subList(Math.min(first, all.size()), Math.min(first + size, all.size()));
    }
}
