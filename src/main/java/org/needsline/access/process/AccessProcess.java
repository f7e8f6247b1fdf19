package org.needsline.access.process;

import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.jspecify.annotations.Nullable;
import org.needsline.access.AccessActs;
import org.needsline.access.AccessDecisions;
import org.needsline.access.AccessOperation;
import org.needsline.access.ExitGround;
import org.needsline.engine.SystemAuthority;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The only caller of the engine for {@link AffairsAccess} and {@link LegacyWork}: brings messages to where they wait. */
@Component
@Transactional
class AccessProcess implements AccessActs {

    /** Whose timers end an item that runs, or is being evaluated. */
    private static final List<String> RUN_OUT = List.of("BoundaryEvent_AccessRunOut", "BoundaryEvent_EvaluatedRunOut");

    private final RuntimeService runtime;
    private final ManagementService management;
    private final SystemAuthority system;
    private final AccessOperation operation;
    private final AccessDecisions decisions;
    private final AccessDates dates;

    AccessProcess(
            @Lazy RuntimeService runtime,
            @Lazy ManagementService management,
            SystemAuthority system,
            AccessOperation operation,
            AccessDecisions decisions,
            AccessDates dates) {
        this.runtime = runtime;
        this.management = management;
        this.system = system;
        this.operation = operation;
        this.decisions = decisions;
        this.dates = dates;
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

    /** A renewal or adjustment was signed: the old item ends when the new one begins, also while it is being evaluated. */
    void replaced(String number, String by) {
        operation
                .replaced(number, by)
                .ifPresentOrElse(
                        last -> runsOut(number, dates.endOf(last)),
                        () -> deliver(number, AffairsAccess.MESSAGE_REPLACED));
    }

    private void runsOut(String number, Date at) {
        system.run(() -> waiting(number, AffairsAccess.MESSAGE_REPLACED).ifPresent(execution -> {
            runtime.setVariable(execution.getId(), AffairsAccess.EXPIRES_AT, at);
            RUN_OUT.stream()
                    .flatMap(timer -> management
                            .createJobQuery()
                            .processInstanceId(execution.getProcessInstanceId())
                            .activityId(timer)
                            .list()
                            .stream())
                    .forEach(timer -> management.setJobDuedate(timer.getId(), at));
        }));
    }

    /** Legacy work was filed; it waits for what comes of the request. */
    void legacyFiled(String number) {
        deliver(number, LegacyWork.MESSAGE_FILED);
    }

    /** Legacy work is covered by an agreement. */
    void legacySigned(String number) {
        deliver(number, LegacyWork.MESSAGE_SIGNED);
    }

    /** The request for legacy work came to nothing: what is left of its time runs on. */
    void legacyReleased(String number) {
        deliver(number, LegacyWork.MESSAGE_RELEASED);
    }

    private void deliver(String number, String message) {
        system.run(() -> waiting(number, message)
                .ifPresent(execution -> runtime.messageEventReceived(message, execution.getId())));
    }

    private Optional<Execution> waiting(String number, String message) {
        return runtime
                .createExecutionQuery()
                .processInstanceBusinessKey(number)
                .messageEventSubscriptionName(message)
                .list()
                .stream()
                .findFirst();
    }
}
