package org.needsline.notification.process;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.needsline.engine.SystemAuthority;
import org.needsline.notification.OpenTasks;
import org.springframework.stereotype.Component;

/** Asks the engine for the tasks of a person. */
@Component
class OpenTasksInEngine implements OpenTasks {

    private static final int SHOWN = 8;

    /** Later than any deadline; without it, some databases would list the tasks without one first. */
    private static final Date EVER = Date.from(Instant.parse("9000-01-01T00:00:00Z"));

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final SystemAuthority system;

    OpenTasksInEngine(TaskService tasks, RuntimeService runtime, SystemAuthority system) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.system = system;
    }

    @Override
    public Work of(String userId, Collection<String> groups, Instant now, Instant endOfToday) {
        return system.call(() -> {
            Date dueNow = Date.from(now);
            Date dueToday = Date.from(endOfToday);
            long open = sum(userId, groups, TaskQuery::count);
            if (open == 0) {
                return new Work(0, 0, 0, List.of());
            }
            long overdue = sum(userId, groups, query -> query.dueBefore(dueNow).count());
            long today = sum(userId, groups, query -> query.dueBefore(dueToday).count()) - overdue;
            return new Work(open, overdue, today, first(userId, groups));
        });
    }

    private long sum(String userId, Collection<String> groups, ToLongFunction<TaskQuery> count) {
        return queries(userId, groups).stream().mapToLong(count).sum();
    }

    /** A task that is claimed is no longer offered to the group, so nothing is counted twice. */
    private List<TaskQuery> queries(String userId, Collection<String> groups) {
        TaskQuery own = tasks.createTaskQuery().active().taskAssignee(userId);
        return groups.isEmpty()
                ? List.of(own)
                : List.of(own, tasks.createTaskQuery().active().taskCandidateGroupIn(new ArrayList<>(groups)));
    }

    private List<Line> first(String userId, Collection<String> groups) {
        List<Task> found = queries(userId, groups).stream()
                .flatMap(query -> query.dueBefore(EVER).orderByDueDate().asc().listPage(0, SHOWN).stream())
                .sorted(Comparator.comparing(Task::getDueDate))
                .limit(SHOWN)
                .toList();
        Map<String, String> numbers = numbersOf(found);
        return found.stream()
                .map(task -> new Line(
                        Objects.requireNonNullElse(task.getName(), task.getTaskDefinitionKey()),
                        numbers.get(task.getProcessInstanceId()),
                        task.getDueDate().toInstant()))
                .toList();
    }

    private Map<String, String> numbersOf(List<Task> found) {
        Map<String, String> numbers = new HashMap<>();
        if (!found.isEmpty()) {
            runtime
                    .createProcessInstanceQuery()
                    .processInstanceIds(
                            found.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet()))
                    .listPage(0, SHOWN)
                    .stream()
                    .filter(instance -> instance.getBusinessKey() != null)
                    .forEach(instance -> numbers.put(instance.getId(), instance.getBusinessKey()));
        }
        return numbers;
    }
}
