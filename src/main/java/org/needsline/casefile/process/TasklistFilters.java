package org.needsline.casefile.process;

import java.util.EnumSet;
import java.util.List;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.TaskQuery;
import org.needsline.engine.TaskLists;
import org.needsline.organisation.Role;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * The lists that people find in Tasklist. Made at the start when they are missing, and readable for everybody who has tasks; what is in them
 * is decided anew for each person.
 *
 * <p>Number, category and village of a case come from the card plugin: the engine would show variables of a case only to people who may
 * read all cases of the definition.
 */
@Component
class TasklistFilters implements SmartInitializingSingleton {

    /** From here on a task is marked as urgent. */
    static final int URGENT = 80;

    private static final List<String> WITH_TASKS = EnumSet.complementOf(EnumSet.of(Role.DESIGNER)).stream()
            .map(Role::id)
            .toList();

    private final TaskLists lists;
    private final TaskService tasks;

    TasklistFilters(TaskLists lists, TaskService tasks) {
        this.lists = lists;
        this.tasks = tasks;
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
        lists.offer(position, name, description, colour, query, WITH_TASKS);
    }
}
