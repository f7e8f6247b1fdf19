package org.needsline.publicsite;

import org.needsline.organisation.Unit;
import org.needsline.organisation.UnitCode;
import org.needsline.wording.Bilingual;

/**
 * A village or community as its pages name it.
 *
 * @param town the town it belongs to
 */
record Village(String code, Bilingual name, Bilingual town) {

    static Village of(Unit village, Unit town) {
        return new Village(village.code(), village.label(), town.label());
    }

    public String townCode() {
        return UnitCode.town(code).orElse(code);
    }

    /** The address of its first page. */
    public String path() {
        return "/site/villages/" + code;
    }
}
