package org.needsline.engine;

import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;

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
        return event instanceof HistoricVariableUpdateEventEntity update
                && update.getVariableName() != null
                && update.getVariableName().startsWith(PREFIX);
    }
}
