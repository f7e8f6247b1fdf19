package org.needsline.access.process;

import java.util.List;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Unit;
import org.needsline.organisation.UnitCode;
import org.needsline.organisation.UnitLevel;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Component;

/** Start forms have no lists to choose from, so people may write the name of a unit, or a part of it that no other has. */
@Component
class UnitNames {

    private final Organisation organisation;

    UnitNames(Organisation organisation) {
        this.organisation = organisation;
    }

    /** Code of the department of that district. */
    String department(String written, String district) {
        return code(written, organisation.departmentsOf(district));
    }

    /** Code of the village or community of that district. */
    String community(String written, String district) {
        return code(
                written,
                organisation.ofLevel(UnitLevel.VILLAGE).stream()
                        .filter(unit -> UnitCode.within(unit.code(), district))
                        .toList());
    }

    private String code(String written, List<Unit> units) {
        if (organisation.unit(written).isPresent()) {
            return written;
        }
        List<Unit> found = units.stream()
                .filter(unit ->
                        unit.name().contains(written) || unit.shortName().equals(written))
                .toList();
        if (found.size() != 1) {
            throw Refusal.invalid(
                    found.isEmpty() ? "本区没有“" + written + "”。" : "“" + written + "”不止一个，请写全称或编码。",
                    found.isEmpty()
                            ? "There is no \"" + written + "\" in this district."
                            : "More than one unit is called \"" + written + "\"; give its full name or code.");
        }
        return found.get(0).code();
    }
}
