package org.needsline.engine;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.camunda.bpm.webapp.impl.security.auth.UserAuthentication;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Who has logged in, as the engine knows it: sessions of the web applications, passwords, groups. Everything is asked afresh. */
@Component
public class StaffLogins {

    /** Under this name the web applications keep the people who logged in. */
    private static final String SESSION_KEY = "authenticatedUser";

    // The engine is made after the web server has begun to listen.
    private final ObjectProvider<ProcessEngine> engine;

    StaffLogins(ObjectProvider<ProcessEngine> engine) {
        this.engine = engine;
    }

    /** The rest of a request. */
    @FunctionalInterface
    public interface Work {
        void run() throws IOException, ServletException;
    }

    /** Who is logged in to the web applications in this session; never opens one. */
    public Optional<String> userOfSession(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(SESSION_KEY) instanceof Authentications all)) {
            return Optional.empty();
        }
        String engineName = engine.getObject().getName();
        return all.getAuthentications().stream()
                .filter(one -> engineName.equals(one.getProcessEngineName()))
                .map(UserAuthentication::getIdentityId)
                .findFirst();
    }

    /**
     * Logs somebody in to the web applications without a password: the caller knows who it is. The session is a new one.
     *
     * @return whether there is such a login
     */
    public boolean signIn(HttpServletRequest request, String userId) {
        UserAuthentication login = AuthenticationUtil.createAuthentication(engine.getObject(), userId, null, null);
        if (login == null) {
            return false;
        }
        AuthenticationUtil.revalidateSession(request, login);
        return true;
    }

    /**
     * Whether the password is right; a wrong one counts towards the engine's lock-out.
     *
     * @throws PasswordCheck.Unavailable if nobody can say at the moment
     */
    public boolean passwordFits(String userId, String password) {
        try {
            return identity().checkPassword(userId, password);
        } catch (ProcessEngineException e) {
            if (e.getCause() instanceof PasswordCheck.Unavailable nobodyToAsk) {
                throw nobodyToAsk;
            }
            throw e;
        }
    }

    /** The groups of a person as they are now; empty where there is no such login, or no longer. */
    public Optional<List<String>> groupsOf(String userId) {
        if (identity().createUserQuery().userId(userId).count() == 0) {
            return Optional.empty();
        }
        return Optional.of(identity().createGroupQuery().groupMember(userId).list().stream()
                .map(Group::getId)
                .toList());
    }

    /** Does the work in that person's name: the engine then lets them do what they may, and nothing else. */
    public void as(String userId, List<String> groups, Work work) throws IOException, ServletException {
        identity().setAuthentication(userId, groups);
        try {
            work.run();
        } finally {
            identity().clearAuthentication();
        }
    }

    private IdentityService identity() {
        return engine.getObject().getIdentityService();
    }
}
