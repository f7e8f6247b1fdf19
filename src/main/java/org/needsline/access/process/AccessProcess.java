package org.needsline.access.process;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.needsline.access.AccessActs;
import org.needsline.access.AccessDecisions;
import org.needsline.access.AccessDesk;
import org.needsline.access.AccessOperation;
import org.needsline.access.ExitGround;
import org.needsline.engine.SystemAuthority;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The only caller of the engine for {@link AffairsAccess} and {@link LegacyWork}: brings messages to where they wait. */
@Component
@Transactional
class AccessProcess implements AccessActs, AccessDesk {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final SystemAuthority system;
    private final AccessOperation operation;
    private final AccessDecisions decisions;

    AccessProcess(
            @Lazy RuntimeService runtime,
            @Lazy TaskService tasks,
            SystemAuthority system,
            AccessOperation operation,
            AccessDecisions decisions) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.system = system;
        this.operation = operation;
        this.decisions = decisions;
    }

    @Override
    public void withdraws(String number, @Nullable String reason, String by) {
        operation.withdrawn(number, reason, by);
        deliver(number, AffairsAccess.MESSAGE_WITHDRAWN);
    }

    @Override
    public void objects(String number, @Nullable String words, String by) {
        decisions.objected(number, words, by);
        deliver(number, AffairsAccess.MESSAGE_OBJECTED);
    }

    @Override
    public void asksForExit(String number, String community, ExitGround ground, @Nullable String words, String by) {
        if (operation.exitAsked(number, community, ground, words, by)) {
            // While an evaluation is open nobody waits for it: the wish stands in that evaluation.
            deliver(number, AffairsAccess.MESSAGE_EXIT_ASKED);
        }
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> numberBehind(String taskId) {
        return behind(AffairsAccess.KEY, taskId);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> reportBehind(String taskId) {
        return behind(UnadmittedWork.KEY, taskId);
    }

    private Optional<String> behind(String process, String taskId) {
        return tasks.createTaskQuery().taskId(taskId).processDefinitionKey(process).listPage(0, 1).stream()
                .findFirst()
                .map(task -> system.call(() -> runtime.createProcessInstanceQuery()
                        .processInstanceId(task.getProcessInstanceId())
                        .singleResult()))
                .map(ProcessInstance::getBusinessKey);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, String> numbersBehind(List<String> taskIds) {
        List<Task> seen = tasks.createTaskQuery()
                .taskIdIn(taskIds.toArray(String[]::new))
                .processDefinitionKeyIn(AffairsAccess.KEY, UnadmittedWork.KEY)
                .listPage(0, taskIds.size());
        if (seen.isEmpty()) {
            return Map.of();
        }
        Set<String> instances = seen.stream().map(Task::getProcessInstanceId).collect(Collectors.toSet());
        Map<String, String> numbers =
                system.call(() -> runtime.createProcessInstanceQuery().processInstanceIds(instances).list().stream()
                        .collect(Collectors.toMap(ProcessInstance::getId, ProcessInstance::getBusinessKey)));
        return seen.stream()
                .filter(task -> numbers.containsKey(task.getProcessInstanceId()))
                .collect(Collectors.toMap(Task::getId, task -> numbers.get(task.getProcessInstanceId())));
    }

    /** A renewal or adjustment was signed: the old item ends, unless it has ended or is being evaluated. */
    void replaced(String number, String by) {
        operation.replaced(number, by);
        deliver(number, AffairsAccess.MESSAGE_REPLACED);
    }

    /** Legacy work was filed; its clock stops. */
    void legacyFiled(String number) {
        deliver(number, LegacyWork.MESSAGE_FILED);
    }

    private void deliver(String number, String message) {
        system.run(
                () -> runtime
                        .createExecutionQuery()
                        .processInstanceBusinessKey(number)
                        .messageEventSubscriptionName(message)
                        .list()
                        .stream()
                        .findFirst()
                        .map(Execution::getId)
                        .ifPresent(waiting -> runtime.messageEventReceived(message, waiting)));
    }
}
