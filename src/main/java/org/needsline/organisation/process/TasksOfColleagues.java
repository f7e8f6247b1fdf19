package org.needsline.organisation.process;

import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.needsline.engine.SystemAuthority;
import org.needsline.organisation.ColleagueTasks;
import org.needsline.organisation.RoleInUnit;
import org.springframework.stereotype.Component;

/** Tasks that somebody has taken, cut to the roles in question. */
@Component
class TasksOfColleagues implements ColleagueTasks {

    private static final int MOST = 200;

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final SystemAuthority authority;

    TasksOfColleagues(TaskService tasks, RuntimeService runtime, SystemAuthority authority) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.authority = authority;
    }

    @Override
    public List<Taken> takenBy(String userId, Collection<RoleInUnit> roles) {
        if (roles.isEmpty()) {
            return List.of();
        }
        return authority.call(() -> of(userId, roles).orderByDueDate().asc().listPage(0, MOST).stream()
                .map(this::taken)
                .toList());
    }

    @Override
    public Optional<Taken> handOver(String taskId, String userId, Collection<RoleInUnit> roles, String deputyId) {
        if (roles.isEmpty()) {
            return Optional.empty();
        }
        return authority.call(() -> {
            Optional<Taken> taken = of(userId, roles).taskId(taskId).list().stream()
                    .map(this::taken)
                    .findFirst();
            taken.ifPresent(task -> tasks.setAssignee(task.taskId(), deputyId));
            return taken;
        });
    }

    private TaskQuery of(String userId, Collection<RoleInUnit> roles) {
        return tasks.createTaskQuery()
                .taskAssignee(userId)
                .taskCandidateGroupIn(roles.stream().map(RoleInUnit::id).toList())
                .includeAssignedTasks();
    }

    private Taken taken(Task task) {
        ProcessInstance instance = runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
        Date due = task.getDueDate();
        return new Taken(
                task.getId(),
                task.getName() == null ? task.getTaskDefinitionKey() : task.getName(),
                instance == null ? null : instance.getBusinessKey(),
                due == null ? null : due.toInstant());
    }
}
