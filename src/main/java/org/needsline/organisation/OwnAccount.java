package org.needsline.organisation;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** What everybody looks after themselves: the password, and who stands in while they are away. */
@Service
public class OwnAccount {

    /** Under this name a session keeps the mark of the password with which it began. */
    public static final String MARK = "needsline.passwordMark";

    private final StaffRoles staff;
    private final Units units;
    private final Accounts accounts;
    private final Absences absences;
    private final AdministrationLog log;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OwnAccount(
            StaffRoles staff,
            Units units,
            Accounts accounts,
            Absences absences,
            AdministrationLog log,
            TransactionTemplate transaction,
            Clock clock) {
        this.staff = staff;
        this.units = units;
        this.accounts = accounts;
        this.absences = absences;
        this.log = log;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** A role in words, and whether it is lent by somebody who is away. */
    record RoleHeld(Bilingual role, Bilingual unit, boolean lent) {}

    /** The person's page. */
    record Overview(
            Staff person,
            List<RoleHeld> roles,
            @Nullable Instant initialUntil,
            List<Absences.Entry> absences,
            List<Absences.Colleague> colleagues,
            List<Staff> possibleDeputies) {}

    @Transactional(readOnly = true)
    Overview of(String userId) {
        Staff person = staff.person(userId)
                .orElseThrow(() -> Refusal.notFound("没有您的人员记录。", "There is no record of you as staff."));
        List<RoleInUnit> own = staff.own(userId);
        List<RoleHeld> roles = staff.of(userId).stream()
                .map(role -> new RoleHeld(
                        role.role().label(),
                        units.find(role.unitCode())
                                .map(Unit::label)
                                .orElse(Bilingual.of(role.unitCode(), role.unitCode())),
                        !own.contains(role)))
                .toList();
        return new Overview(
                person,
                roles,
                staff.initialUntil(userId).orElse(null),
                absences.openOf(userId),
                absences.colleaguesOf(userId),
                absences.possibleDeputies(userId));
    }

    /**
     * Changes the person's own password; every session of theirs that began before ends.
     *
     * @throws Refusal forbidden if the old one is wrong, invalid if the new one is weak or the same
     */
    void changePassword(String userId, String before, String after) {
        // Outside of the transaction: a wrong one must count towards the lock even though the change is refused.
        if (!accounts.passwordFits(userId, before)) {
            throw Refusal.forbidden(
                    "原密码不正确，或因输错多次暂时锁定，请稍后再试。",
                    "The old password is not correct, or is locked for a moment after wrong ones: please try again later.");
        }
        if (before.equals(after)) {
            throw Refusal.invalid("新密码不能与原密码相同。", "The new password must differ from the old one.");
        }
        Instant now = clock.instant();
        transaction.executeWithoutResult(status -> {
            accounts.changePassword(userId, after);
            staff.initialUntil(userId, null);
            staff.passwordSince(userId, now);
            log.record(userId, "password.own", userId, Bilingual.of("本人修改密码", "Own password changed"));
        });
    }

    @Transactional
    long planAbsence(
            String userId,
            String deputyId,
            @Nullable LocalDate firstDay,
            @Nullable LocalDate lastDay,
            @Nullable String reason) {
        return absences.plan(userId, deputyId, firstDay, lastDay, reason, userId);
    }

    /** Another one after each change of the person's password; says nothing about the password. */
    public String passwordMark(String userId) {
        return userId + " "
                + staff.passwordSince(userId).map(Instant::toEpochMilli).orElse(0L);
    }

    /** Whether the person's first password has outlived its time; only an administrator can give another. */
    public boolean initialPasswordIsOver(String userId) {
        Optional<Instant> until = staff.initialUntil(userId);
        return until.isPresent() && until.get().isBefore(clock.instant());
    }
}
