package org.needsline.need.process;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.needsline.engine.ActingPerson;
import org.needsline.need.Actor;
import org.needsline.wording.Refusal;

/** What a delegate sees of its step: the fields of the form just sent, which leave the engine by being read, and who sent them. */
final class Step {

    private final DelegateExecution execution;

    private Step(DelegateExecution execution) {
        this.execution = execution;
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

    /** A field of the form; blank counts as absent. The field leaves the engine. */
    @Nullable
    String text(String field) {
        Object value = execution.getVariable(field);
        execution.removeVariable(field);
        return value == null || value.toString().isBlank()
                ? null
                : value.toString().strip();
    }

    String required(String field, String zh, String en) {
        String value = text(field);
        if (value == null) {
            throw Refusal.invalid("请填写" + zh + "。", "Please give the " + en + ".");
        }
        return value;
    }

    boolean flag(String field) {
        return "true".equals(text(field));
    }

    int wholeNumber(String field, int otherwise, String zh, String en) {
        String value = text(field);
        if (value == null) {
            return otherwise;
        }
        try {
            return new java.math.BigDecimal(value).intValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw Refusal.invalid(zh + "应为整数。", "The " + en + " must be a whole number.");
        }
    }

    @Nullable
    LocalDate date(String field) {
        Object value = execution.getVariable(field);
        if (value instanceof Date date) {
            execution.removeVariable(field);
            return date.toInstant().atZone(ZoneOffset.UTC).toLocalDate();
        }
        String text = text(field);
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
        } catch (java.time.format.DateTimeParseException e) {
            throw Refusal.invalid("没有这一天：" + text + "。", "There is no such day: " + text + ".");
        }
    }

    LocalDate requiredDate(String field, String zh, String en) {
        LocalDate date = date(field);
        if (date == null) {
            throw Refusal.invalid("请填写" + zh + "。", "Please give the " + en + ".");
        }
        return date;
    }
}
