package org.needsline.publicsite;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Unit;
import org.needsline.organisation.UnitLevel;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Component;

/** Finds the village of an address, and the names of units. */
@Component
class Villages {

    private final Organisation organisation;

    Villages(Organisation organisation) {
        this.organisation = organisation;
    }

    /**
     * The village of that code, also one that was closed: what it decided stays public.
     *
     * @throws Refusal not found, if there is none
     */
    Village require(String code) {
        Unit village = organisation
                .unit(code)
                .filter(unit -> unit.level() == UnitLevel.VILLAGE)
                .orElseThrow(() -> Refusal.notFound(
                        "没有找到这个村（社区），请从首页重新选择。",
                        "There is no such village or community: please choose again from the start page."));
        return Village.of(village, organisation.town(code), !organisation.isOpen(code));
    }

    /** The names of units, by code. */
    Map<String, Bilingual> names(Collection<@Nullable String> codes) {
        return organisation.units(codes.stream().filter(Objects::nonNull).collect(Collectors.toSet())).stream()
                .collect(Collectors.toMap(Unit::code, Unit::label));
    }
}
