package org.needsline.organisation.process;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.needsline.organisation.Role.ACCESS_OFFICE;
import static org.needsline.organisation.Role.ADMIN;
import static org.needsline.organisation.Role.CLERK;
import static org.needsline.organisation.Role.DESIGNER;
import static org.needsline.organisation.Role.DISCIPLINE;
import static org.needsline.organisation.Role.FINANCE;
import static org.needsline.organisation.Role.GRID_WORKER;
import static org.needsline.organisation.Role.JUSTICE;
import static org.needsline.organisation.Role.LEADING_GROUP;
import static org.needsline.organisation.Role.MANAGER;
import static org.needsline.organisation.Role.OFFICER;
import static org.needsline.organisation.Role.SECRETARY;
import static org.needsline.organisation.Role.SUPERVISOR;
import static org.needsline.organisation.Role.TEAM_MEMBER;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.BatchPermissions;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.ProcessInstancePermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.SystemPermissions;
import org.camunda.bpm.engine.authorization.UserOperationLogCategoryPermissions;
import org.needsline.organisation.Role;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * What a role may do wherever it is held (ADR 27): open applications, start cases, and for administrators what keeps the engine running. Work
 * itself is opened by the engine, task by task, for the group of the role in the unit; no unit sees cases through a definition.
 */
@Component
class ApplicationAccess implements SmartInitializingSingleton {

    private static final Set<Role> NEED_STEPS =
            EnumSet.of(GRID_WORKER, CLERK, SECRETARY, TEAM_MEMBER, OFFICER, SUPERVISOR);
    private static final Set<Role> MEETING_STEPS = EnumSet.of(CLERK, SECRETARY);
    private static final Set<Role> GATE_STEPS =
            EnumSet.of(OFFICER, ACCESS_OFFICE, JUSTICE, FINANCE, SECRETARY, LEADING_GROUP);
    /** They are shown links that are late. */
    private static final Set<Role> ABOVE_THE_GATE = EnumSet.of(SUPERVISOR, LEADING_GROUP, MANAGER);

    private static final Set<Role> REGISTERING = EnumSet.of(GRID_WORKER, CLERK);

    private static final List<Permission> KNOWN_PERMISSIONS = Stream.<Permission[]>of(
                    Permissions.values(),
                    ProcessDefinitionPermissions.values(),
                    ProcessInstancePermissions.values(),
                    BatchPermissions.values(),
                    SystemPermissions.values(),
                    UserOperationLogCategoryPermissions.values())
            .flatMap(Arrays::stream)
            .toList();

    private record On(Role role, Resource resource, String resourceId) {}

    private final AuthorizationService authorizations;

    ApplicationAccess(AuthorizationService authorizations) {
        this.authorizations = authorizations;
    }

    /** Everything that is granted to a role as such. A role that is not named for something has nothing of it. */
    private static Map<On, Set<Permission>> grants() {
        Grants all = new Grants();
        for (Role role : Role.values()) {
            // Designers have no work and get no messages.
            if (role != DESIGNER) {
                all.grant(role, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
            }
        }
        for (Role role : EnumSet.of(MANAGER, DESIGNER, ADMIN)) {
            all.grant(role, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        }
        all.grant(ADMIN, Resources.APPLICATION, "admin", Permissions.ACCESS);

        NEED_STEPS.forEach(role -> all.model(role, "NeedLifecycle"));
        MEETING_STEPS.forEach(role -> all.model(role, "ScreeningMeeting"));
        all.model(DISCIPLINE, "ConductReport");
        REGISTERING.forEach(role -> all.start(role, "NeedLifecycle", "ResidentAction", "ConductReport"));
        all.start(SECRETARY, "ScreeningMeeting");
        GATE_STEPS.forEach(role -> all.model(role, "AffairsAccess"));
        all.model(ACCESS_OFFICE, "UnadmittedReport");
        ABOVE_THE_GATE.forEach(role -> {
            all.model(role, "AffairsAccess");
            all.model(role, "UnadmittedReport");
        });
        all.start(OFFICER, "AffairsAccess", "AccessAction", "LegacyWork");
        all.start(ACCESS_OFFICE, "AccessAction", "LegacyWork");
        all.start(SECRETARY, "AccessAction", "UnadmittedReport");
        all.start(CLERK, "UnadmittedReport");

        all.grant(DESIGNER, Resources.PROCESS_DEFINITION, ANY, ProcessDefinitionPermissions.READ);
        all.grant(DESIGNER, Resources.DECISION_DEFINITION, ANY, Permissions.READ);
        all.grant(DESIGNER, Resources.DECISION_REQUIREMENTS_DEFINITION, ANY, Permissions.READ);
        all.grant(DESIGNER, Resources.DEPLOYMENT, ANY, Permissions.READ, Permissions.CREATE);

        // An administrator mends what technically failed, and sees of a case its number and where it stands: no task,
        // no variable, no history.
        all.grant(
                ADMIN,
                Resources.PROCESS_DEFINITION,
                ANY,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.RETRY_JOB);
        all.grant(ADMIN, Resources.DECISION_DEFINITION, ANY, Permissions.READ);
        all.grant(ADMIN, Resources.DECISION_REQUIREMENTS_DEFINITION, ANY, Permissions.READ);
        all.grant(ADMIN, Resources.DEPLOYMENT, ANY, Permissions.READ, Permissions.CREATE, Permissions.DELETE);
        all.grant(
                ADMIN,
                Resources.BATCH,
                ANY,
                BatchPermissions.READ,
                BatchPermissions.CREATE_BATCH_SET_JOB_RETRIES,
                BatchPermissions.DELETE);
        all.grant(ADMIN, Resources.SYSTEM, ANY, SystemPermissions.READ);
        for (Resource people : List.of(
                Resources.USER,
                Resources.GROUP,
                Resources.GROUP_MEMBERSHIP,
                Resources.AUTHORIZATION,
                Resources.FILTER)) {
            all.grant(ADMIN, people, ANY, Permissions.ALL);
        }
        // Who changed users and rights, and who retried what; not who worked on which task.
        for (String category : List.of("Admin", "Operator")) {
            all.grant(ADMIN, Resources.OPERATION_LOG_CATEGORY, category, UserOperationLogCategoryPermissions.READ);
        }
        return all.byPlace;
    }

    private static final class Grants {

        private final Map<On, Set<Permission>> byPlace = new HashMap<>();

        private void grant(Role role, Resource resource, String resourceId, Permission... permissions) {
            byPlace.merge(new On(role, resource, resourceId), Set.of(permissions), (some, more) -> {
                Set<Permission> both = new HashSet<>(some);
                both.addAll(more);
                return both;
            });
        }

        /** Name and picture of what a task belongs to. */
        private void model(Role role, String process) {
            grant(role, Resources.PROCESS_DEFINITION, process, ProcessDefinitionPermissions.READ);
        }

        private void start(Role role, String... processes) {
            for (String process : processes) {
                grant(
                        role,
                        Resources.PROCESS_DEFINITION,
                        process,
                        ProcessDefinitionPermissions.READ,
                        ProcessDefinitionPermissions.CREATE_INSTANCE);
            }
            grant(role, Resources.PROCESS_INSTANCE, ANY, ProcessInstancePermissions.CREATE);
        }
    }

    /**
     * Makes the grants of each role what they must be; more than that is taken away at each start. What an administrator grants to one person
     * or to a role in a unit stays, and so do lists that were opened to a role.
     */
    @Override
    public void afterSingletonsInstantiated() {
        Map<On, Set<Permission>> wanted = grants();
        for (Role role : Role.values()) {
            List<On> found = new ArrayList<>();
            for (Authorization known : authorizations
                    .createAuthorizationQuery()
                    .groupIdIn(role.id())
                    .list()) {
                if (isLeftAlone(known)) {
                    continue;
                }
                On place = new On(role, resource(known), known.getResourceId());
                Set<Permission> permissions = wanted.get(place);
                if (permissions == null
                        || known.getAuthorizationType() != Authorization.AUTH_TYPE_GRANT
                        || found.contains(place)) {
                    authorizations.deleteAuthorization(known.getId());
                } else {
                    found.add(place);
                    keep(known, permissions);
                }
            }
            wanted.forEach((place, permissions) -> {
                if (place.role() == role && !found.contains(place)) {
                    add(place, permissions);
                }
            });
        }
    }

    private static boolean isLeftAlone(Authorization known) {
        return known.getResourceType() == Resources.FILTER.resourceType() && !ANY.equals(known.getResourceId())
                // The engine lets the members of a group read the group.
                || known.getResourceType() == Resources.GROUP.resourceType()
                        && known.getGroupId().equals(known.getResourceId());
    }

    private static Resource resource(Authorization known) {
        return Arrays.stream(Resources.values())
                .filter(one -> one.resourceType() == known.getResourceType())
                .findFirst()
                .orElseThrow();
    }

    private void keep(Authorization known, Set<Permission> permissions) {
        if (!isExactly(known, permissions)) {
            known.setPermissions(permissions.toArray(Permission[]::new));
            authorizations.saveAuthorization(known);
        }
    }

    private static boolean isExactly(Authorization known, Set<Permission> permissions) {
        int wanted = permissions.stream().mapToInt(Permission::getValue).reduce(0, (some, one) -> some | one);
        return KNOWN_PERMISSIONS.stream()
                .filter(one -> one.getValue() != 0
                        && Arrays.stream(one.getTypes())
                                .anyMatch(type -> type.resourceType() == known.getResourceType()))
                .allMatch(one -> known.isPermissionGranted(one) == ((wanted & one.getValue()) == one.getValue()));
    }

    private void add(On place, Set<Permission> permissions) {
        Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId(place.role().id());
        grant.setResource(place.resource());
        grant.setResourceId(place.resourceId());
        permissions.forEach(grant::addPermission);
        authorizations.saveAuthorization(grant);
    }
}
