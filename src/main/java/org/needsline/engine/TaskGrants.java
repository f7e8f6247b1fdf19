package org.needsline.engine;

import java.util.List;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.cfg.multitenancy.TenantCommandChecker;
import org.camunda.bpm.engine.impl.cmd.AssignTaskCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.spring.boot.starter.configuration.impl.AbstractCamundaConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the engine opens by itself when a task, a person or a deployment comes into being (ADR 27). A task is opened to its candidate groups
 * and to nobody by name, so that whoever leaves a unit leaves its tasks, also those they had claimed. Members may work on it, take it over
 * from a colleague and give it back; its dates, groups and variables are the model's.
 */
@Component
class TaskGrants extends AbstractCamundaConfiguration {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setDefaultUserPermissionNameForTask(Permissions.TASK_WORK.getName());
        // Who may see that a case runs (an administrator, for its jobs) need not see what the models pass on.
        configuration.setEnforceSpecificVariablePermission(true);
        configuration.setResourceAuthorizationProvider(new ToTheUnit());
        configuration.setCommandCheckers(List.of(new TenantCommandChecker(), new TakeOver()));
    }

    private static @Nullable String signedIn() {
        Authentication person = Context.getCommandContext().getAuthentication();
        return person == null ? null : person.getUserId();
    }

    /** Stands in for the engine's own. */
    private static final class ToTheUnit extends DefaultAuthorizationProvider {

        private static final AuthorizationEntity[] NOTHING = {};

        /** A person reads their own entry and changes their password, but does not remove themselves. */
        @Override
        public AuthorizationEntity[] newUser(User user) {
            return new AuthorizationEntity[] {
                createGrantAuthorization(
                        user.getId(), null, Resources.USER, user.getId(), Permissions.READ, Permissions.UPDATE)
            };
        }

        /** Removing a deployment can remove its cases: that is an administrator's, also where a designer deployed. */
        @Override
        public AuthorizationEntity[] newDeployment(Deployment deployment) {
            return NOTHING;
        }

        @Override
        public AuthorizationEntity[] newTaskAssignee(
                Task task, @Nullable String oldAssignee, @Nullable String newAssignee) {
            String person = signedIn();
            if (person != null && newAssignee != null && !newAssignee.equals(person)) {
                throw new AuthorizationException(
                        person, Permissions.TASK_ASSIGN.getName(), Resources.TASK.resourceName(), task.getId());
            }
            return NOTHING;
        }

        @Override
        public AuthorizationEntity[] newTaskOwner(Task task, @Nullable String oldOwner, @Nullable String newOwner) {
            return NOTHING;
        }

        @Override
        public AuthorizationEntity[] newTaskUserIdentityLink(Task task, String userId, String type) {
            return NOTHING;
        }
    }

    /** Setting the assignee is work on the task; to whom is checked when it is done. */
    private static final class TakeOver extends AuthorizationCommandChecker {

        @Override
        public void checkTaskAssign(TaskEntity task) {
            if (Context.getCommandInvocationContext().getCommand() instanceof AssignTaskCmd) {
                checkTaskWork(task);
            } else {
                super.checkTaskAssign(task);
            }
        }
    }
}
