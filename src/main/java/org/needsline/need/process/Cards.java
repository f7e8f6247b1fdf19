package org.needsline.need.process;

import static org.camunda.spin.Spin.JSON;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.needsline.need.NeedCard;
import org.needsline.need.NeedView;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Unit;
import org.springframework.stereotype.Component;

/** Keeps the card that every form shows in step with the library. */
@Component
class Cards {

    private final Organisation organisation;

    Cards(Organisation organisation) {
        this.organisation = organisation;
    }

    void show(DelegateExecution execution, NeedView need) {
        String villageName = organisation.unit(need.village()).map(Unit::name).orElse(need.village());
        execution.setVariable(NeedLifecycle.NEED, JSON(NeedCard.of(need, villageName)));
    }
}
