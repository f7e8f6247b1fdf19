package org.needsline.need.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/** The town answers one objection, in public. */
@Component
class ReviewObjectionDelegate implements JavaDelegate {

    private final ObjectionAnswers answers;

    ReviewObjectionDelegate(ObjectionAnswers answers) {
        this.answers = answers;
    }

    @Override
    public void execute(DelegateExecution execution) {

        answers.answer(execution, NeedLifecycle.TOWN);
    }
}
