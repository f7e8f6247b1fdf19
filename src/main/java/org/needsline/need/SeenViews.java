package org.needsline.need;

import java.util.HashMap;
import java.util.Map;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** What one transaction has read of needs. It ends with the transaction, and is set aside with it. */
final class SeenViews implements TransactionSynchronization {

    private final Map<String, NeedView> views = new HashMap<>();

    private SeenViews() {}

    /** The views of the current transaction; outside of one, an empty map that nobody sees again. */
    static Map<String, NeedView> ofTransaction() {
        SeenViews seen = new SeenViews();
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            for (TransactionSynchronization each : TransactionSynchronizationManager.getSynchronizations()) {
                if (each instanceof SeenViews known) {
                    return known.views;
                }
            }
            TransactionSynchronizationManager.registerSynchronization(seen);
        }
        return seen.views;
    }

    @Override
    public void savepointRollback(Object savepoint) {
        views.clear();
    }
}
