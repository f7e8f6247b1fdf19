package org.needsline.casefile;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.needsline.calendar.Calendars;
import org.needsline.calendar.Deadline;
import org.needsline.calendar.Deadlines;
import org.needsline.calendar.WorkCalendar;
import org.needsline.casefile.CaseFile.Contact;
import org.needsline.casefile.CaseFile.Document;
import org.needsline.casefile.CaseFile.Due;
import org.needsline.casefile.CaseFile.Happening;
import org.needsline.casefile.CaseFile.Objected;
import org.needsline.casefile.CaseFile.Other;
import org.needsline.casefile.CaseFile.Stay;
import org.needsline.casefile.CaseFile.UnitName;
import org.needsline.meeting.MinutesArchive;
import org.needsline.meeting.MinutesArchive.Minutes;
import org.needsline.need.Actor;
import org.needsline.need.Coded;
import org.needsline.need.Holder;
import org.needsline.need.LeftBehind;
import org.needsline.need.NeedService;
import org.needsline.need.NeedTexts;
import org.needsline.need.NeedView;
import org.needsline.need.Reporter;
import org.needsline.need.Status;
import org.needsline.need.TimelineEntry;
import org.needsline.need.Urgency;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Staff;
import org.needsline.organisation.Unit;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The case file of a need, read live, for people whose unit holds or held the case. To everybody else a case that is not theirs looks like
 * one that does not exist.
 */
@Service
class CaseFiles {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final Bilingual CLOCK = Bilingual.of("时钟", "Clock");
    private static final Bilingual SYSTEM = Bilingual.of("系统", "System");
    private static final Bilingual RESIDENT = Bilingual.of("群众", "Resident");
    private static final int REASON_LENGTH = 200;

    /** Where a need takes progress notes; {@link NeedService#progressNoted} refuses them elsewhere. */
    private static final Set<Status> NOTED = EnumSet.of(Status.DELIVERING, Status.SUPERVISING);

    private final NeedService needs;
    private final Organisation organisation;
    private final Deadlines deadlines;
    private final Calendars calendars;
    private final MinutesArchive minutes;
    private final ContactReveals reveals;
    private final Clock clock;

    CaseFiles(
            NeedService needs,
            Organisation organisation,
            Deadlines deadlines,
            Calendars calendars,
            MinutesArchive minutes,
            ContactReveals reveals,
            Clock clock) {
        this.needs = needs;
        this.organisation = organisation;
        this.deadlines = deadlines;
        this.calendars = calendars;
        this.minutes = minutes;
        this.reveals = reveals;
        this.clock = clock;
    }

    /** The case file, for a person of a unit that holds or held the case. */
    @Transactional(readOnly = true)
    CaseFile of(String number, String userId) {
        return read(readable(number, userId), null);
    }

    /** The case file of the need that a task is about, for a person who may see the task because it is offered or assigned to them. */
    @Transactional(readOnly = true)
    CaseFile ofTask(TaskCase task) {
        NeedView need = needs.find(task.caseNumber()).orElseThrow(CaseFiles::unknown);
        return read(need, task.step());
    }

    /** What the task list shows of each case: nothing that a resident said. A case that is no need is known by its number only. */
    @Transactional(readOnly = true)
    Map<String, TaskCard> cards(Map<String, TaskCase> cases) {
        return cases.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, one -> card(one.getValue().caseNumber())));
    }

    private TaskCard card(String number) {
        return needs.find(number)
                .map(need -> new TaskCard(
                        number,
                        need.title(),
                        need.category().label(),
                        unit(need.village()),
                        need.urgency() == Urgency.URGENT))
                .orElseGet(() -> new TaskCard(number, null, null, null, false));
    }

    /** Contact of the reporter in full. Who saw it, when and why is kept. */
    @Transactional
    Contact reveal(String number, String userId, @Nullable String reason) {
        NeedView need = readable(number, userId);
        String why = reason == null ? "" : reason.strip();
        if (why.length() < 2 || why.length() > REASON_LENGTH) {
            throw Refusal.invalid("请写明用途（2 至 200 字）。", "Please say what for (2 to 200 characters).");
        }
        Reporter reporter = needs.texts(need.number()).reporter();
        if (reporter == null) {
            throw Refusal.notFound("这件需求是匿名反映的，没有联系方式。", "This need was reported anonymously: there is no contact.");
        }
        reveals.add(new ContactReveals.Reveal(need.number(), userId, clock.instant(), why));
        return new Contact(reporter.name(), reporter.phone(), reporter.email(), reporter.consentToName());
    }

    /** A progress note, under the unit of the person that has to do with the case. */
    @Transactional
    void note(String number, String userId, @Nullable String note) {
        NeedView need = readable(number, userId);
        String text = note == null ? "" : note.strip();
        if (text.isEmpty()) {
            throw Refusal.invalid("请先写下进展。", "Please write what has happened.");
        }
        needs.progressNoted(need.number(), text, Actor.of(userId, unitInCase(need, userId)));
    }

    /** The minutes of the meeting that decided about the need. */
    @Transactional(readOnly = true)
    Minutes minutes(String number, String meetingId, String userId) {
        NeedView need = readable(number, userId);
        return minutes.minutesOfNeed(need.number())
                .filter(found -> found.meetingId().equals(meetingId))
                .orElseThrow(() -> Refusal.notFound("没有这份会议纪要。", "There are no such minutes."));
    }

    private NeedView readable(String number, String userId) {
        return needs.find(number)
                .filter(need -> needs.mayRead(need.number(), unitsOf(userId)))
                .orElseThrow(CaseFiles::unknown);
    }

    private Set<String> unitsOf(String userId) {
        return organisation.unitsOf(userId).stream().map(Unit::code).collect(Collectors.toSet());
    }

    private static Refusal unknown() {
        return Refusal.notFound(
                "没有这件需求，或您的单位没有经手。", "There is no such need, or your unit has had nothing to do with it.");
    }

    private @Nullable String unitInCase(NeedView need, String userId) {
        Set<String> mine = unitsOf(userId);
        if (need.responsible() != null && mine.contains(need.responsible())) {
            return need.responsible();
        }
        if (mine.contains(need.holdingUnit())) {
            return need.holdingUnit();
        }
        return mine.stream().min(Comparator.naturalOrder()).orElse(null);
    }

    private CaseFile read(NeedView need, @Nullable String step) {
        WorkCalendar calendar = calendars.current();
        NeedTexts texts = needs.texts(need.number());
        List<Happening> timeline = needs.timelineOf(need.number()).stream()
                .sorted(Comparator.comparingLong(TimelineEntry::id).reversed())
                .map(entry -> happening(entry, calendar))
                .toList();
        return new CaseFile(
                need.number(),
                need.displayTitle(),
                need.status().label(),
                need.category().label(),
                unit(need.village()),
                need.grid() == null ? null : unit(need.grid()),
                need.kind().label(),
                need.scope().label(),
                need.urgency() == Urgency.URGENT,
                need.hardship(),
                need.leftBehind() == LeftBehind.NONE ? null : need.leftBehind().label(),
                need.channel().label(),
                need.households(),
                need.registeredOn().toString(),
                texts.description(),
                need.place() == null ? texts.reportedPlace() : need.place(),
                texts.reporter() == null ? null : masked(texts.reporter()),
                need.responsible() == null ? null : unit(need.responsible()),
                text(need.promisedOn()),
                text(need.extensionTo()),
                need.answer(),
                need.mergedInto(),
                duplicates(need),
                merged(need),
                needs.holdersOf(need.number()).stream()
                        .map(stay -> stay(stay, calendar))
                        .toList(),
                due(need, step, calendar),
                needs.objectionsOf(need.number()).stream()
                        .map(said ->
                                new Objected(moment(said.at(), calendar), said.text(), said.upheld(), said.answer()))
                        .toList(),
                minutes.minutesOfNeed(need.number())
                        .map(found -> new Document(
                                found.meetingId(),
                                calendar.dateOf(found.publishedAt()).toString(),
                                found.fileName()))
                        .orElse(null),
                timeline,
                NOTED.contains(need.status()));
    }

    private static Contact masked(Reporter reporter) {
        return new Contact(
                Mask.name(reporter.name()),
                reporter.phone() == null ? null : Mask.phone(reporter.phone()),
                reporter.email() == null ? null : Mask.email(reporter.email()),
                reporter.consentToName());
    }

    private List<Other> duplicates(NeedView need) {
        if (need.status() == Status.CLOSED || need.mergedInto() != null) {
            return List.of();
        }
        return needs.likelyDuplicates(need.number()).stream()
                .map(other ->
                        new Other(other.number(), other.title(), other.status().label(), other.similarity()))
                .toList();
    }

    private List<Other> merged(NeedView need) {
        return needs.mergedNeedsOf(need.number()).stream()
                .map(needs::find)
                .flatMap(Optional::stream)
                .map(other -> new Other(
                        other.number(), other.displayTitle(), other.status().label(), null))
                .toList();
    }

    private Stay stay(Holder holder, WorkCalendar calendar) {
        LocalDate last = holder.until() == null ? calendar.today() : calendar.dateOf(holder.until());
        LocalDate first = calendar.dateOf(holder.since());
        return new Stay(
                ((Coded) holder.level()).label(),
                unit(holder.unit()),
                holder.invited().stream().map(this::unit).toList(),
                holder.responsible() == null ? null : unit(holder.responsible()),
                first.toString(),
                holder.until() == null ? null : last.toString(),
                calendar.workdaysBetween(first, last));
    }

    private @Nullable Due due(NeedView need, @Nullable String step, WorkCalendar calendar) {
        if (need.status() == Status.CLOSED) {
            return null;
        }
        List<Deadline> all = deadlines.ofCase(need.number());
        return all.stream()
                .filter(one -> step == null || one.step().equals(step))
                .reduce((earlier, later) -> later)
                .map(one -> new Due(
                        moment(one.dueAt(), calendar),
                        one.dueAt().isBefore(clock.instant()),
                        one.provisional(),
                        one.explanation()))
                .orElse(null);
    }

    private Happening happening(TimelineEntry entry, WorkCalendar calendar) {
        return new Happening(
                moment(entry.at(), calendar),
                entry.sentence(),
                by(entry),
                entry.by().isClock(),
                entry.note());
    }

    private Bilingual by(TimelineEntry entry) {
        Actor actor = entry.by();
        if (actor.isClock()) {
            return CLOCK;
        }
        if (actor.isResident()) {
            return RESIDENT;
        }
        if (actor.userId().equals("system")) {
            return SYSTEM;
        }
        String name = organisation.staff(actor.userId()).map(Staff::name).orElse(actor.userId());
        if (actor.unit() == null) {
            return Bilingual.of(name, name);
        }
        UnitName unit = unit(actor.unit());
        return Bilingual.of(unit.zh() + " " + name, name + ", " + unit.en());
    }

    private UnitName unit(String code) {
        return organisation
                .unit(code)
                .map(found -> new UnitName(code, found.name(), found.nameEn()))
                .orElseGet(() -> new UnitName(code, code, code));
    }

    private static String moment(Instant at, WorkCalendar calendar) {
        return MOMENT.format(at.atZone(calendar.zone()));
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }
}
