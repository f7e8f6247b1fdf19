package org.needsline.meeting.process;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.jspecify.annotations.Nullable;
import org.needsline.engine.SentForm;
import org.needsline.wording.Refusal;

/** What a person filled in, as variables that a browser or a program sent; reading a value in the wrong shape is refused in words. */
final class FilledForm {

    private final DelegateExecution execution;

    FilledForm(DelegateExecution execution) {
        this.execution = execution;
    }

    /** The text of a field, null when it was left empty. */
    @Nullable
    String text(String key) {
        Object value = execution.getVariable(key);
        return value == null || value.toString().isBlank() ? null : value.toString();
    }

    /** The text of a field that is then removed. */
    @Nullable
    String take(String key) {
        String text = text(key);
        execution.removeVariable(key);
        return text;
    }

    /** A whole number, null when it was left empty. */
    @Nullable
    Integer number(String key, String zh, String en) {
        Object value = execution.getVariable(key);
        if (value == null || value.toString().isBlank()) {
            return null;
        }
        double number;
        try {
            number = value instanceof Number given
                    ? given.doubleValue()
                    : Double.parseDouble(value.toString().strip());
        } catch (NumberFormatException e) {
            number = Double.NaN;
        }
        if (number != Math.rint(number) || Math.abs(number) > 1_000_000) {
            throw Refusal.invalid(zh + "应为整数。", en + " must be a whole number.");
        }
        return (int) number;
    }

    int required(String key, String zh, String en) {
        Integer number = number(key, zh, en);
        if (number == null) {
            throw Refusal.invalid("请填写" + zh + "。", en + " is missing.");
        }
        return number;
    }

    /** What was picked in a list, empty when nothing was. */
    List<String> picked(String key) {
        return SentForm.picked(execution.getVariable(key));
    }

    /** A date and time, local to the zone unless it says its own offset; null when it was left empty. */
    @Nullable
    LocalDateTime moment(String key, ZoneId zone) {
        Object value = execution.getVariable(key);
        if (value instanceof Date date) {
            return LocalDateTime.ofInstant(date.toInstant(), zone);
        }
        if (value == null || value.toString().isBlank()) {
            return null;
        }
        try {
            TemporalAccessor moment =
                    DateTimeFormatter.ISO_DATE_TIME.parse(value.toString().strip());
            return moment.isSupported(ChronoField.OFFSET_SECONDS)
                    ? LocalDateTime.ofInstant(Instant.from(moment), zone)
                    : LocalDateTime.from(moment);
        } catch (DateTimeException e) {
            throw Refusal.invalid("会议时间无法识别，请重新选择。", "The time of the meeting cannot be read; choose it again.");
        }
    }

    void remove(String... keys) {
        execution.removeVariables(List.of(keys));
    }
}
