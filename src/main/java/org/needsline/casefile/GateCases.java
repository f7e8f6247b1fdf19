package org.needsline.casefile;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.needsline.access.AccessCase;
import org.needsline.access.AccessCases;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Role;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Component;

/** Requests and reports of the gate as cases: who reads one is the gate's own rule, {@link AccessCases}. */
@Component
class GateCases implements CaseKind {

    private final AccessCases cases;
    private final Organisation organisation;

    GateCases(AccessCases cases, Organisation organisation) {
        this.cases = cases;
        this.organisation = organisation;
    }

    @Override
    public boolean isNumber(String number) {
        return AccessCases.isNumber(number);
    }

    @Override
    public Optional<GateCase> find(String number) {
        return cases.find(number).map(one -> new GateCase(one, this));
    }

    @Override
    public boolean reaches(KnownCase one, String userId) {
        return one instanceof GateCase gate && cases.reachOf(userId).covers(gate.access());
    }

    @Override
    public Refusal unknown() {
        return AccessCases.unknown();
    }

    boolean worksOn(AccessCase one, String userId) {
        return cases.worksOn(one, userId);
    }

    boolean isAccessOffice(AccessCase one, String userId) {
        return organisation.holds(userId, Role.ACCESS_OFFICE, one.district());
    }

    boolean isSupervisor(AccessCase one, String userId) {
        return organisation.holds(userId, Role.SUPERVISOR, one.district());
    }

    boolean watches(AccessCase one, String userId) {
        return isSupervisor(one, userId)
                || organisation.holds(userId, Role.MANAGER, one.district())
                || organisation.holds(userId, Role.DISCIPLINE, one.district());
    }

    @Nullable
    String unitOf(AccessCase one, String userId) {
        return cases.unitIn(one, userId);
    }
}
