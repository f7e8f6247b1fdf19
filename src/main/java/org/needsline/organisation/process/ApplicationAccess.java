package org.needsline.organisation.process;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.needsline.organisation.Role;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * What a role may do wherever it is held: open applications and start cases. Work itself is opened by the engine, task by task, for the
 * group of the role in the unit; nobody sees cases of other units through a definition.
 */
@Component
class ApplicationAccess implements SmartInitializingSingleton {

    private static final Set<Role> WITHOUT_TASKS = EnumSet.of(Role.DESIGNER);
    private static final Set<Role> WATCHING = EnumSet.of(Role.MANAGER, Role.DESIGNER);

    private final AuthorizationService authorizations;

    ApplicationAccess(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    @Override
    public void afterSingletonsInstantiated() {
        for (Role role : Role.values()) {
            if (!WITHOUT_TASKS.contains(role)) {
                grant(role, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
            }
            grant(role, Resources.PROCESS_DEFINITION, Authorization.ANY, ProcessDefinitionPermissions.READ);
            if (WATCHING.contains(role)) {
                grant(role, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
                grant(role, Resources.PROCESS_DEFINITION, Authorization.ANY, ProcessDefinitionPermissions.READ);
                grant(role, Resources.DECISION_DEFINITION, Authorization.ANY, Permissions.READ);
            }
        }
        mayStart(Role.GRID_WORKER, "NeedLifecycle", "ResidentAction", "ConductReport");
        mayStart(Role.CLERK, "NeedLifecycle", "ResidentAction", "ConductReport", "UnadmittedReport");
        mayStart(Role.SECRETARY, "ScreeningMeeting", "UnadmittedReport", "AccessAction");
        mayStart(Role.OFFICER, "AffairsAccess", "AccessAction", "LegacyWork");
        mayStart(Role.ACCESS_OFFICE, "AccessAction", "LegacyWork");
        grant(Role.DESIGNER, Resources.DEPLOYMENT, Authorization.ANY, Permissions.READ, Permissions.CREATE);
        for (Resources resource : Resources.values()) {
            grant(Role.ADMIN, resource, Authorization.ANY, Permissions.ALL);
        }
    }

    private void mayStart(Role role, String... processes) {
        for (String process : processes) {
            grant(
                    role,
                    Resources.PROCESS_DEFINITION,
                    process,
                    ProcessDefinitionPermissions.READ,
                    ProcessDefinitionPermissions.CREATE_INSTANCE);
        }
        grant(role, Resources.PROCESS_INSTANCE, Authorization.ANY, ProcessInstancePermissions.CREATE);
    }

    /** Adds what is missing; what an administrator added by hand stays. */
    private void grant(Role role, Resource resource, String resourceId, Permission... permissions) {
        Authorization known = authorizations
                .createAuthorizationQuery()
                .authorizationType(Authorization.AUTH_TYPE_GRANT)
                .groupIdIn(role.id())
                .resourceType(resource)
                .resourceId(resourceId)
                .singleResult();
        List<Permission> missing = new ArrayList<>();
        for (Permission permission : permissions) {
            if (known == null || !known.isPermissionGranted(permission)) {
                missing.add(permission);
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        Authorization authorization = known;
        if (authorization == null) {
            authorization = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            authorization.setGroupId(role.id());
            authorization.setResource(resource);
            authorization.setResourceId(resourceId);
        }
        missing.forEach(authorization::addPermission);
        authorizations.saveAuthorization(authorization);
    }
}
