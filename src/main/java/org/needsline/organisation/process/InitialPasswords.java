package org.needsline.organisation.process;

import java.util.Optional;
import org.needsline.engine.PasswordCheck;
import org.needsline.organisation.OwnAccount;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** A first password that nobody has replaced in its time opens nothing any more; about any other the engine decides. */
@Component
@Order(0)
class InitialPasswords implements PasswordCheck {

    // The engine, which asks here, is made before the tables of staff can be read.
    private final ObjectProvider<OwnAccount> account;

    InitialPasswords(ObjectProvider<OwnAccount> account) {
        this.account = account;
    }

    @Override
    public Optional<Boolean> check(String userId, String password) {
        return account.getObject().initialPasswordIsOver(userId) ? Optional.of(false) : Optional.empty();
    }
}
