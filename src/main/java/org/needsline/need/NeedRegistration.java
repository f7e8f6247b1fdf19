package org.needsline.need;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** Registers a need and sets it on its way, both or neither: for every channel that is not a form of the task list. */
@Service
public class NeedRegistration {

    private final NeedService needs;
    private final ObjectProvider<NeedStarter> starter;
    private final TransactionTemplate transaction;

    NeedRegistration(NeedService needs, ObjectProvider<NeedStarter> starter, TransactionTemplate transaction) {
        this.needs = needs;
        this.starter = starter;
        this.transaction = transaction;
    }

    /**
     * Registers and starts. The same idempotency key is registered and started once.
     *
     * @throws org.needsline.wording.Refusal invalid, if the report is; nothing is registered
     */
    public Receipt register(NeedReport report, Actor actor) {
        Receipt receipt = transaction.execute(status -> {
            Receipt registered = needs.registered(report, actor);
            if (!registered.repeated()) {
                starter.getObject().start(registered.number());
            }
            return registered;
        });
        if (receipt == null) {
            throw new IllegalStateException("A registration gave no receipt");
        }
        return receipt;
    }
}
