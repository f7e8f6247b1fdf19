package org.needsline.access.process;

import org.camunda.bpm.engine.RuntimeService;
import org.camunda.spin.json.SpinJsonNode;
import org.needsline.access.AccessFiling;
import org.needsline.access.AccessRequest;
import org.needsline.calendar.DeadlinesRecalculated;
import org.needsline.engine.SystemAuthority;
import org.springframework.context.annotation.Lazy;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The calendar has changed: the dates that the forms of a request show follow its tables, in the same transaction. */
@Component
class AccessCardRecalculation {

    private final RuntimeService runtime;
    private final SystemAuthority system;
    private final AccessFiling filing;
    private final AccessCards cards;

    AccessCardRecalculation(
            @Lazy RuntimeService runtime, SystemAuthority system, AccessFiling filing, AccessCards cards) {
        this.runtime = runtime;
        this.system = system;
        this.filing = filing;
        this.cards = cards;
    }

    /** After the tables have moved. */
    @EventListener
    @Order(Ordered.LOWEST_PRECEDENCE)
    void recalculated(DeadlinesRecalculated event) {
        filing.find(event.caseNumber()).ifPresent(request -> system.run(() -> showAgain(request)));
    }

    private void showAgain(AccessRequest request) {
        runtime.createProcessInstanceQuery()
                .processDefinitionKey(AffairsAccess.KEY)
                .processInstanceBusinessKey(request.number())
                .list()
                .forEach(running -> {
                    if (runtime.getVariable(running.getId(), AffairsAccess.ACCESS) instanceof SpinJsonNode shown) {
                        runtime.setVariable(running.getId(), AffairsAccess.ACCESS, cards.withDatesOf(request, shown));
                    }
                });
    }
}
