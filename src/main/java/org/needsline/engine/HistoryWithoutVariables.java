package org.needsline.engine;

import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.ActivityTypes;
import org.camunda.bpm.engine.impl.history.event.HistoricActivityInstanceEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricFormPropertyEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoricVariableUpdateEventEntity;
import org.camunda.bpm.engine.impl.history.event.HistoryEvent;
import org.camunda.bpm.engine.impl.history.handler.HistoryEventHandler;

/**
 * Keeps variables out of the engine's history. What happened to a case stands in its timeline, in our tables; so nothing that residents say
 * about themselves is left behind here, and every step of a case writes less. Gateways are left out, too: which way a case went follows from
 * the steps before and after.
 */
final class HistoryWithoutVariables implements HistoryEventHandler {

    private static final Set<String> GATEWAYS =
            Set.of(ActivityTypes.GATEWAY_EXCLUSIVE, ActivityTypes.GATEWAY_PARALLEL, ActivityTypes.GATEWAY_INCLUSIVE);

    private final HistoryEventHandler kept;

    HistoryWithoutVariables(HistoryEventHandler kept) {
        this.kept = kept;
    }

    @Override
    public void handleEvent(HistoryEvent event) {
        if (isKept(event)) {
            kept.handleEvent(event);
        }
    }

    @Override
    public void handleEvents(List<HistoryEvent> events) {
        kept.handleEvents(
                events.stream().filter(HistoryWithoutVariables::isKept).toList());
    }

    /** What a form submits is written a second time, as form properties. */
    private static boolean isKept(HistoryEvent event) {
        return !(event instanceof HistoricVariableUpdateEventEntity
                || event instanceof HistoricFormPropertyEventEntity
                || (event instanceof HistoricActivityInstanceEventEntity activity
                        && GATEWAYS.contains(activity.getActivityType())));
    }
}
