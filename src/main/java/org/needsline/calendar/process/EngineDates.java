package org.needsline.calendar.process;

import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.management.JobDefinition;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.VariableInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;
import org.needsline.calendar.DateMove;
import org.needsline.calendar.RunningSteps;
import org.needsline.engine.SystemAuthority;
import org.springframework.stereotype.Component;

/** Timer jobs, due dates of tasks and date variables of one process instance. */
@Component
class EngineDates implements RunningSteps {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final RepositoryService repository;
    private final SystemAuthority authority;

    EngineDates(
            RuntimeService runtime,
            TaskService tasks,
            ManagementService management,
            RepositoryService repository,
            SystemAuthority authority) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.repository = repository;
        this.authority = authority;
    }

    @Override
    public Set<DateMove> move(String processInstanceId, List<DateMove> moves) {
        return authority.call(() -> {
            Set<DateMove> found = new HashSet<>();
            moveTasks(processInstanceId, moves, found);
            moveJobs(processInstanceId, moves, found);
            if (!found.isEmpty()) {
                moveVariables(processInstanceId, moves);
            }
            return found;
        });
    }

    private void moveTasks(String processInstanceId, List<DateMove> moves, Set<DateMove> found) {
        for (Task task :
                tasks.createTaskQuery().processInstanceId(processInstanceId).unlimitedList()) {
            fitting(moves, task.getDueDate(), task.getTaskDefinitionKey()).ifPresent(move -> {
                task.setDueDate(Date.from(move.to()));
                tasks.saveTask(task);
                found.add(move);
            });
        }
    }

    private void moveJobs(String processInstanceId, List<DateMove> moves, Set<DateMove> found) {
        for (Job job : management
                .createJobQuery()
                .processInstanceId(processInstanceId)
                .timers()
                .unlimitedList()) {
            if (fitting(moves, job.getDuedate(), null).isPresent()) {
                String activityId = activityWithTimer(job);
                fitting(moves, job.getDuedate(), activityId).ifPresent(move -> {
                    management.setJobDuedate(job.getId(), Date.from(move.to()));
                    found.addAll(isOf(move, activityId) ? Set.of(move) : alike(moves, move));
                });
            }
        }
    }

    private void moveVariables(String processInstanceId, List<DateMove> moves) {
        for (VariableInstance variable : runtime.createVariableInstanceQuery()
                .processInstanceIdIn(processInstanceId)
                .unlimitedList()) {
            if (variable.getValue() instanceof Date date) {
                fitting(moves, date, null).ifPresent(move -> {
                    if (variable.getTaskId() != null) {
                        tasks.setVariableLocal(variable.getTaskId(), variable.getName(), Date.from(move.to()));
                    } else {
                        runtime.setVariableLocal(variable.getExecutionId(), variable.getName(), Date.from(move.to()));
                    }
                });
            }
        }
    }

    /** The move of that date; where several steps share it, the one of the activity's own step if there is one. */
    private static Optional<DateMove> fitting(List<DateMove> moves, @Nullable Date date, @Nullable String activityId) {
        if (date == null) {
            return Optional.empty();
        }
        Instant held = date.toInstant();
        List<DateMove> same =
                moves.stream().filter(move -> move.from().equals(held)).toList();
        return same.stream().filter(move -> isOf(move, activityId)).findFirst().or(() -> same.stream()
                .findFirst());
    }

    private static boolean isOf(DateMove move, @Nullable String activityId) {
        return activityId != null && activityId.endsWith("_" + stem(move.step()));
    }

    /** A timer of a whole stage names no step: every step with its dates may be the one that it stands for. */
    private static Set<DateMove> alike(List<DateMove> moves, DateMove one) {
        return moves.stream()
                .filter(other -> other.from().equals(one.from()) && other.to().equals(one.to()))
                .collect(Collectors.toSet());
    }

    private static String stem(String step) {
        int dot = step.indexOf('.');
        return dot < 0 ? step : step.substring(0, dot);
    }

    /** The activity that a timer stands at: for a boundary event, the one that it interrupts or watches. */
    private @Nullable String activityWithTimer(Job job) {
        JobDefinition definition = management
                .createJobDefinitionQuery()
                .jobDefinitionId(job.getJobDefinitionId())
                .singleResult();
        if (definition == null) {
            return null;
        }
        ModelElementInstance element = repository
                .getBpmnModelInstance(definition.getProcessDefinitionId())
                .getModelElementById(definition.getActivityId());
        return element instanceof BoundaryEvent boundary
                ? boundary.getAttachedTo().getId()
                : definition.getActivityId();
    }
}
