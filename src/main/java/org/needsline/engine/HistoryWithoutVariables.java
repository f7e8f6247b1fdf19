package org.needsline.engine;

import java.util.List;
import org.camunda.bpm.engine.impl.history.event.HistoricFormPropertyEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;

/**
 * Keeps variables out of the engine's history. What happened to a case stands in its timeline, in our tables; so nothing that residents say
 * about themselves is left behind here, and every step of a case writes less.
 */
final class HistoryWithoutVariables implements HistoryEventHandler {

    private final HistoryEventHandler kept;

    HistoryWithoutVariables(HistoryEventHandler kept) {
        this.kept = kept;
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        if (!isVariable(event)) {
            kept.handleEvent(event);
        }
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        kept.handleEvents(events.stream().filter(event -> !isVariable(event)).toList());
    }

    /** What a form submits is written a second time, as form properties. */
    private static boolean isVariable(HistoryEvent event) {
        return event instanceof HistoricVariableUpdateEventEntity || event instanceof HistoricFormPropertyEventEntity;
    }
}
