package org.needsline.access.process;

import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.needsline.engine.TaskLists;
import org.needsline.organisation.Role;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/** The lists of the gate, for each role that holds a link or answers for those who do, beside the lists that everybody has. */
@Component
class AccessFilters implements SmartInitializingSingleton {

    private static final List<String> HOLDERS =
            ids(Role.OFFICER, Role.SECRETARY, Role.ACCESS_OFFICE, Role.JUSTICE, Role.FINANCE, Role.LEADING_GROUP);

    /** Who is told of late links, see {@link TellLinkLateDelegate}. */
    private static final List<String> TOLD = ids(Role.SUPERVISOR, Role.LEADING_GROUP, Role.MANAGER);

    private final TaskLists lists;
    private final TaskService tasks;

    AccessFilters(TaskLists lists, TaskService tasks) {
        this.lists = lists;
        this.tasks = tasks;
    }

    @Override
    public void afterSingletonsInstantiated() {
        lists.offer(60, "准入事项 Access requests", "准入申请和拒办的任务，先到期的在前。", "#1f5f8b", own(), HOLDERS);
        lists.offer(
                70, "准入超时 Access overdue", "过了期限还没有办的准入环节。", "#b3261e", own().dueBeforeExpression("${now()}"), HOLDERS);
        lists.offer(
                80,
                "准入督办 Late links",
                "已上报给我的超时环节：看清是谁、为什么慢，再去督促；任务仍由承办单位办理。",
                "#b3261e",
                ofTheGate().dueBeforeExpression("${now()}"),
                TOLD);
    }

    private TaskQuery own() {
        return ofTheGate()
                .taskCandidateGroupInExpression("${currentUserGroups()}")
                .includeAssignedTasks();
    }

    /** Everything of the gate that the person may see at all. */
    private TaskQuery ofTheGate() {
        return tasks.createTaskQuery()
                .processDefinitionKeyIn(AffairsAccess.KEY, UnadmittedWork.KEY)
                .orderByDueDate()
                .asc()
                .orderByTaskPriority()
                .desc();
    }

    private static List<String> ids(Role... roles) {
        return List.of(roles).stream().map(Role::id).toList();
    }
}
