package org.needsline.engine;

import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.history.event.HistoricFormPropertyEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what residents say about themselves out of the engine's history: a form field whose key begins with {@code private} is handed to
 * a service by the next delegate and leaves no trace here.
 */
final class PrivateFields implements HistoryEventHandler {

    private static final String PREFIX = "private";

    private final HistoryEventHandler kept;

    PrivateFields(HistoryEventHandler kept) {
        this.kept = kept;
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        if (!isPrivate(event)) {
            kept.handleEvent(event);
        }
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        kept.handleEvents(events.stream().filter(event -> !isPrivate(event)).collect(Collectors.toList()));
    }

    private static boolean isPrivate(HistoryEvent event) {
        if (event instanceof HistoricVariableUpdateEventEntity update) {
            return begins(update.getVariableName());
        }
        // What a form submits is written a second time, as form properties.
        return event instanceof HistoricFormPropertyEventEntity property && begins(property.getPropertyId());
    }

    private static boolean begins(@Nullable String name) {
        return name != null && name.startsWith(PREFIX);
    }
}
