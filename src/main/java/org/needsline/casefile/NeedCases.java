package org.needsline.casefile;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.needsline.access.AccessCases;
import org.needsline.need.NeedService;
import org.needsline.need.NeedView;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Reach;
import org.needsline.organisation.Role;
import org.needsline.organisation.Unit;
import org.needsline.organisation.UnitCode;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Component;

/** Needs as cases: a person reads what lies in their {@link Reach}. */
@Component
class NeedCases implements CaseKind {

    private final NeedService needs;
    private final Organisation organisation;
    private final TaskCases tasks;

    NeedCases(NeedService needs, Organisation organisation, TaskCases tasks) {
        this.needs = needs;
        this.organisation = organisation;
        this.tasks = tasks;
    }

    /** Whatever is no number of another kind is looked up among the needs. */
    @Override
    public boolean isNumber(String number) {
        return !AccessCases.isNumber(number);
    }

    @Override
    public Optional<NeedCase> find(String number) {
        return needs.find(number).map(need -> new NeedCase(need, this));
    }

    @Override
    public boolean reaches(KnownCase one, String userId) {
        return covers(organisation.reachOf(userId), one.number());
    }

    @Override
    public Refusal unknown() {
        return Refusal.notFound(
                "没有这件需求，或您的单位没有经手。", "There is no such need, or your unit has had nothing to do with it.");
    }

    private boolean covers(Reach reach, String number) {
        return needs.concernOf(number)
                .filter(concern -> reach.covers(concern.village(), concern.units(), concern.registeredBy()))
                .isPresent();
    }

    /** Whether the case concerns the person's own unit, is their own report or has a task for them. */
    boolean worksOn(NeedView need, String userId) {
        Reach reach = organisation.reachOf(userId);
        Reach own = new Reach(userId, reach.units(), Set.of(), reach.ownReports());
        return covers(own, need.number()) || tasks.concerns(need.number(), userId);
    }

    /** The clerk of the village or of its town. */
    boolean isClerkOf(NeedView need, String userId) {
        return organisation.holds(userId, Role.CLERK, need.village())
                || UnitCode.town(need.village())
                        .filter(town -> organisation.holds(userId, Role.CLERK, town))
                        .isPresent();
    }

    boolean isSupervisorOf(NeedView need, String userId) {
        return organisation.holds(userId, Role.SUPERVISOR, UnitCode.district(need.village()))
                || UnitCode.town(need.village())
                        .filter(town -> organisation.holds(userId, Role.SUPERVISOR, town))
                        .isPresent();
    }

    boolean watches(NeedView need, String userId) {
        return organisation.reachOf(userId).coversPlace(need.village())
                || organisation.holds(userId, Role.DISCIPLINE, UnitCode.district(need.village()));
    }

    @Nullable
    String unitOf(NeedView need, String userId) {
        Set<String> mine = organisation.unitsOf(userId).stream().map(Unit::code).collect(Collectors.toSet());
        if (need.responsible() != null && mine.contains(need.responsible())) {
            return need.responsible();
        }
        if (mine.contains(need.holdingUnit())) {
            return need.holdingUnit();
        }
        return mine.stream().min(Comparator.naturalOrder()).orElse(null);
    }
}
