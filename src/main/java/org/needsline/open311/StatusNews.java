package org.needsline.open311;

import java.time.Clock;
import java.util.UUID;
import org.needsline.need.NeedStood;
import org.needsline.need.OutwardNeeds;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Notes in the transaction of a step that a client is to be told of it; once, however many steps the transaction takes. */
@Component
class StatusNews {

    private final StatusPushes pushes;
    private final OutwardNeeds needs;
    private final StatusPushDispatch dispatch;
    private final Clock clock;

    StatusNews(StatusPushes pushes, OutwardNeeds needs, StatusPushDispatch dispatch, Clock clock) {
        this.pushes = pushes;
        this.needs = needs;
        this.dispatch = dispatch;
        this.clock = clock;
    }

    /** Whoever filed it in this very transaction is answered by that. */
    @EventListener
    void needStood(NeedStood news) {
        if (pushes.whoWantsToKnow(news.number()).isEmpty()) {
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void beforeCommit(boolean readOnly) {
                note(news.number());
            }
        });
    }

    private void note(String number) {
        needs.find(number).ifPresent(need -> {
            String id = UUID.randomUUID().toString();
            if (pushes.add(id, need.number(), need.version(), clock.instant())) {
                dispatch.begin(id);
            }
        });
    }
}
