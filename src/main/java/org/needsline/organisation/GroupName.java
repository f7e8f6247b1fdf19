package org.needsline.organisation;

import org.needsline.wording.Bilingual;

/** What people read where the engine shows a group. */
final class GroupName {

    private GroupName() {}

    static Bilingual of(Role role, Unit unit) {
        return Bilingual.of(
                unit.name() + " " + role.label().zh(),
                unit.nameEn() + " " + role.label().en());
    }
}
