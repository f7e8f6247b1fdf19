package org.needsline.organisation.process;

import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.needsline.engine.ActingPerson;
import org.needsline.engine.IdentityChanges;
import org.needsline.organisation.StaffFromAdmin;
import org.needsline.wording.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * What somebody changes in Camunda's own Admin, or through the engine's interface, flows back into the tables of staff, in the same
 * transaction; what contradicts their rules is refused with a sentence. What the engine does because the tables changed is passed over, and
 * so is what the system does by itself.
 */
@Component
class ChangesInAdmin implements IdentityChanges {

    // They need the engine, which asks here.
    private final ObjectProvider<StaffFromAdmin> staff;
    private final ObjectProvider<IdentityMirror> mirror;
    private final ObjectProvider<IdentityService> identity;

    ChangesInAdmin(
            ObjectProvider<StaffFromAdmin> staff,
            ObjectProvider<IdentityMirror> mirror,
            ObjectProvider<IdentityService> identity) {
        this.staff = staff;
        this.mirror = mirror;
        this.identity = identity;
    }

    @Override
    public void userSaved(User user) {
        byHand(() -> staff.getObject().saved(user.getId(), nameOf(user), user.getEmail(), person()));
    }

    @Override
    public void userDeleted(String userId) {
        byHand(() -> staff.getObject().deleted(userId, person()));
    }

    @Override
    public void membershipCreated(String userId, String groupId) {
        byHand(() -> {
            if (isPlace(groupId)) {
                staff.getObject().joined(userId, roleOf(groupId), unitOf(groupId), person());
            } else if (IdentityMirror.isRole(groupId)) {
                throw Refusal.invalid(
                        "请选择“角色.单位”形式的组（如clerk.990101100201）；组“" + groupId + "”由系统自动维护。",
                        "Please choose a group of a role in a unit (clerk.990101100201); the group " + groupId
                                + " follows by itself.");
            }
        });
    }

    @Override
    public void membershipDeleted(String userId, String groupId) {
        byHand(() -> {
            if (isPlace(groupId)) {
                staff.getObject().left(userId, roleOf(groupId), unitOf(groupId), person());
            } else if (IdentityMirror.isRole(groupId)) {
                throw Refusal.invalid(
                        "组“" + groupId + "”由系统自动维护，请在“角色.单位”形式的组中移出。",
                        "The group " + groupId
                                + " follows by itself: please remove the person from the group of the role in"
                                + " the unit.");
            }
        });
    }

    private void byHand(Runnable change) {
        if (mirror.getObject().isFollowing()
                || ActingPerson.in(identity.getObject()).isEmpty()) {
            return;
        }
        change.run();
    }

    /** A group that looks like a role in a unit is held to the rules, known or not. */
    private static boolean isPlace(String groupId) {
        return groupId.indexOf('.') > 0;
    }

    private static String roleOf(String groupId) {
        return groupId.substring(0, groupId.indexOf('.'));
    }

    private static String unitOf(String groupId) {
        return groupId.substring(groupId.indexOf('.') + 1);
    }

    private String person() {
        return ActingPerson.in(identity.getObject()).orElseThrow();
    }

    /** Chinese names are one word, surname first; others have a blank between. */
    private static String nameOf(User user) {
        String first = Optional.ofNullable(user.getFirstName()).orElse("").strip();
        String last = Optional.ofNullable(user.getLastName()).orElse("").strip();
        boolean chinese = (last + first).codePoints().anyMatch(Character::isIdeographic);
        return (chinese ? last + first : first + " " + last).strip();
    }
}
