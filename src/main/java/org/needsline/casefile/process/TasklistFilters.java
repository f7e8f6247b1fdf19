package org.needsline.casefile.process;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
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
 * The lists that people find in Tasklist. Made at the start when they are missing, and readable for everybody who has tasks; what is in them
 * is decided anew for each person. An administrator may change or add lists: those stay as they are.
 *
 * <p>Number, category and village of a case come from the card plugin: the engine would show variables of a case only to people who may
 * read all cases of the definition.
 */
@Component
class TasklistFilters implements SmartInitializingSingleton {

    /** From here on a task is marked as urgent. */
    static final int URGENT = 80;

    private static final Set<Role> WITH_TASKS = EnumSet.complementOf(EnumSet.of(Role.DESIGNER));

    private final FilterService filters;
    private final TaskService tasks;
    private final AuthorizationService authorizations;

    TasklistFilters(FilterService filters, TaskService tasks, AuthorizationService authorizations) {
        this.filters = filters;
        this.tasks = tasks;
        this.authorizations = authorizations;
    }

    @Override
    public void afterSingletonsInstantiated() {
        list(10, "本单位待办 My units' open", "分给本单位的全部任务，先到期的在前。", "#1f5f8b", ofMyUnits());
        list(
                20,
                "我的 Mine",
                "已由我领取的任务。",
                "#1f5f8b",
                inOrder(tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}")));
        list(
                30,
                "今日到期 Due today",
                "今天必须办完的任务。",
                "#7a5200",
                ofMyUnits()
                        .dueAfterExpression("${workday.startOfToday()}")
                        .dueBeforeExpression("${workday.endOfToday()}"));
        list(40, "已超期 Overdue", "过了期限还没有办的任务。", "#b3261e", ofMyUnits().dueBeforeExpression("${now()}"));
        list(50, "紧急 Urgent", "危及生命或住房的任务。", "#b3261e", ofMyUnits().taskMinPriority(URGENT));
    }

    private TaskQuery ofMyUnits() {
        return inOrder(tasks.createTaskQuery()
                .taskCandidateGroupInExpression("${currentUserGroups()}")
                .includeAssignedTasks());
    }

    private static TaskQuery inOrder(TaskQuery query) {
        return query.orderByDueDate().asc().orderByTaskPriority().desc();
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
        WITH_TASKS.forEach(role -> mayRead(role, filter.getId()));
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
