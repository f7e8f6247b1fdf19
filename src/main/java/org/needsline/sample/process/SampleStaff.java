package org.needsline.sample.process;

import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.needsline.engine.EngineClock;
import org.springframework.stereotype.Component;

/** The people of the sample district at their task lists, and the clock while they work. */
@Component
class SampleStaff {

    private final FormService forms;
    private final TaskService tasks;
    private final RepositoryService repository;
    private final HistoryService history;
    private final IdentityService identity;
    private final ManagementService management;
    private final EngineClock clock;

    SampleStaff(
            FormService forms,
            TaskService tasks,
            RepositoryService repository,
            HistoryService history,
            IdentityService identity,
            ManagementService management,
            java.time.Clock clock) {
        this.forms = forms;
        this.tasks = tasks;
        this.repository = repository;
        this.history = history;
        this.identity = identity;
        this.management = management;
        this.clock = (EngineClock) clock;
    }

    /** Sends the start form; gives the number of the new case. */
    String starts(String person, String process, Map<String, ?> form) {
        String definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(process)
                .latestVersion()
                .singleResult()
                .getId();
        String instance = as(person, () -> forms.submitStartForm(definition, new HashMap<>(form)))
                .getId();
        String number = history.createHistoricProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getBusinessKey();
        return number == null ? "" : number;
    }

    /** Sends the form of the open task of that kind. */
    void completes(String person, String number, String task, Map<String, ?> form) {
        // Where each community has a task of its own, the person takes the one that is theirs.
        List<Task> open = as(person, () -> tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(task)
                .listPage(0, 1));
        if (open.isEmpty()) {
            List<String> others = tasks.createTaskQuery().processInstanceBusinessKey(number).list().stream()
                    .map(Task::getTaskDefinitionKey)
                    .toList();
            throw new IllegalStateException("Sample " + number + " has no task " + task + " but " + others);
        }
        as(person, () -> {
            forms.submitTaskForm(open.get(0).getId(), new HashMap<>(form));
            return true;
        });
    }

    /** Moves the clock on, and does on the way what falls due. */
    void letTimePassUntil(Instant moment) {
        runMessages();
        for (List<Job> due = due(moment); !due.isEmpty(); due = due(moment)) {
            Job next = due.get(0);
            Instant when = next.getDuedate().toInstant();
            if (when.isAfter(clock.instant())) {
                clock.moveTo(when);
            }
            management.executeJob(next.getId());
            runMessages();
        }
        clock.moveTo(moment);
    }

    void clockRuns() {
        clock.reset();
    }

    private List<Job> due(Instant moment) {
        return management
                .createJobQuery()
                .timers()
                .withRetriesLeft()
                .duedateLowerThan(Date.from(moment))
                .orderByJobDuedate()
                .asc()
                .listPage(0, 1);
    }

    private void runMessages() {
        for (List<Job> waiting = messages(); !waiting.isEmpty(); waiting = messages()) {
            waiting.forEach(job -> management.executeJob(job.getId()));
        }
    }

    private List<Job> messages() {
        return management.createJobQuery().messages().withRetriesLeft().list();
    }

    private <T> T as(String person, Supplier<T> step) {
        List<String> groups = identity.createGroupQuery().groupMember(person).list().stream()
                .map(Group::getId)
                .toList();
        identity.setAuthentication(person, groups);
        try {
            return step.get();
        } finally {
            identity.clearAuthentication();
        }
    }
}
