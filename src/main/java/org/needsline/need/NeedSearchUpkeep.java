package org.needsline.need;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Needs that an older version stored are made findable once, after the start, some thousand in a transaction. */
@Component
class NeedSearchUpkeep {

    private static final Logger LOG = LoggerFactory.getLogger(NeedSearchUpkeep.class);
    private static final int AT_ONCE = 2_000;

    private final Needs needs;
    private final TransactionOperations transaction;

    NeedSearchUpkeep(Needs needs, TransactionOperations transaction) {
        this.needs = needs;
        this.transaction = transaction;
    }

    @EventListener(ApplicationReadyEvent.class)
    void makeFindable() {
        int made = 0;
        int last;
        do {
            Integer done = transaction.execute(status -> needs.makeFindable(AT_ONCE));
            last = done == null ? 0 : done;
            made += last;
        } while (last == AT_ONCE);
        if (made > 0) {
            LOG.info("{} needs can be searched now", made);
        }
    }
}
