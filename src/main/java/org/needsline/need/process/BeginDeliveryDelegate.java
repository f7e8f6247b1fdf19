package org.needsline.need.process;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.needsline.calendar.Calendars;
import org.needsline.calendar.Deadline;
import org.needsline.calendar.Deadlines;
import org.needsline.calendar.WorkCalendar;
import org.needsline.need.Actor;
import org.needsline.need.NeedService;
import org.needsline.need.NeedView;
import org.needsline.need.TimelineEntry;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Unit;
import org.needsline.wording.Bilingual;
import org.springframework.stereotype.Component;

/** Sets who delivers, verifies and supervises, and the dates: reminder, promise, twice the time. */
@Component
class BeginDeliveryDelegate implements JavaDelegate {

    /** A timer without a date would fail the case; this one never comes. */
    private static final Date NEVER = Date.from(Instant.parse("9999-12-31T00:00:00Z"));

    private final NeedService needs;
    private final Cards cards;
    private final Deadlines deadlines;
    private final Calendars calendars;
    private final Organisation organisation;
    private final Clock clock;

    BeginDeliveryDelegate(
            NeedService needs,
            Cards cards,
            Deadlines deadlines,
            Calendars calendars,
            Organisation organisation,
            Clock clock) {
        this.needs = needs;
        this.cards = cards;
        this.deadlines = deadlines;
        this.calendars = calendars;
        this.organisation = organisation;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {

        Step step = Step.of(execution);
        NeedView need = needs.deliveryStarted(step.number(), Actor.of("system", null));
        Unit responsible = organisation.require(java.util.Objects.requireNonNull(need.responsible()));
        LocalDate promisedOn = java.util.Objects.requireNonNull(need.promisedOn());
        Deadline deadline = deadlines.promised(
                StepFacts.of(execution, need, "DeliverNeed", clock.instant()),
                promisedOn,
                Bilingual.of("承办单位承诺", "Promised by the unit"));
        boolean past = !deadline.dueAt().isAfter(clock.instant());
        Date due = Date.from(deadline.dueAt());
        Instant remindAt = deadline.remindAt();
        step.set(NeedLifecycle.PROMISED_AT, due)
                .set(NeedLifecycle.OVERDUE_AT, past && overdueSaid(step.number()) ? NEVER : due)
                .set(NeedLifecycle.DELIVERY_REMIND_AT, past || remindAt == null ? NEVER : Date.from(remindAt))
                .set(NeedLifecycle.SUPERVISE_AT, Date.from(twiceTheTime(need, promisedOn)))
                .set(NeedLifecycle.EXTENSION_ALLOWED, need.extensionAllowed())
                .set(NeedLifecycle.HAND_BACK_ALLOWED, need.handBackAllowed())
                .forget(
                        NeedLifecycle.DELIVERY_OUTCOME,
                        NeedLifecycle.VERIFY_OUTCOME,
                        NeedLifecycle.SUPERVISE_OUTCOME,
                        NeedLifecycle.EXTENSION_DECISION);
        Groups.over(responsible, need.village(), step);
        cards.show(execution, need);
    }

    /** Whether it was said already that this promise has passed: it may pass while an extension is decided or a delivery verified. */
    private boolean overdueSaid(String number) {
        boolean said = false;
        for (TimelineEntry entry : needs.timelineOf(number)) {
            switch (entry.event()) {
                case DELIVERY_OVERDUE -> said = true;
                case CLAIMED, ASSIGNED, EXTENSION_GRANTED, SUPERVISED, REWORK_STARTED -> said = false;
                default -> {}
            }
        }
        return said;
    }

    /** Twice the working days from the claim to the promise; at least one working day from now, so that nobody is overtaken at once. */
    private Instant twiceTheTime(NeedView need, LocalDate promisedOn) {
        WorkCalendar calendar = calendars.current();
        LocalDate from = java.util.Objects.requireNonNullElse(need.claimedOn(), calendar.today());
        int promised = Math.max(1, calendar.workdaysBetween(from, promisedOn));
        Instant twice =
                calendar.plusWorkdays(calendar.endOfWorkday(from), 2 * promised).instant();
        Instant tomorrow = calendar.plusWorkdays(clock.instant(), 1).instant();
        return twice.isAfter(tomorrow) ? twice : tomorrow;
    }
}
