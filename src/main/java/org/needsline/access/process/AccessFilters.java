package org.needsline.access.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.needsline.organisation.Role;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * The lists of the gate, for each role that holds a link, beside the lists that everybody has. Made at the start when they are missing; what
 * is in them is decided anew for each person.
 */
@Component
class AccessFilters implements SmartInitializingSingleton {

    private static final List<Role> HOLDERS =
            List.of(Role.OFFICER, Role.SECRETARY, Role.ACCESS_OFFICE, Role.JUSTICE, Role.FINANCE, Role.LEADING_GROUP);

    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorizations;

    AccessFilters(FilterService filters, TaskService tasks, AuthorizationService authorizations) {
        this.filters = filters;
        this.tasks = tasks;
        this.authorizations = authorizations;
    }

    @Override
    public void afterSingletonsInstantiated() {
        list(60, "准入事项 Access requests", "准入申请和拒办的任务，先到期的在前。", "#1f5f8b", ofTheGate());
        list(70, "准入超时 Access overdue", "过了期限还没有办的准入环节。", "#b3261e", ofTheGate().dueBeforeExpression("${now()}"));
    }

    private TaskQuery ofTheGate() {
        return tasks.createTaskQuery()
                .processDefinitionKeyIn(AffairsAccess.KEY, UnadmittedWork.KEY)
                .taskCandidateGroupInExpression("${currentUserGroups()}")
                .includeAssignedTasks()
                .orderByDueDate()
                .asc()
                .orderByTaskPriority()
                .desc();
    }

    private void list(int position, String name, String description, String colour, TaskQuery query) {
        // Whoever starts two nodes at once on an empty database may get a list twice; the oldest counts.
        Filter filter = filters.createFilterQuery().filterName(name).list().stream()
                .findFirst()
                .orElseGet(() -> filters.saveFilter(filters.newTaskFilter(name)
                        .setQuery(query)
                        .setProperties(Map.of(
                                "priority", position,
                                "description", description,
                                "color", colour,
                                "refresh", false,
                                "showUndefinedVariable", false))));
        HOLDERS.forEach(role -> mayRead(role, filter.getId()));
    }

    private void mayRead(Role role, String filterId) {
        boolean granted = authorizations
                        .createAuthorizationQuery()
                        .authorizationType(Authorization.AUTH_TYPE_GRANT)
                        .groupIdIn(role.id())
                        .resourceType(Resources.FILTER)
                        .resourceId(filterId)
                        .count()
                > 0;
        if (granted) {
            return;
        }
        Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId(role.id());
        grant.setResource(Resources.FILTER);
        grant.setResourceId(filterId);
        grant.addPermission(Permissions.READ);
        authorizations.saveAuthorization(grant);
    }
}
