package org.needsline.casefile;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.needsline.casefile.CaseAccesses.Access;
import org.needsline.need.Concern;
import org.needsline.need.NeedService;
import org.needsline.need.NeedView;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Reach;
import org.needsline.organisation.Role;
import org.needsline.organisation.Unit;
import org.needsline.organisation.UnitCode;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may read a case, and the record of who did. A person may when the case lies in their {@link Reach}, or when a task of it is assigned
 * to them or offered to one of their groups. To everybody else a case that is not theirs looks like one that does not exist.
 */
@Service
class CaseAccess {

    /** Within this time the same person reading the same case again is the same reading. */
    static final Duration SAME_READING = Duration.ofMinutes(10);

    private static final int REASON_LENGTH = 200;
    private static final int LONGEST_LIST = 500;

    private final NeedService needs;
    private final Organisation organisation;
    private final TaskCases tasks;
    private final CaseAccesses accesses;
    private final Clock clock;

    CaseAccess(NeedService needs, Organisation organisation, TaskCases tasks, CaseAccesses accesses, Clock clock) {
        this.needs = needs;
        this.organisation = organisation;
        this.tasks = tasks;
        this.accesses = accesses;
        this.clock = clock;
    }

    /**
     * The need of that number, for a person who may read it.
     *
     * @throws Refusal not found, for everybody else, in the words for a number that there is not
     */
    @Transactional(readOnly = true)
    NeedView readable(String number, String userId) {
        return needs.find(number).filter(need -> mayRead(need.number(), userId)).orElseThrow(CaseAccess::unknown);
    }

    private boolean mayRead(String number, String userId) {
        Reach reach = organisation.reachOf(userId);
        return needs.concernOf(number).filter(concern -> covers(reach, concern)).isPresent()
                || tasks.concerns(number, userId);
    }

    private static boolean covers(Reach reach, Concern concern) {
        return reach.covers(concern.village(), concern.units(), concern.registeredBy());
    }

    /** The person read the case; a few minutes later it is still the same reading. */
    @Transactional
    void read(String number, String userId) {
        Instant now = clock.instant();
        if (!accesses.since(number, userId, CaseAction.READ, now.minus(SAME_READING))) {
            accesses.add(new Access(number, userId, now, CaseAction.READ, null));
        }
    }

    /** The person saw, printed or downloaded something; each time counts. */
    @Transactional
    void did(CaseAction action, String number, String userId, @Nullable String what) {
        accesses.add(new Access(number, userId, clock.instant(), action, what));
    }

    /**
     * What somebody needs the contact for, as they gave it.
     *
     * @throws Refusal invalid, when it says nothing or too much
     */
    static String reason(@Nullable String given) {
        String why = given == null ? "" : given.strip();
        if (why.length() < 2 || why.length() > REASON_LENGTH) {
            throw Refusal.invalid("请写明用途（2 至 200 字）。", "Please say what for (2 to 200 characters).");
        }
        return why;
    }

    int count(String number) {
        return accesses.count(number);
    }

    /** Whether the person may see who looked at a case of that village: those who answer for others, and the discipline office. */
    boolean maySeeAccesses(String village, String userId) {
        return organisation.reachOf(userId).coversPlace(village)
                || organisation.holds(userId, Role.DISCIPLINE, UnitCode.district(village));
    }

    /** Who looked at the case, newest first. */
    @Transactional(readOnly = true)
    List<Access> of(String number, String userId) {
        NeedView need = needs.find(number)
                .filter(found -> maySeeAccesses(found.village(), userId) || mayRead(found.number(), userId))
                .orElseThrow(CaseAccess::unknown);
        if (!maySeeAccesses(need.village(), userId)) {
            throw Refusal.forbidden(
                    "查阅记录只供督办员、管理者和纪检查看。",
                    "Who looked at a case is shown to supervisors, managers and the discipline office only.");
        }
        return accesses.ofCase(need.number(), LONGEST_LIST);
    }

    /** The unit in whose name the person acts in the case. */
    @Nullable
    String unitInCase(NeedView need, String userId) {
        Set<String> mine = organisation.unitsOf(userId).stream().map(Unit::code).collect(Collectors.toSet());
        if (need.responsible() != null && mine.contains(need.responsible())) {
            return need.responsible();
        }
        if (mine.contains(need.holdingUnit())) {
            return need.holdingUnit();
        }
        return mine.stream().min(Comparator.naturalOrder()).orElse(null);
    }

    static Refusal unknown() {
        return Refusal.notFound(
                "没有这件需求，或您的单位没有经手。", "There is no such need, or your unit has had nothing to do with it.");
    }
}
