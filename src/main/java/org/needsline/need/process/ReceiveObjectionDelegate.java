package org.needsline.need.process;

import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.need.NeedService;
import org.needsline.need.ObjectionRecord;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Component;

/** Takes the oldest objection that is not under review yet. */
@Component
class ReceiveObjectionDelegate implements JavaDelegate {

    private final NeedService needs;
    private final TaskService tasks;

    ReceiveObjectionDelegate(NeedService needs, TaskService tasks) {
        this.needs = needs;
        this.tasks = tasks;
    }

    @Override
    public void execute(DelegateExecution execution) {

        Step step = Step.of(execution);
        Set<Object> underReview = tasks
                .createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .taskDefinitionKeyIn("UserTask_ReviewObjection", "UserTask_ReviewObjectionByDistrict")
                .list()
                .stream()
                .map(task -> tasks.getVariable(task.getId(), NeedLifecycle.OBJECTION_ID))
                .collect(Collectors.toSet());
        long next = needs.openObjectionsOf(step.number()).stream()
                .map(ObjectionRecord::id)
                .filter(each -> !underReview.contains(each))
                .findFirst()
                .orElseThrow(() -> Refusal.conflict("这条异议已有人处理。", "This objection is being dealt with already."));
        execution.setVariableLocal(NeedLifecycle.OBJECTION_ID, next);
    }
}
