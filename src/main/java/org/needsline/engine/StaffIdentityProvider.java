package org.needsline.engine;

import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Users and groups in the engine's tables, as ever, with two openings: somebody else may know the password, and somebody may want to hear
 * of changes. Every door asks here, the login page as well as HTTP Basic.
 */
final class StaffIdentityProvider extends DbIdentityServiceProvider {

    private final ObjectProvider<PasswordCheck> passwords;
    private final ObjectProvider<IdentityChanges> changes;

    private StaffIdentityProvider(ObjectProvider<PasswordCheck> passwords, ObjectProvider<IdentityChanges> changes) {
        this.passwords = passwords;
        this.changes = changes;
    }

    @Override
    public boolean checkPassword(@Nullable String userId, @Nullable String password) {
        if (userId == null || password == null || password.isEmpty()) {
            return false;
        }
        UserEntity user = findUserById(userId);
        if (user == null || isUserLocked(user)) {
            return false;
        }
        Optional<Boolean> known = askedElsewhere(userId, password);
        if (known.isEmpty()) {
            return super.checkPassword(userId, password);
        }
        if (known.get()) {
            unlockUser(user);
        } else {
            lockUser(user);
        }
        return known.get();
    }

    private Optional<Boolean> askedElsewhere(String userId, String password) {
        try {
            return passwords
                    .orderedStream()
                    .map(check -> check.check(userId, password))
                    .flatMap(Optional::stream)
                    .findFirst();
        } catch (PasswordCheck.Unavailable nobodyToAsk) {
            ProcessEngineException sentence = new ProcessEngineException(nobodyToAsk.getMessage(), nobodyToAsk);
            sentence.setCode(RefusalTranslation.CODES + 503);
            throw sentence;
        }
    }

    @Override
    public IdentityOperationResult saveUser(User user) {
        IdentityOperationResult result = super.saveUser(user);
        changes.orderedStream().forEach(one -> one.userSaved(user));
        return result;
    }

    @Override
    public IdentityOperationResult deleteUser(String userId) {
        IdentityOperationResult result = super.deleteUser(userId);
        if (happened(result)) {
            changes.orderedStream().forEach(one -> one.userDeleted(userId));
        }
        return result;
    }

    @Override
    public IdentityOperationResult createMembership(String userId, String groupId) {
        IdentityOperationResult result = super.createMembership(userId, groupId);
        changes.orderedStream().forEach(one -> one.membershipCreated(userId, groupId));
        return result;
    }

    @Override
    public IdentityOperationResult deleteMembership(String userId, String groupId) {
        IdentityOperationResult result = super.deleteMembership(userId, groupId);
        if (happened(result)) {
            changes.orderedStream().forEach(one -> one.membershipDeleted(userId, groupId));
        }
        return result;
    }

    private static boolean happened(IdentityOperationResult result) {
        return !IdentityOperationResult.OPERATION_NONE.equals(result.getOperation());
    }

    /** Puts it in the place of the engine's own. */
    @Component
    static class Use extends AbstractCamundaConfiguration {

        private final ObjectProvider<PasswordCheck> passwords;
        private final ObjectProvider<IdentityChanges> changes;

        Use(ObjectProvider<PasswordCheck> passwords, ObjectProvider<IdentityChanges> changes) {
            this.passwords = passwords;
            this.changes = changes;
        }

        @Override
        public void preInit(ProcessEngineConfigurationImpl configuration) {
            configuration.setIdentityProviderSessionFactory(new SessionFactory() {
                @Override
                public Class<?> getSessionType() {
                    return StaffIdentityProvider.class;
                }

                @Override
                public Session openSession() {
                    return new StaffIdentityProvider(passwords, changes);
                }
            });
        }
    }
}
