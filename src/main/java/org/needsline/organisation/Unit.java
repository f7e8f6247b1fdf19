package org.needsline.organisation;

import org.needsline.wording.Bilingual;

/**
 * A district, town, village, grid, department or team.
 *
 * @param code GB/T 2260 digits; departments and teams are their parent's code, a hyphen and a short name
 * @param name the Chinese name
 * @param nameEn the English name
 * @param level follows from the code, except that a department and a team look alike
 */
public record Unit(String code, String name, String nameEn, UnitLevel level) {

    public Bilingual label() {
        return Bilingual.of(name, nameEn);
    }

    /** What stands after the hyphen ({@code transport}), or the code itself where there is none. */
    public String shortName() {
        int hyphen = code.indexOf('-');
        return hyphen < 0 ? code : code.substring(hyphen + 1);
    }
}
