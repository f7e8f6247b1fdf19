package org.needsline.casefile;

import java.security.Principal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.needsline.access.AccessCases;
import org.needsline.access.AccessReach;
import org.needsline.access.AccessStatus;
import org.needsline.casefile.SearchChoices.Choice;
import org.needsline.need.Category;
import org.needsline.need.Coded;
import org.needsline.need.Status;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Reach;
import org.needsline.organisation.Unit;
import org.needsline.organisation.UnitCode;
import org.needsline.organisation.UnitLevel;
import org.needsline.wording.Bilingual;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the search page offers to narrow a list by. Only units that the person's own search can find something in. */
@RestController
class SearchChoicesResource {

    /** Grids are too many to pick from, and their village finds the same. */
    private static final Set<UnitLevel> PLACES = EnumSet.of(UnitLevel.DISTRICT, UnitLevel.TOWN, UnitLevel.VILLAGE);

    private static final Set<UnitLevel> BELOW = EnumSet.complementOf(EnumSet.of(UnitLevel.GRID));

    private static final List<Choice> KINDS = List.of(
            Choice.of(CaseSearch.NEED, Bilingual.of("需求", "Needs")),
            Choice.of(CaseSearch.REQUEST, Bilingual.of("准入申请", "Access requests")),
            Choice.of(CaseSearch.REPORT, Bilingual.of("拒办报告", "Reports of unadmitted work")));

    private final Organisation organisation;
    private final AccessCases cases;

    SearchChoicesResource(Organisation organisation, AccessCases cases) {
        this.organisation = organisation;
        this.cases = cases;
    }

    @GetMapping("/api/cases/choices")
    ResponseEntity<SearchChoices> choices(Principal person) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(choices(person.getName()));
    }

    private SearchChoices choices(String userId) {
        Reach needs = organisation.reachOf(userId);
        AccessReach gate = cases.reachOf(userId);
        List<Choice> statuses = new ArrayList<>(coded(Status.values()));
        if (!gate.isEmpty()) {
            Stream.of(AccessStatus.values())
                    .filter(status -> status != AccessStatus.DRAFT
                            || !gate.departments().isEmpty()
                            || !gate.districts().isEmpty())
                    .map(status -> Choice.of(
                            CaseSearch.AT_THE_GATE + status.code(),
                            Bilingual.of(
                                    "准入：" + status.label().zh(),
                                    "Access: " + status.label().en())))
                    .forEach(statuses::add);
        }
        return new SearchChoices(
                gate.isEmpty() ? KINDS.subList(0, 1) : KINDS, coded(Category.values()), statuses, units(needs, gate));
    }

    private static List<Choice> coded(Coded[] values) {
        return Stream.of(values)
                .map(value -> Choice.of(value.code(), value.label()))
                .toList();
    }

    private List<Choice> units(Reach reach, AccessReach gate) {
        Set<String> below = new TreeSet<>(reach.below());
        below.addAll(gate.districts());
        Set<String> exactly = new TreeSet<>(reach.units());
        exactly.addAll(gate.departments());
        exactly.addAll(gate.places());
        if (below.isEmpty() && exactly.isEmpty()) {
            return List.of();
        }
        Set<UnitLevel> wanted = below.isEmpty() ? PLACES : BELOW;
        Stream<Unit> around = wanted.stream()
                .flatMap(level -> organisation.ofLevel(level).stream())
                .filter(unit -> below.stream().anyMatch(above -> UnitCode.within(unit.code(), above))
                        || PLACES.contains(unit.level())
                                && exactly.stream().anyMatch(own -> UnitCode.within(unit.code(), own)));
        Stream<Unit> own = exactly.stream().flatMap(code -> organisation.unit(code).stream());
        return Stream.concat(around, own)
                .distinct()
                .sorted((one, other) -> one.code().compareTo(other.code()))
                .map(unit -> Choice.of(unit.code(), unit.label()))
                .toList();
    }
}
