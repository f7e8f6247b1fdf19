package org.needsline.need.process;

import java.time.LocalDate;
import java.util.Arrays;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.needsline.engine.ActingPerson;
import org.needsline.engine.SentForm;
import org.needsline.need.Actor;
import org.needsline.wording.Refusal;

/** What a delegate sees of its step: the fields of the form just sent, which leave the engine by being read, and who sent them. */
final class Step {

    private final DelegateExecution execution;
    private final SentForm form;

    private Step(DelegateExecution execution) {
        this.execution = execution;
        this.form = new SentForm(execution);
    }

    static Step of(DelegateExecution execution) {
        return new Step(execution);
    }

    /** Number of the need. */
    String number() {
        return execution.getProcessBusinessKey();
    }

    String variable(String name) {
        return String.valueOf(execution.getVariable(name));
    }

    Step set(String name, @Nullable Object value) {
        execution.setVariable(name, value);
        return this;
    }

    /** Answers of an earlier round must not stand in the next form. */
    Step forget(String... names) {
        execution.removeVariables(Arrays.asList(names));
        return this;
    }

    /** Who is signed in; without anybody, a resident or a program acts through an interface that has checked them. */
    Actor actor(@Nullable String unit) {
        String userId = userId();
        return userId == null ? Actor.resident() : Actor.of(userId, unit);
    }

    Actor actorOf(String unitVariable) {
        return actor(variable(unitVariable));
    }

    @Nullable
    String userId() {
        return ActingPerson.in(execution.getProcessEngineServices().getIdentityService())
                .orElse(null);
    }

    /** @see SentForm#text */
    @Nullable
    String text(String field) {
        return form.text(field);
    }

    String required(String field, String zh, String en) {
        String value = text(field);
        if (value == null) {
            throw Refusal.invalid("请填写" + zh + "。", "Please give the " + en + ".");
        }
        return value;
    }

    boolean flag(String field) {
        return form.flag(field);
    }

    int wholeNumber(String field, int otherwise, String zh, String en) {
        Integer value = form.whole(field, zh, en);
        return value == null ? otherwise : value;
    }

    @Nullable
    LocalDate date(String field) {
        return form.date(field);
    }

    LocalDate requiredDate(String field, String zh, String en) {
        LocalDate date = date(field);
        if (date == null) {
            throw Refusal.invalid("请填写" + zh + "。", "Please give the " + en + ".");
        }
        return date;
    }
}
