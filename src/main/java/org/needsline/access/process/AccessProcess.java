package org.needsline.access.process;

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

    private final RuntimeService runtime;
    private final SystemAuthority system;
    private final AccessOperation operation;
    private final AccessDecisions decisions;

    AccessProcess(
            @Lazy RuntimeService runtime,
            SystemAuthority system,
            AccessOperation operation,
            AccessDecisions decisions) {
        this.runtime = runtime;
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

    /** A renewal or adjustment was signed: the old item ends, also while it is being evaluated. */
    void replaced(String number, String by) {
        operation.replaced(number, by);
        deliver(number, AffairsAccess.MESSAGE_REPLACED);
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
