package org.needsline.access.process;

import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.authorization.TaskPermissions;
import org.camunda.bpm.engine.task.Task;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Tasks of links that are late. Whoever is told of one may look at it from then on, in their own list, and not work on it; the engine takes
 * the grant back when the task is done.
 */
@Component
class LateLinks {

    private final TaskService tasks;
    private final AuthorizationService authorizations;

    LateLinks(@Lazy TaskService tasks, @Lazy AuthorizationService authorizations) {
        this.tasks = tasks;
        this.authorizations = authorizations;
    }

    /** When the open tasks of a step are due, each round of it once. */
    Set<Date> dueDates(String processInstanceId, String stem) {
        return open(processInstanceId, stem).stream().map(Task::getDueDate).collect(Collectors.toSet());
    }

    /** The open tasks of a step that were due then are shown to these groups. */
    void shownTo(List<String> groups, String processInstanceId, String stem, Date due) {
        open(processInstanceId, stem).stream()
                .filter(task -> due.equals(task.getDueDate()))
                .forEach(task -> groups.forEach(group -> show(task.getId(), group)));
    }

    private List<Task> open(String processInstanceId, String stem) {
        return tasks.createTaskQuery()
                .processInstanceId(processInstanceId)
                .taskDefinitionKey("UserTask_" + stem)
                .unlimitedList();
    }

    private void show(String taskId, String group) {
        boolean known = authorizations
                        .createAuthorizationQuery()
                        .groupIdIn(group)
                        .resourceType(Resources.TASK)
                        .resourceId(taskId)
                        .count()
                > 0;
        if (known) {
            return;
        }
        Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setGroupId(group);
        grant.setResource(Resources.TASK);
        grant.setResourceId(taskId);
        grant.setPermissions(new TaskPermissions[] {TaskPermissions.READ, TaskPermissions.READ_VARIABLE});
        authorizations.saveAuthorization(grant);
    }
}
