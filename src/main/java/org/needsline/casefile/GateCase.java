package org.needsline.casefile;

import org.jspecify.annotations.Nullable;
import org.needsline.access.AccessCase;
import org.needsline.wording.Bilingual;

/** A request at the gate, or a report of unadmitted work, as a case. */
record GateCase(AccessCase access, GateCases rules) implements KnownCase {

    @Override
    public String number() {
        return access.number();
    }

    @Override
    public String title() {
        return access.title();
    }

    @Override
    public Bilingual status() {
        return access.status();
    }

    @Override
    public boolean over() {
        return access.over();
    }

    @Override
    public boolean worksOn(String userId) {
        return rules.worksOn(access, userId);
    }

    /** The public list of the gate shows no photos. */
    @Override
    public boolean mayRelease(String userId) {
        return false;
    }

    @Override
    public boolean tidies(String userId) {
        return rules.isAccessOffice(access, userId) || rules.isSupervisor(access, userId);
    }

    @Override
    public boolean judges(String userId) {
        return rules.isSupervisor(access, userId);
    }

    @Override
    public boolean watches(String userId) {
        return rules.watches(access, userId);
    }

    @Override
    public @Nullable String unitOf(String userId) {
        return rules.unitOf(access, userId);
    }
}
