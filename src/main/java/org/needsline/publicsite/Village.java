package org.needsline.publicsite;

import org.needsline.organisation.Unit;
import org.needsline.organisation.UnitCode;
import org.needsline.wording.Bilingual;

/**
 * A village or community as its pages name it.
 *
 * @param town the town it belongs to
 * @param closed whether it was dissolved or merged: then it takes nothing more, and what it decided stays public
 */
record Village(String code, Bilingual name, Bilingual town, boolean closed) {

    static Village of(Unit village, Unit town, boolean closed) {
        return new Village(village.code(), village.label(), town.label(), closed);
    }

    public String townCode() {
        return UnitCode.town(code).orElse(code);
    }

    /** The address of its first page. */
    public String path() {
        return "/site/villages/" + code;
    }
}
