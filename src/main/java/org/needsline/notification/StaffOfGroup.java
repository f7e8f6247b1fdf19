package org.needsline.notification;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who belongs to a group today. */
public interface StaffOfGroup {

    /** The members of a group such as {@code clerk.990101100201}; nobody when there is no such group. */
    List<Member> in(String group);

    /**
     * One member of staff.
     *
     * @param userId the id they log in with
     * @param email where messages reach them, if they have an address
     */
    record Member(String userId, @Nullable String email) {}
}
