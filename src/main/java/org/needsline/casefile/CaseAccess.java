package org.needsline.casefile;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.needsline.casefile.CaseAccesses.Access;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may read a case, and the record of who did. A person may when the case lies in their reach, by the rule of its {@link CaseKind}, or
 * when a task of it is assigned to them or offered to one of their groups. To everybody else a case that is not theirs looks like one that
 * does not exist.
 */
@Service
class CaseAccess {

    /** Within this time the same person reading the same case again is the same reading. */
    static final Duration SAME_READING = Duration.ofMinutes(10);

    private static final int REASON_LENGTH = 200;
    private static final int LONGEST_LIST = 500;

    private final List<CaseKind> kinds;
    private final TaskCases tasks;
    private final CaseAccesses accesses;
    private final Clock clock;

    CaseAccess(List<CaseKind> kinds, TaskCases tasks, CaseAccesses accesses, Clock clock) {
        this.kinds = kinds;
        this.tasks = tasks;
        this.accesses = accesses;
        this.clock = clock;
    }

    private CaseKind kindOf(String number) {
        return kinds.stream()
                .filter(kind -> kind.isNumber(number))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Every number is of some kind"));
    }

    /** The case of that number, for whoever has a right to it already. */
    @Transactional(readOnly = true)
    KnownCase known(String number) {
        CaseKind kind = kindOf(number);
        return kind.find(number).orElseThrow(kind::unknown);
    }

    /**
     * The case of that number, for a person who may read it.
     *
     * @throws Refusal not found, for everybody else, in the words for a number that there is not
     */
    @Transactional(readOnly = true)
    KnownCase readable(String number, String userId) {
        CaseKind kind = kindOf(number);
        return kind.find(number)
                .map(KnownCase.class::cast)
                .filter(one -> mayRead(kind, one, userId))
                .orElseThrow(kind::unknown);
    }

    /**
     * As {@link #readable}, for what only a need has.
     *
     * @throws Refusal not found, for every other case too
     */
    @Transactional(readOnly = true)
    NeedCase readableNeed(String number, String userId) {
        if (readable(number, userId) instanceof NeedCase need) {
            return need;
        }
        throw Refusal.notFound("这不是一件需求。", "This is no need.");
    }

    private boolean mayRead(CaseKind kind, KnownCase one, String userId) {
        return kind.reaches(one, userId) || tasks.concerns(one.number(), userId);
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

    /** Who looked at the case, newest first. */
    @Transactional(readOnly = true)
    List<Access> of(String number, String userId) {
        CaseKind kind = kindOf(number);
        KnownCase one = kind.find(number)
                .map(KnownCase.class::cast)
                .filter(found -> found.watches(userId) || mayRead(kind, found, userId))
                .orElseThrow(kind::unknown);
        if (!one.watches(userId)) {
            throw Refusal.forbidden(
                    "查阅记录只供督办员、管理者和纪检查看。",
                    "Who looked at a case is shown to supervisors, managers and the discipline office only.");
        }
        return accesses.ofCase(one.number(), LONGEST_LIST);
    }
}
