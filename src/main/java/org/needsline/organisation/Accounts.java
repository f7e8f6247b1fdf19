package org.needsline.organisation;

import java.util.Collection;
import java.util.Optional;
import org.needsline.wording.Bilingual;

/** The logins that follow the tables of staff; the engine keeps them. */
public interface Accounts {

    /**
     * Opens a login, or takes over a changed name or address into the one that is there.
     *
     * @param initialPassword used only where the login is new
     * @return whether it is new
     */
    boolean open(Staff person, String initialPassword);

    /** The person works in that role of that unit from now on. */
    void join(String userId, RoleInUnit role, Bilingual groupName);

    /**
     * The person works no longer in that role of that unit; without any role left, the login is closed.
     *
     * @param remaining the roles that the person still holds
     */
    void leave(String userId, RoleInUnit ended, Collection<RoleInUnit> remaining);

    /** Gives a login the role of an administrator, also where no unit exists yet. */
    void joinAdministrators(String userId);

    boolean hasAdministrator();

    /** Why the password is too weak, empty if it is not. */
    Optional<Bilingual> weakness(String password, String userId);
}
