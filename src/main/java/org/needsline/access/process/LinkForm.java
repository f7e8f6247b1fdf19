package org.needsline.access.process;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonException;
import org.camunda.spin.json.SpinJsonNode;
import org.jspecify.annotations.Nullable;
import org.needsline.engine.ActingPerson;
import org.needsline.wording.Refusal;

/** What a delegate sees of its link: the fields of the form just sent, which leave the engine by being read, and who sent them. */
final class LinkForm {

    private final DelegateExecution execution;

    private LinkForm(DelegateExecution execution) {
        this.execution = execution;
    }

    static LinkForm of(DelegateExecution execution) {
        return new LinkForm(execution);
    }

    /** Number of the request. */
    String number() {
        return execution.getProcessBusinessKey();
    }

    String variable(String name) {
        return String.valueOf(execution.getVariable(name));
    }

    LinkForm set(String name, @Nullable Object value) {
        execution.setVariable(name, value);
        return this;
    }

    LinkForm forget(String... names) {
        execution.removeVariables(Arrays.asList(names));
        return this;
    }

    /** The community of this instance of a fan-out. */
    String community() {
        return ((SpinJsonNode) execution.getVariable(AffairsAccess.COMMUNITY)).stringValue();
    }

    /** Who is signed in; {@code system} where a program acts. */
    String by() {
        return ActingPerson.in(execution.getProcessEngineServices().getIdentityService())
                .orElse("system");
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

    boolean flag(String field) {
        return "true".equals(text(field));
    }

    @Nullable
    BigDecimal amount(String field, String zh, String en) {
        String value = text(field);
        if (value == null) {
            return null;
        }
        try {
            return new BigDecimal(value);
        } catch (NumberFormatException e) {
            throw Refusal.invalid(zh + "应为数字。", "The " + en + " must be a number.");
        }
    }

    @Nullable
    Integer whole(String field, String zh, String en) {
        BigDecimal value = amount(field, zh, en);
        if (value == null) {
            return null;
        }
        try {
            return value.intValueExact();
        } catch (ArithmeticException e) {
            throw Refusal.invalid(zh + "应为整数。", "The " + en + " must be a whole number.");
        }
    }

    /** As {@link #picked}; a program may also send one text, parted by blanks or commas. The field leaves the engine. */
    List<String> pickedOrWritten(String field) {
        if (!(execution.getVariable(field) instanceof String) || isList(field)) {
            return picked(field);
        }
        String written = text(field);
        return written == null ? List.of() : List.of(written.split("[\\s,，、;；]+"));
    }

    private boolean isList(String field) {
        return String.valueOf(execution.getVariable(field)).startsWith("[");
    }

    /** What was picked in a list, empty when nothing was. The field leaves the engine. */
    List<String> picked(String field) {
        Object value = execution.getVariable(field);
        execution.removeVariable(field);
        if (value instanceof Collection<?> given) {
            return given.stream().map(Object::toString).toList();
        }
        if (value == null || value.toString().isBlank()) {
            return List.of();
        }
        try {
            SpinJsonNode json = value instanceof SpinJsonNode node ? node : Spin.JSON(value.toString());
            return json.isNull()
                    ? List.of()
                    : json.elements().stream().map(SpinJsonNode::stringValue).toList();
        } catch (SpinJsonException e) {
            throw Refusal.invalid("所选内容无法识别，请重新选择。", "What was picked cannot be read; pick it again.");
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
        } catch (DateTimeParseException e) {
            throw Refusal.invalid("没有这一天：" + text + "。", "There is no such day: " + text + ".");
        }
    }
}
