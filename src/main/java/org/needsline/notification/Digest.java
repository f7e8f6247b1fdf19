package org.needsline.notification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.needsline.calendar.Calendars;
import org.needsline.calendar.WorkCalendar;
import org.needsline.notification.OpenTasks.Work;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.RoleInUnit;
import org.needsline.organisation.Staff;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Tells people each working morning what waits for them and what is overdue: one message a person, and none where nothing waits. Each
 * person's digest is written in a transaction of its own together with the row that says so; that row's key keeps a second node, or a
 * second start, from doing it again.
 */
@Service
class Digest {

    private static final Logger LOG = LoggerFactory.getLogger(Digest.class);
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("MM-dd HH:mm", Locale.ROOT);

    private final DigestSettings settings;
    private final DigestDays days;
    private final Organisation organisation;
    private final OpenTasks tasks;
    private final Notifications notifications;
    private final InAppMessages inApp;
    private final Calendars calendars;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Digest(
            DigestSettings settings,
            DigestDays days,
            Organisation organisation,
            OpenTasks tasks,
            Notifications notifications,
            InAppMessages inApp,
            Calendars calendars,
            TransactionTemplate transaction,
            Clock clock) {
        this.settings = settings;
        this.days = days;
        this.organisation = organisation;
        this.tasks = tasks;
        this.notifications = notifications;
        this.inApp = inApp;
        this.calendars = calendars;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Every five minutes, so that a node that starts late in the morning does it then. */
    @Scheduled(cron = "20 */5 * * * *")
    void look() {
        if (settings.enabled()) {
            send();
        }
    }

    /**
     * Sends today's digest if it is a working day's morning and it is not sent yet.
     *
     * @return how many people were told now
     */
    int send() {
        Instant now = clock.instant();
        WorkCalendar calendar = calendars.current();
        LocalDate today = calendar.today();
        LocalTime time = now.atZone(calendar.zone()).toLocalTime();
        if (!calendar.isWorkday(today)
                || time.isBefore(settings.at())
                || !time.isBefore(settings.until())
                || days.isFinished(today)) {
            return 0;
        }
        int told = 0;
        boolean complete = true;
        for (Staff person : organisation.everybody()) {
            try {
                if (Boolean.TRUE.equals(transaction.execute(status -> toldOne(person, today, now, calendar)))) {
                    told++;
                }
            } catch (DuplicateKeyException e) {
                LOG.debug("Another node has sent this digest in this moment");
            } catch (RuntimeException e) {
                complete = false;
                LOG.warn("A digest could not be written; it is tried again in some minutes", e);
            }
        }
        if (complete) {
            days.finish(today, now);
        }
        return told;
    }

    private boolean toldOne(Staff person, LocalDate today, Instant now, WorkCalendar calendar) {
        Set<RoleInUnit> roles = organisation.rolesOf(person.userId());
        Set<String> roleIds = roles.stream().map(role -> role.role().id()).collect(Collectors.toSet());
        if (roles.isEmpty()
                || days.has(today, person.userId())
                || !notifications.reaches(NotificationEvents.WORK_DIGEST, person, roleIds)) {
            return false;
        }
        Work work = tasks.of(
                person.userId(),
                roles.stream().map(role -> role.role().group(role.unitCode())).toList(),
                now,
                calendar.endOfToday());
        if (work.open() == 0) {
            return false;
        }
        days.add(today, person.userId());
        // Yesterday's is out of date.
        inApp.forget(person.userId(), NotificationEvents.WORK_DIGEST);
        notifications.tell(
                new NotificationEvent(
                        NotificationEvents.WORK_DIGEST,
                        "digest-" + today,
                        facts(work, now, calendar.zone()),
                        Audience.users(person.userId())),
                person,
                roleIds);
        return true;
    }

    private static Map<String, String> facts(Work work, Instant now, ZoneId zone) {
        Map<String, String> facts = new HashMap<>();
        facts.put("open", String.valueOf(work.open()));
        if (work.overdue() > 0) {
            facts.put("overdue", String.valueOf(work.overdue()));
        }
        if (work.dueToday() > 0) {
            facts.put("today", String.valueOf(work.dueToday()));
        }
        facts.put("tasks", lines(work.first(), now, zone));
        return facts;
    }

    private static String lines(List<OpenTasks.Line> first, Instant now, ZoneId zone) {
        return first.stream()
                .map(line ->
                        MOMENT.format(line.due().atZone(zone)) + (line.due().isBefore(now) ? " 逾期 overdue" : "") + " "
                                + line.name() + (line.caseNumber() == null ? "" : " " + line.caseNumber()))
                .collect(Collectors.joining("\n"));
    }
}
