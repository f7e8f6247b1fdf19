package org.needsline.casefile.process;

import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.needsline.casefile.InstanceCases;
import org.needsline.engine.SystemLookup;
import org.springframework.stereotype.Component;

/** Finds the case of an instance. Whoever asks may see the instance or not: whether they may read the case is decided by the case file. */
@Component
class StartedInstances implements InstanceCases {

    private final HistoryService history;
    private final SystemLookup system;

    StartedInstances(HistoryService history, SystemLookup system) {
        this.history = history;
        this.system = system;
    }

    @Override
    public Optional<String> caseOf(String processInstanceId) {
        return system.of(() -> Optional.ofNullable(history.createHistoricProcessInstanceQuery()
                        .processInstanceId(processInstanceId)
                        .singleResult())
                .map(HistoricProcessInstance::getBusinessKey));
    }
}
