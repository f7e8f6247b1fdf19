package org.needsline.need.process;

import java.time.Instant;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.needsline.calendar.DeadlineFacts;
import org.needsline.need.NeedView;

/** What decides the deadline of a need's step. */
final class StepFacts {

    private StepFacts() {}

    static DeadlineFacts of(DelegateExecution execution, NeedView need, String step, Instant from) {
        return of(execution, need, step, from, need.needsBudget());
    }

    static DeadlineFacts of(
            DelegateExecution execution, NeedView need, String step, Instant from, boolean needsBudget) {
        return new DeadlineFacts(
                need.number(),
                step,
                need.level().code(),
                need.kind().code(),
                need.scope().code(),
                need.urgency().code(),
                needsBudget,
                from,
                execution.getProcessInstanceId());
    }
}
