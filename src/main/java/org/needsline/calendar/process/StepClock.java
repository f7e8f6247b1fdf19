package org.needsline.calendar.process;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.spin.json.SpinJsonNode;
import org.jspecify.annotations.Nullable;
import org.needsline.calendar.Calendars;
import org.needsline.calendar.Deadline;
import org.needsline.calendar.DeadlineFacts;
import org.needsline.calendar.Deadlines;
import org.needsline.engine.ModelBean;
import org.needsline.wording.Bilingual;
import org.springframework.stereotype.Component;

/**
 * What models call in input parameters: {@code ${deadline.due(execution, 'TriageNeed')}}. The engine refuses {@code Instant} in timers and
 * due dates, hence {@link Date}. Public, since expressions see nothing else.
 */
@Component("deadline")
@ModelBean
public class StepClock {

    /** For a timer that must never fire, because the rule has no reminder; a timer without a date would fail the case. */
    static final Date NEVER = Date.from(Instant.parse("9999-12-31T00:00:00Z"));

    private final Deadlines deadlines;
    private final Calendars calendars;
    private final Clock clock;

    StepClock(Deadlines deadlines, Calendars calendars, Clock clock) {
        this.deadlines = deadlines;
        this.calendars = calendars;
        this.clock = clock;
    }

    /**
     * The step begins now: computes and keeps its deadline. Where the rule leaves the date to a promise and the variable
     * {@code promisedOn} holds one, that day counts.
     */
    public Date due(DelegateExecution execution, String step) {
        DeadlineFacts facts = facts(execution, step);
        LocalDate promisedOn = date(execution.getVariable("promisedOn"));
        Deadline deadline = promisedOn != null && deadlines.rule(facts).amount() == null
                ? deadlines.promised(facts, promisedOn, Bilingual.of("承诺日期", "Promised date"))
                : deadlines.begin(facts);
        return Date.from(deadline.dueAt());
    }

    /** When to remind; to be asked after {@link #due} of the same step. Without a reminder in the rule, a date that never comes. */
    public Date remind(DelegateExecution execution, String step) {
        Instant at = deadlines
                .latest(execution.getProcessInstanceId(), step)
                .map(Deadline::remindAt)
                .orElse(null);
        return at == null ? NEVER : Date.from(at);
    }

    private DeadlineFacts facts(DelegateExecution execution, String step) {
        SpinJsonNode need = execution.getVariable("need") instanceof SpinJsonNode json ? json : null;
        String caseNumber = execution.getProcessBusinessKey();
        if (caseNumber == null) {
            throw new IllegalStateException("Step " + step + " needs a business key, the number of its case");
        }
        return new DeadlineFacts(
                caseNumber,
                step,
                text(execution.getVariable("level")),
                field(need, "kind"),
                field(need, "scope"),
                text(execution.getVariable("urgency")),
                Boolean.TRUE.equals(execution.getVariable("needsBudget")),
                clock.instant(),
                execution.getProcessInstanceId());
    }

    private @Nullable LocalDate date(@Nullable Object value) {
        if (value instanceof Date date) {
            return calendars.current().dateOf(date.toInstant());
        }
        return value instanceof String text && text.length() >= 10 ? LocalDate.parse(text.substring(0, 10)) : null;
    }

    private static @Nullable String text(@Nullable Object value) {
        return value instanceof String text && !text.isEmpty() ? text : null;
    }

    private static @Nullable String field(@Nullable SpinJsonNode json, String name) {
        if (json == null || !json.hasProp(name)) {
            return null;
        }
        SpinJsonNode value = json.prop(name);
        return value.isString() ? value.stringValue() : null;
    }
}
