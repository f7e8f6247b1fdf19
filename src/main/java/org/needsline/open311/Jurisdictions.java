package org.needsline.open311;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Unit;
import org.needsline.organisation.UnitLevel;
import org.needsline.wording.Bilingual;
import org.springframework.stereotype.Component;

/** A jurisdiction is a district, its id the six-digit code. */
@Component
class Jurisdictions {

    private final Organisation organisation;

    Jurisdictions(Organisation organisation) {
        this.organisation = organisation;
    }

    /**
     * The district that is meant; where there is only one, it need not be named.
     *
     * @throws Open311Problem 400, if it must be named; 404, if there is no such district
     */
    Unit of(@Nullable String id) {
        List<Unit> districts = organisation.ofLevel(UnitLevel.DISTRICT);
        if (id == null || id.isBlank()) {
            if (districts.size() == 1) {
                return districts.get(0);
            }
            throw Open311Problem.invalid(
                    "请填写jurisdiction_id：区的6位代码。",
                    "jurisdiction_id was not provided: it is the six-digit code of the district.");
        }
        return districts.stream()
                .filter(district -> district.code().equals(id.strip()))
                .findFirst()
                .orElseThrow(() -> Open311Problem.notFound(Bilingual.of(
                        "没有jurisdiction_id为“" + id.strip() + "”的区。",
                        "The jurisdiction_id " + id.strip() + " was not found.")));
    }
}
