package org.needsline.need.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The district answers in place of the town, in public. */
@Component
class ReviewObjectionByDistrictDelegate implements JavaDelegate {

    private final ObjectionAnswers answers;

    ReviewObjectionByDistrictDelegate(ObjectionAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void execute(DelegateExecution execution) {

        answers.answer(execution, NeedLifecycle.DISTRICT);
    }
}
