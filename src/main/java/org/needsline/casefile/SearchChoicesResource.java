package org.needsline.casefile;

import java.security.Principal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.needsline.casefile.SearchChoices.Choice;
import org.needsline.need.Category;
import org.needsline.need.Coded;
import org.needsline.need.Status;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Reach;
import org.needsline.organisation.Unit;
import org.needsline.organisation.UnitCode;
import org.needsline.organisation.UnitLevel;
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

    private final Organisation organisation;

    SearchChoicesResource(Organisation organisation) {
        this.organisation = organisation;
    }

    @GetMapping("/api/cases/choices")
    ResponseEntity<SearchChoices> choices(Principal person) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new SearchChoices(
                        coded(Category.values()),
                        coded(Status.values()),
                        units(organisation.reachOf(person.getName()))));
    }

    private static List<Choice> coded(Coded[] values) {
        return Stream.of(values)
                .map(value -> Choice.of(value.code(), value.label()))
                .toList();
    }

    private List<Choice> units(Reach reach) {
        if (reach.isEmpty()) {
            return List.of();
        }
        Set<UnitLevel> wanted = reach.below().isEmpty() ? PLACES : BELOW;
        Stream<Unit> around = wanted.stream()
                .flatMap(level -> organisation.ofLevel(level).stream())
                .filter(unit -> reach.coversPlace(unit.code())
                        || PLACES.contains(unit.level())
                                && reach.units().stream().anyMatch(own -> UnitCode.within(unit.code(), own)));
        Stream<Unit> own = reach.units().stream().flatMap(code -> organisation.unit(code).stream());
        return Stream.concat(around, own)
                .distinct()
                .sorted((one, other) -> one.code().compareTo(other.code()))
                .map(unit -> Choice.of(unit.code(), unit.label()))
                .toList();
    }
}
