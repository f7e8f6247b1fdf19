package org.needsline.organisation;

import java.util.Map;
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
     * Makes the memberships of a login exactly these, whatever they were; those in groups that are no roles stay. Nothing happens where
     * there is no login.
     */
    void settle(String userId, Map<RoleInUnit, Bilingual> roles);

    /** Closes a login with all its memberships; nothing happens where there is none. */
    void close(String userId);

    boolean exists(String userId);

    /** Whether too many wrong passwords have locked the login for a while. */
    boolean isLocked(String userId);

    void unlock(String userId);

    boolean passwordFits(String userId, String password);

    /**
     * Gives the login another password.
     *
     * @throws org.needsline.wording.Refusal invalid, if it is too weak
     */
    void changePassword(String userId, String password);

    /** Gives a login the role of an administrator, also where no unit exists yet. */
    void joinAdministrators(String userId);

    boolean hasAdministrator();

    /** Why the password is too weak, empty if it is not. */
    Optional<Bilingual> weakness(String password, String userId);
}
