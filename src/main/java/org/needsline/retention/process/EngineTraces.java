package org.needsline.retention.process;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.needsline.engine.SystemAuthority;
import org.needsline.retention.Extent;
import org.needsline.retention.PersonalData;
import org.springframework.stereotype.Component;

/**
 * The engine's history of a case: tasks with their names, comments and attachments that somebody may have added by hand, and the log of
 * operations. It goes as a whole; what the case was stands in our tables.
 */
@Component
class EngineTraces implements PersonalData {

    private static final String INSTANCES = "act_hi_procinst";
    private static final String OPERATIONS = "act_hi_op_log";

    private final HistoryService history;
    private final SystemAuthority authority;

    EngineTraces(HistoryService history, SystemAuthority authority) {
        this.history = history;
        this.authority = authority;
    }

    @Override
    public Map<String, Long> found(String caseNumber, Extent extent) {
        return authority.call(() -> {
            Map<String, Long> rows = new TreeMap<>();
            for (HistoricProcessInstance instance : over(caseNumber, extent)) {
                rows.merge(INSTANCES, 1L, Long::sum);
                long operations = history.createUserOperationLogQuery()
                        .processInstanceId(instance.getId())
                        .count();
                if (operations > 0) {
                    rows.merge(OPERATIONS, operations, Long::sum);
                }
            }
            return rows;
        });
    }

    @Override
    public Map<String, Long> erased(String caseNumber, Extent extent) {
        return authority.call(() -> {
            Map<String, Long> rows = new TreeMap<>();
            for (HistoricProcessInstance instance : over(caseNumber, extent)) {
                List<UserOperationLogEntry> operations = history.createUserOperationLogQuery()
                        .processInstanceId(instance.getId())
                        .list();
                operations.forEach(operation -> history.deleteUserOperationLogEntry(operation.getId()));
                if (!operations.isEmpty()) {
                    rows.merge(OPERATIONS, (long) operations.size(), Long::sum);
                }
                history.deleteHistoricProcessInstance(instance.getId());
                rows.merge(INSTANCES, 1L, Long::sum);
            }
            return rows;
        });
    }

    /** Of an open case nothing: its engine knows who does what next. */
    private List<HistoricProcessInstance> over(String caseNumber, Extent extent) {
        return extent == Extent.CONTACT
                ? List.of()
                : history.createHistoricProcessInstanceQuery()
                        .processInstanceBusinessKey(caseNumber)
                        .finished()
                        .list();
    }
}
