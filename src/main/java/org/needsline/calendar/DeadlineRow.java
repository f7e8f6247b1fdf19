package org.needsline.calendar;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Bilingual;

/** A row of the table {@code deadline}: what was counted, not the sentence about it, which the calendar can say again. */
record DeadlineRow(
        long id,
        String caseNumber,
        String step,
        Instant startedAt,
        @Nullable Integer amount,
        @Nullable DeadlineUnit unit,
        @Nullable String reminderLead,
        Instant dueAt,
        @Nullable Instant remindAt,
        boolean provisional,
        @Nullable Bilingual why,
        @Nullable String processInstanceId) {

    DeadlineRow withId(long newId) {
        return new DeadlineRow(
                newId,
                caseNumber,
                step,
                startedAt,
                amount,
                unit,
                reminderLead,
                dueAt,
                remindAt,
                provisional,
                why,
                processInstanceId);
    }

    /** The same deadline, counted with the calendar; a promised date stays, only its reminder follows. */
    DeadlineRow countedWith(WorkCalendar calendar) {
        if (amount == null || unit == null) {
            return new DeadlineRow(
                    id,
                    caseNumber,
                    step,
                    startedAt,
                    null,
                    unit,
                    reminderLead,
                    dueAt,
                    reminder(calendar, dueAt),
                    provisional,
                    why,
                    processInstanceId);
        }
        DueDate due = count(calendar);
        return new DeadlineRow(
                id,
                caseNumber,
                step,
                startedAt,
                amount,
                unit,
                reminderLead,
                due.instant(),
                reminder(calendar, due.instant()),
                due.provisional(),
                why,
                processInstanceId);
    }

    Deadline shownWith(WorkCalendar calendar) {
        return new Deadline(id, caseNumber, step, startedAt, dueAt, remindAt, explanation(calendar), provisional);
    }

    private Bilingual explanation(WorkCalendar calendar) {
        String moment = DateExplanation.moment(calendar, dueAt);
        if (why != null) {
            return Bilingual.of(why.zh() + " → " + moment, why.en() + " → " + moment);
        }
        DueDate counted = count(calendar);
        if (counted.instant().equals(dueAt)) {
            return counted.explanation();
        }
        // The step was over before the schedule was corrected; its date stays as it was, and so does what was said of
        // it.
        String from = calendar.dateOf(startedAt).toString();
        return Bilingual.of(
                "自" + from + "起" + amount + "个工作日，按当时公布的放假安排 → " + moment,
                amount + " working days from " + from + " by the schedule known at the time → " + moment);
    }

    private DueDate count(WorkCalendar calendar) {
        if (amount == null || unit == null) {
            throw new IllegalStateException(
                    "Deadline " + id + " of step " + step + " has neither an amount nor a promise");
        }
        return unit == DeadlineUnit.HOURS
                ? calendar.plusHours(startedAt, amount)
                : calendar.plusWorkdays(startedAt, amount);
    }

    private @Nullable Instant reminder(WorkCalendar calendar, Instant due) {
        return Reminder.at(calendar, startedAt, amount, unit == null ? DeadlineUnit.WORKDAYS : unit, reminderLead, due);
    }
}
