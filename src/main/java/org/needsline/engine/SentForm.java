package org.needsline.engine;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.spin.Spin;
import org.camunda.spin.json.SpinJsonException;
import org.camunda.spin.json.SpinJsonNode;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Refusal;

/** The fields of the form just sent. A field leaves the engine by being read; what cannot be read is refused in a sentence. */
public final class SentForm {

    private final DelegateExecution execution;

    public SentForm(DelegateExecution execution) {
        this.execution = execution;
    }

    /** Without blanks around it; blank counts as absent. */
    public @Nullable String text(String field) {
        return text(taken(field));
    }

    public boolean flag(String field) {
        return "true".equals(text(field));
    }

    /** @throws Refusal unless the field holds a number or nothing; the names say which field it is */
    public @Nullable BigDecimal amount(String field, String zh, String en) {
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

    /** @throws Refusal unless the field holds a whole number or nothing; the names say which field it is */
    public @Nullable Integer whole(String field, String zh, String en) {
        String value = text(field);
        if (value == null) {
            return null;
        }
        try {
            return new BigDecimal(value).intValueExact();
        } catch (ArithmeticException | NumberFormatException e) {
            throw Refusal.invalid(zh + "应为整数。", "The " + en + " must be a whole number.");
        }
    }

    /** A day as date or as text; of a moment its day. */
    public @Nullable LocalDate date(String field) {
        Object value = taken(field);
        if (value instanceof Date date) {
            return date.toInstant().atZone(ZoneOffset.UTC).toLocalDate();
        }
        String text = text(value);
        if (text == null) {
            return null;
        }
        try {
            return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
        } catch (DateTimeParseException e) {
            throw Refusal.invalid("没有这一天：" + text + "。", "There is no such day: " + text + ".");
        }
    }

    /** What was picked in a list, empty when nothing was. */
    public List<String> picked(String field) {
        return picked(taken(field));
    }

    /** What was picked in a list, as the engine gives it: a collection, a JSON array or its text. */
    public static List<String> picked(@Nullable Object value) {
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

    private @Nullable Object taken(String field) {
        Object value = execution.getVariable(field);
        execution.removeVariable(field);
        return value;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null || value.toString().isBlank()
                ? null
                : value.toString().strip();
    }
}
