package org.needsline.access.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.access.AccessOperation;
import org.needsline.wording.Bilingual;
import org.springframework.stereotype.Component;

/** When the next evaluation opens: ahead of each anniversary and of the last day. */
@Component
class PlanEvaluationDelegate implements JavaDelegate {

    private final AccessOperation operation;
    private final AccessDates dates;

    PlanEvaluationDelegate(AccessOperation operation, AccessDates dates) {
        this.operation = operation;
        this.dates = dates;
    }

    @Override
    public void execute(DelegateExecution execution) {

        if (operation.isReplaced(execution.getProcessBusinessKey())) {
            // Perhaps signed in the moment before the evaluation opened, when nobody waited: nothing more is evaluated.
            execution.setVariable(
                    AffairsAccess.EXPIRES_AT,
                    operation
                            .lastDayBesideItsRenewal(execution.getProcessBusinessKey())
                            .map(dates::endOf)
                            .orElseGet(dates::now));
            execution.setVariable(AffairsAccess.EVALUATE_AT, AccessDates.NEVER);
            return;
        }
        execution.setVariable(
                AffairsAccess.EVALUATE_AT,
                operation
                        .nextEvaluation(execution.getProcessBusinessKey())
                        .map(next -> dates.ahead(
                                execution,
                                "EvaluateAccess.opens",
                                next.day(),
                                Bilingual.of(
                                        next.cause().label().zh() + "，对应" + next.day(),
                                        next.cause().label().en() + ", for " + next.day())))
                        .orElse(AccessDates.NEVER));
    }
}
