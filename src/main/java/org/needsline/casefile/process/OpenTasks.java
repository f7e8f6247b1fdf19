package org.needsline.casefile.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.needsline.access.AccessCases;
import org.needsline.casefile.TaskCase;
import org.needsline.casefile.TaskCases;
import org.needsline.engine.SystemLookup;
import org.springframework.stereotype.Component;

/** Finds the case of an open task. That an administrator may see every task gives no right to read the case. */
@Component
class OpenTasks implements TaskCases {

    private static final String TASK_PREFIX = "UserTask_";

    private final TaskService tasks;
    private final RuntimeService runtime;
    private final IdentityService identity;
    private final SystemLookup system;

    OpenTasks(TaskService tasks, RuntimeService runtime, IdentityService identity, SystemLookup system) {
        this.tasks = tasks;
        this.runtime = runtime;
        this.identity = identity;
        this.system = system;
    }

    @Override
    public Optional<TaskCase> caseOf(String taskId, String userId) {
        return system.of(() -> {
            Task task = taskFor(taskId, userId);
            if (task == null || task.getProcessInstanceId() == null) {
                return Optional.empty();
            }
            ProcessInstance instance = runtime.createProcessInstanceQuery()
                    .processInstanceId(task.getProcessInstanceId())
                    .singleResult();
            return Optional.ofNullable(instance)
                    .map(ProcessInstance::getBusinessKey)
                    .map(number -> new TaskCase(number, stem(task.getTaskDefinitionKey()), groupOf(number, taskId)));
        });
    }

    @Override
    public boolean concerns(String caseNumber, String userId) {
        return system.of(() -> {
            boolean assigned = tasks.createTaskQuery()
                            .processInstanceBusinessKey(caseNumber)
                            .taskAssignee(userId)
                            .count()
                    > 0;
            if (assigned) {
                return true;
            }
            List<String> groups = groupsOf(userId);
            return !groups.isEmpty()
                    && tasks.createTaskQuery()
                                    .processInstanceBusinessKey(caseNumber)
                                    .taskCandidateGroupIn(groups)
                                    .includeAssignedTasks()
                                    .count()
                            > 0;
        });
    }

    @Override
    public Map<String, TaskCase> casesOf(List<String> taskIds) {
        List<Task> visible = tasks.createTaskQuery().taskIdIn(taskIds.toArray(String[]::new)).unlimitedList().stream()
                .filter(task -> task.getProcessInstanceId() != null)
                .toList();
        if (visible.isEmpty()) {
            return Map.of();
        }
        Set<String> instances = visible.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet());
        Map<String, String> numbers =
                system.of(() -> runtime.createProcessInstanceQuery().processInstanceIds(instances).list().stream()
                        .filter(instance -> instance.getBusinessKey() != null)
                        .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey)));
        Map<String, TaskCase> cases = new HashMap<>();
        for (Task task : visible) {
            String number = numbers.get(task.getProcessInstanceId());
            if (number != null) {
                cases.put(
                        task.getId(),
                        new TaskCase(number, stem(task.getTaskDefinitionKey()), groupOf(number, task.getId())));
            }
        }
        return cases;
    }

    /** Of a link that many communities hold at the same time, each has a task of its own; only its group says whose it is. */
    private @Nullable String groupOf(String number, String taskId) {
        if (!AccessCases.isNumber(number)) {
            return null;
        }
        List<String> groups = system.of(() -> tasks.getIdentityLinksForTask(taskId).stream()
                .map(IdentityLink::getGroupId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        return groups.size() == 1 ? groups.get(0) : null;
    }

    private @Nullable Task taskFor(String taskId, String userId) {
        Task assigned =
                tasks.createTaskQuery().taskId(taskId).taskAssignee(userId).singleResult();
        if (assigned != null) {
            return assigned;
        }
        List<String> groups = groupsOf(userId);
        return groups.isEmpty()
                ? null
                : tasks.createTaskQuery()
                        .taskId(taskId)
                        .taskCandidateGroupIn(groups)
                        .includeAssignedTasks()
                        .singleResult();
    }

    private List<String> groupsOf(String userId) {
        return identity.createGroupQuery().groupMember(userId).list().stream()
                .map(Group::getId)
                .toList();
    }

    private static String stem(String taskDefinitionKey) {
        return taskDefinitionKey.startsWith(TASK_PREFIX)
                ? taskDefinitionKey.substring(TASK_PREFIX.length())
                : taskDefinitionKey;
    }
}
