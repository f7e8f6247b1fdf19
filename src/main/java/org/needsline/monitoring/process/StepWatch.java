package org.needsline.monitoring.process;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.needsline.monitoring.StepRecord;
import org.needsline.monitoring.WaitingStep;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Hears of every step that waits for people, in the transaction in which it begins, moves or ends. What is confidential is not watched. */
@Component
class StepWatch implements SmartInitializingSingleton {

    private static final Set<String> WATCHED =
            Set.of("NeedLifecycle", "ScreeningMeeting", "AffairsAccess", "UnadmittedReport");
    private static final Pattern CASE_OF_A_VILLAGE = Pattern.compile("(?:M-)?(\\d{12})-.+");
    private static final String TASK_PREFIX = "UserTask_";
    private static final int PAGE = 500;

    private final StepRecord steps;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final RepositoryService repository;

    StepWatch(
            StepRecord steps,
            @Lazy TaskService tasks,
            @Lazy RuntimeService runtime,
            @Lazy RepositoryService repository) {
        this.steps = steps;
        this.tasks = tasks;
        this.runtime = runtime;
        this.repository = repository;
    }

    @EventListener
    void happened(DelegateTask task) {
        String process = processOf(task.getProcessDefinitionId());
        if (process == null || !WATCHED.contains(process)) {
            return;
        }
        switch (task.getEventName()) {
            case TaskListener.EVENTNAME_CREATE ->
                step(
                                task.getId(),
                                task.getExecution().getProcessBusinessKey(),
                                process,
                                task.getTaskDefinitionKey(),
                                task.getName(),
                                groups(task),
                                task.getCreateTime(),
                                task.getDueDate())
                        .ifPresent(steps::began);
            case TaskListener.EVENTNAME_UPDATE -> steps.moved(task.getId(), instant(task.getDueDate()));
            case TaskListener.EVENTNAME_COMPLETE, TaskListener.EVENTNAME_DELETE ->
                steps.ended(task.getId(), task.getCreateTime().toInstant());
            default -> {
                // Claimed by a person: it waits all the same.
            }
        }
    }

    /** Tables that had no such record of a process yet get one of what is open. */
    @Override
    public void afterSingletonsInstantiated() {
        WATCHED.stream().filter(steps::knowsNothingOf).forEach(this::catchUp);
    }

    private void catchUp(String process) {
        for (int first = 0; ; first += PAGE) {
            List<Task> open = tasks.createTaskQuery()
                    .processDefinitionKey(process)
                    .orderByTaskId()
                    .asc()
                    .listPage(first, PAGE);
            open.forEach(this::add);
            if (open.size() < PAGE) {
                return;
            }
        }
    }

    private void add(Task task) {
        ProcessInstance instance = runtime.createProcessInstanceQuery()
                .processInstanceId(task.getProcessInstanceId())
                .singleResult();
        ProcessDefinition definition = repository.getProcessDefinition(task.getProcessDefinitionId());
        if (instance == null) {
            return;
        }
        step(
                        task.getId(),
                        instance.getBusinessKey(),
                        definition.getKey(),
                        task.getTaskDefinitionKey(),
                        task.getName(),
                        groups(tasks.getIdentityLinksForTask(task.getId())),
                        task.getCreateTime(),
                        task.getDueDate())
                .ifPresent(steps::began);
    }

    private static Optional<WaitingStep> step(
            String taskId,
            @Nullable String businessKey,
            String process,
            String definitionKey,
            @Nullable String name,
            List<String> groups,
            Date since,
            @Nullable Date due) {
        if (businessKey == null || groups.isEmpty()) {
            return Optional.empty();
        }
        Matcher village = CASE_OF_A_VILLAGE.matcher(businessKey);
        String stem =
                definitionKey.startsWith(TASK_PREFIX) ? definitionKey.substring(TASK_PREFIX.length()) : definitionKey;
        return Optional.of(new WaitingStep(
                taskId,
                businessKey,
                process,
                stem,
                name == null ? stem : name,
                village.matches() ? village.group(1) : WaitingStep.placeOf(groups.get(0)),
                groups,
                since.toInstant(),
                instant(due)));
    }

    /** Ids of definitions read {@code key:version:id}. */
    private static @Nullable String processOf(@Nullable String definitionId) {
        return definitionId == null ? null : definitionId.substring(0, Math.max(0, definitionId.indexOf(':')));
    }

    private static List<String> groups(DelegateTask task) {
        return groups(task.getCandidates());
    }

    private static List<String> groups(Iterable<IdentityLink> links) {
        List<String> groups = new ArrayList<>();
        for (IdentityLink link : links) {
            if (link.getGroupId() != null) {
                groups.add(link.getGroupId());
            }
        }
        groups.sort(null);
        return groups;
    }

    private static @Nullable Instant instant(@Nullable Date date) {
        return date == null ? null : date.toInstant();
    }
}
