package org.needsline.access.process;

import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.access.AccessDecisions;
import org.needsline.access.AccessObjection;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Component;

/** Takes the oldest objection that is not under review yet. */
@Component
class ReceiveAccessObjectionDelegate implements JavaDelegate {

    private final AccessDecisions decisions;
    private final TaskService tasks;

    ReceiveAccessObjectionDelegate(AccessDecisions decisions, TaskService tasks) {
        this.decisions = decisions;
        this.tasks = tasks;
    }

    @Override
    public void execute(DelegateExecution execution) {

        Set<Object> underReview = tasks
                .createTaskQuery()
                .processInstanceId(execution.getProcessInstanceId())
                .taskDefinitionKey("UserTask_ReviewAccessObjection")
                .list()
                .stream()
                .map(task -> tasks.getVariable(task.getId(), AffairsAccess.OBJECTION_ID))
                .collect(Collectors.toSet());
        AccessObjection next = decisions.objectionsTo(execution.getProcessBusinessKey()).stream()
                .filter(each -> each.upheld() == null && !underReview.contains(each.id()))
                .findFirst()
                .orElseThrow(() -> Refusal.conflict("这条异议已有人处理。", "This objection is being dealt with already."));
        execution.setVariableLocal(AffairsAccess.OBJECTION_ID, next.id());
    }
}
