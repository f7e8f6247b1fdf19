package org.needsline.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The deadlines of all cases: computed once when a step begins, explained to people, moved when a calendar changes. */
@Service
public class Deadlines {

    private final DeadlineRows rows;
    private final StepDeadlineRules rules;
    private final Calendars calendars;

    Deadlines(DeadlineRows rows, StepDeadlineRules rules, Calendars calendars) {
        this.rows = rows;
        this.rules = rules;
        this.calendars = calendars;
    }

    /**
     * A step begins: its deadline is computed by the rule that fits and kept. Where the rule leaves the date to a promise, the cap counts
     * as the deadline.
     *
     * @throws IllegalStateException if no rule fits the step
     */
    @Transactional
    public Deadline begin(DeadlineFacts facts) {
        DeadlineRule rule = rule(facts);
        Integer amount = rule.amount() == null ? rule.capWorkdays() : rule.amount();
        if (amount == null) {
            throw new IllegalStateException("The rule of step " + facts.step() + " has neither an amount nor a cap");
        }
        DeadlineUnit unit = rule.amount() == null ? DeadlineUnit.WORKDAYS : rule.unit();
        return keep(facts, amount, unit, rule.reminderLead(), facts.from(), null);
    }

    /**
     * A step begins whose date a person promised or decided; the reminder follows the rule of the step.
     *
     * @param why who promised it and on what ground, at most 300 characters in each language; the date itself is added
     */
    @Transactional
    public Deadline promised(DeadlineFacts facts, Instant dueAt, Bilingual why) {
        DeadlineRule rule = rule(facts);
        return keep(facts, null, rule.unit(), rule.reminderLead(), dueAt, why);
    }

    /** As {@link #promised(DeadlineFacts, Instant, Bilingual)}, due at the end of working hours of that day. */
    @Transactional
    public Deadline promised(DeadlineFacts facts, LocalDate dueOn, Bilingual why) {
        return promised(facts, calendars.current().endOfWorkday(dueOn), why);
    }

    /** The latest date that may be promised by the rule's cap; empty where the rule has none. */
    public Optional<DueDate> latestPromise(DeadlineFacts facts) {
        Integer cap = rule(facts).capWorkdays();
        return cap == null ? Optional.empty() : Optional.of(calendars.current().plusWorkdays(facts.from(), cap));
    }

    /**
     * The rule that fits the facts.
     *
     * @throws IllegalStateException if none does
     */
    public DeadlineRule rule(DeadlineFacts facts) {
        return rules.rule(facts);
    }

    /** All deadlines of a case, oldest first. */
    public List<Deadline> ofCase(String caseNumber) {
        WorkCalendar calendar = calendars.current();
        return rows.ofCase(caseNumber).stream()
                .map(row -> row.shownWith(calendar))
                .toList();
    }

    /** The deadline that was begun last for that step of a process instance. */
    public Optional<Deadline> latest(String processInstanceId, String step) {
        return rows.latest(processInstanceId, step).map(row -> row.shownWith(calendars.current()));
    }

    private Deadline keep(
            DeadlineFacts facts,
            @Nullable Integer amount,
            DeadlineUnit unit,
            @Nullable String lead,
            Instant due,
            @Nullable Bilingual why) {
        WorkCalendar calendar = calendars.current();
        // The engine keeps milliseconds; dates that are compared later must not differ by less.
        Instant from = facts.from().truncatedTo(ChronoUnit.MILLIS);
        DeadlineRow row = new DeadlineRow(
                0,
                facts.caseNumber(),
                facts.step(),
                from,
                amount,
                unit,
                lead,
                due.truncatedTo(ChronoUnit.MILLIS),
                null,
                false,
                why,
                facts.processInstanceId());
        return rows.add(row.countedWith(calendar)).shownWith(calendar);
    }
}
