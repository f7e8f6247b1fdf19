package org.needsline.access.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.access.AccessFiling;
import org.needsline.access.AccessRequest;
import org.springframework.stereotype.Component;

/** The department has supplemented. */
@Component
class SupplementAccessRequestDelegate implements JavaDelegate {

    private final AccessFiling filing;
    private final FilingForm form;
    private final AccessCards cards;

    SupplementAccessRequestDelegate(AccessFiling filing, FilingForm form, AccessCards cards) {
        this.filing = filing;
        this.form = form;
        this.cards = cards;
    }

    @Override
    public void execute(DelegateExecution execution) {

        LinkForm step = LinkForm.of(execution);
        AccessRequest request = filing.supplemented(step.number(), form.read(step), step.by());
        step.set(AffairsAccess.COMMUNITIES, AccessCards.codes(filing.communitiesOf(request.number())));
        cards.show(execution, request.number());
    }
}
