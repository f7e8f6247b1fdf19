package org.needsline.organisation.process;

import java.util.Arrays;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.needsline.engine.SystemAuthority;
import org.needsline.organisation.OpenWork;
import org.needsline.organisation.Role;
import org.springframework.stereotype.Component;

/** Tasks that are offered to people of a unit, taken or not. */
@Component
class TasksOfUnit implements OpenWork {

    private final TaskService tasks;
    private final SystemAuthority authority;

    TasksOfUnit(TaskService tasks, SystemAuthority authority) {
        this.tasks = tasks;
        this.authority = authority;
    }

    @Override
    public long in(String unitCode) {
        List<String> groups =
                Arrays.stream(Role.values()).map(role -> role.group(unitCode)).toList();
        return authority.call(() -> tasks.createTaskQuery()
                .taskCandidateGroupIn(groups)
                .includeAssignedTasks()
                .count());
    }
}
