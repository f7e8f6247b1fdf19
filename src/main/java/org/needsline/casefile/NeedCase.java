package org.needsline.casefile;

import org.jspecify.annotations.Nullable;
import org.needsline.need.NeedView;
import org.needsline.need.Status;
import org.needsline.wording.Bilingual;

/** A need as a case. */
record NeedCase(NeedView need, NeedCases rules) implements KnownCase {

    @Override
    public String number() {
        return need.number();
    }

    @Override
    public String title() {
        return need.displayTitle();
    }

    @Override
    public Bilingual status() {
        return need.status().label();
    }

    @Override
    public boolean over() {
        return need.status() == Status.CLOSED || need.status() == Status.WITHDRAWN;
    }

    @Override
    public boolean worksOn(String userId) {
        return rules.worksOn(need, userId);
    }

    @Override
    public boolean mayRelease(String userId) {
        return rules.isClerkOf(need, userId);
    }

    @Override
    public boolean tidies(String userId) {
        return rules.isClerkOf(need, userId) || rules.isSupervisorOf(need, userId);
    }

    @Override
    public boolean judges(String userId) {
        return rules.isSupervisorOf(need, userId);
    }

    @Override
    public boolean watches(String userId) {
        return rules.watches(need, userId);
    }

    @Override
    public @Nullable String unitOf(String userId) {
        return rules.unitOf(need, userId);
    }
}
