package org.needsline.access.process;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.needsline.access.AccessOffers;
import org.needsline.access.LegacyItems;
import org.needsline.engine.StartChoices;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Role;
import org.needsline.organisation.Unit;
import org.needsline.organisation.UnitCode;
import org.needsline.organisation.UnitLevel;
import org.springframework.stereotype.Component;

/** What the start forms of the gate offer: departments and communities by name, and only those requests and items with which the person can begin something. */
@Component
class AccessStartChoices implements StartChoices {

    private final Organisation organisation;
    private final UnitNames names;
    private final AccessOffers offers;
    private final LegacyItems legacy;

    AccessStartChoices(Organisation organisation, UnitNames names, AccessOffers offers, LegacyItems legacy) {
        this.organisation = organisation;
        this.names = names;
        this.offers = offers;
        this.legacy = legacy;
    }

    @Override
    public Optional<List<Choice>> of(String list, String userId) {
        return Optional.ofNullable(
                switch (list) {
                    case "accessDepartments" -> units(organisation.departmentsOf(district(userId)));
                    case "accessCommunities" -> units(names.communitiesOf(district(userId)));
                    case "accessTowns" ->
                        units(organisation.ofLevel(UnitLevel.TOWN).stream()
                                .filter(town -> UnitCode.within(town.code(), district(userId)))
                                .toList());
                    case "ownDepartments" -> units(organisation.units(unitsOf(userId, Role.OFFICER)));
                    case "ownCommunities" -> units(villages(unitsOf(userId, Role.SECRETARY, Role.CLERK)));
                    case "secretarysCommunities" -> units(villages(unitsOf(userId, Role.SECRETARY)));
                    case "ownRunningItems" -> offered(offers.running(unitsOf(userId, Role.OFFICER)).stream());
                    case "ownLegacyWork" -> legacyOf(unitsOf(userId, Role.OFFICER));
                    case "requestsToActOn" -> offered(requestsToActOn(userId));
                    default -> null;
                });
    }

    /** What the person can take back, object to, or ask to leave. */
    Stream<AccessOffers.Offer> requestsToActOn(String userId) {
        return Stream.of(
                        offers.withdrawable(unitsOf(userId, Role.OFFICER)),
                        offers.carried(unitsOf(userId, Role.SECRETARY)),
                        offers.posted(district(userId)))
                .flatMap(Collection::stream)
                .distinct();
    }

    private static List<Choice> offered(Stream<AccessOffers.Offer> offers) {
        return offers.map(each -> new Choice(
                        each.number(), each.item() + " · " + each.status().label() + " · " + each.number()))
                .toList();
    }

    private List<Choice> legacyOf(Set<String> departments) {
        return departments.stream()
                .flatMap(code -> legacy.open(code).stream())
                .map(work -> new Choice(work.number(), work.item() + " · " + work.number()))
                .toList();
    }

    private List<Choice> units(List<Unit> units) {
        Map<String, String> labels = names.labels(units);
        return units.stream()
                .map(unit -> new Choice(unit.code(), String.valueOf(labels.get(unit.code()))))
                .toList();
    }

    private List<Unit> villages(Set<String> codes) {
        return organisation.units(codes).stream()
                .filter(unit -> unit.level() == UnitLevel.VILLAGE)
                .toList();
    }

    private Set<String> unitsOf(String userId, Role... roles) {
        return organisation.rolesOf(userId).stream()
                .filter(held -> List.of(roles).contains(held.role()))
                .map(held -> held.unitCode())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private String district(String userId) {
        return organisation.unitsOf(userId).stream()
                .findFirst()
                .map(unit -> UnitCode.district(unit.code()))
                .orElse("");
    }
}
