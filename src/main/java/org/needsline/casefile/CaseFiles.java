package org.needsline.casefile;

import java.time.Clock;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.needsline.calendar.Calendars;
import org.needsline.calendar.Deadline;
import org.needsline.calendar.Deadlines;
import org.needsline.calendar.WorkCalendar;
import org.needsline.casefile.CaseFile.ColleagueNote;
import org.needsline.casefile.CaseFile.Contact;
import org.needsline.casefile.CaseFile.DeadlineLine;
import org.needsline.casefile.CaseFile.Document;
import org.needsline.casefile.CaseFile.Due;
import org.needsline.casefile.CaseFile.Happening;
import org.needsline.casefile.CaseFile.Objected;
import org.needsline.casefile.CaseFile.Other;
import org.needsline.casefile.CaseFile.Posting;
import org.needsline.casefile.CaseFile.Promise;
import org.needsline.casefile.CaseFile.Stay;
import org.needsline.casefile.CaseFile.Voted;
import org.needsline.meeting.Meetings;
import org.needsline.meeting.MinutesArchive;
import org.needsline.meeting.MinutesArchive.Minutes;
import org.needsline.meeting.NeedDecision;
import org.needsline.meeting.Vote;
import org.needsline.need.Actor;
import org.needsline.need.Coded;
import org.needsline.need.Holder;
import org.needsline.need.LeftBehind;
import org.needsline.need.NeedEvent;
import org.needsline.need.NeedService;
import org.needsline.need.NeedTexts;
import org.needsline.need.NeedView;
import org.needsline.need.PostedEntry;
import org.needsline.need.Reporter;
import org.needsline.need.Status;
import org.needsline.need.TimelineEntry;
import org.needsline.need.Urgency;
import org.needsline.retention.ErasedCases;
import org.needsline.wording.Refusal;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The file of a case, read live, for people who may read it ({@link CaseAccess}). Every reading is recorded. */
@Service
class CaseFiles {

    private static final int NOTE_LENGTH = 2000;

    /** Where a need takes progress notes; {@link NeedService#progressNoted} refuses them elsewhere. */
    private static final Set<Status> NOTED = EnumSet.of(Status.DELIVERING, Status.SUPERVISING);

    private final CaseAccess access;
    private final NeedService needs;
    private final Names names;
    private final Deadlines deadlines;
    private final Calendars calendars;
    private final Meetings meetings;
    private final MinutesArchive minutes;
    private final CaseShelves shelves;
    private final GateFiles gate;
    private final ColleagueNotes notes;
    private final ErasedCases erased;
    private final Clock clock;

    CaseFiles(
            CaseAccess access,
            NeedService needs,
            Names names,
            Deadlines deadlines,
            Calendars calendars,
            Meetings meetings,
            MinutesArchive minutes,
            CaseShelves shelves,
            GateFiles gate,
            ColleagueNotes notes,
            ErasedCases erased,
            Clock clock) {
        this.access = access;
        this.needs = needs;
        this.names = names;
        this.deadlines = deadlines;
        this.calendars = calendars;
        this.meetings = meetings;
        this.minutes = minutes;
        this.shelves = shelves;
        this.gate = gate;
        this.notes = notes;
        this.erased = erased;
        this.clock = clock;
    }

    /** The case file, for a person who may read it. */
    @Transactional
    AnyCaseFile of(String number, String userId) {
        KnownCase one = access.readable(number, userId);
        access.read(one.number(), userId);
        return read(one, null, userId);
    }

    /** The case file of the case that a task is about, for a person who may see the task because it is offered or assigned to them. */
    @Transactional
    AnyCaseFile ofTask(TaskCase task, String userId) {
        KnownCase one = access.known(task.caseNumber());
        access.read(one.number(), userId);
        return read(one, task.step(), userId);
    }

    /** What the task list shows of each case: nothing that a resident said. Of what is no case with a file the number is known only. */
    @Transactional(readOnly = true)
    Map<String, TaskCard> cards(Map<String, TaskCase> cases, String userId) {
        return cases.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, one -> card(one.getValue(), userId)));
    }

    private TaskCard card(TaskCase task, String userId) {
        String number = task.caseNumber();
        return needs.find(number)
                .map(need -> new TaskCard(
                        number,
                        need.title(),
                        need.category().label(),
                        names.unit(need.village()),
                        null,
                        need.urgency() == Urgency.URGENT,
                        null,
                        null))
                .or(() -> gate.card(task, userId))
                .orElseGet(() -> new TaskCard(number, null, null, null, null, false, null, null));
    }

    /** Contact of the reporter in full. Who saw it, when and why is kept. */
    @Transactional
    Contact reveal(String number, String userId, @Nullable String reason) {
        NeedView need = access.readableNeed(number, userId).need();
        String why = CaseAccess.reason(reason);
        Reporter reporter = needs.texts(need.number()).reporter();
        if (reporter == null) {
            throw Refusal.notFound("这件需求是匿名反映的，没有联系方式。", "This need was reported anonymously: there is no contact.");
        }
        access.did(CaseAction.REVEAL, need.number(), userId, why);
        return new Contact(reporter.name(), reporter.phone(), reporter.email(), reporter.consentToName());
    }

    /** A progress note, under the unit of the person that has to do with the case. */
    @Transactional
    void note(String number, String userId, @Nullable String note) {
        NeedCase one = access.readableNeed(number, userId);
        String text = note == null ? "" : note.strip();
        if (text.isEmpty()) {
            throw Refusal.invalid("请先写下进展。", "Please write what has happened.");
        }
        needs.progressNoted(one.number(), text, Actor.of(userId, one.unitOf(userId)));
    }

    /**
     * A note to colleagues, also when the case is closed.
     *
     * @throws Refusal conflict, once the personal data of the case have been erased
     */
    @Transactional
    ColleagueNote colleagueNote(String number, String userId, @Nullable String note) {
        KnownCase one = access.readable(number, userId);
        if (erased.contain(one.number())) {
            throw Refusal.conflict(
                    "本案的个人信息已经清除，不能再写留言。",
                    "The personal data of this case have been erased: no note can be added any more.");
        }
        String text = note == null ? "" : note.strip();
        if (text.isEmpty()) {
            throw Refusal.invalid("请先写下要告诉同事的话。", "Please write what colleagues should know.");
        }
        if (text.length() > NOTE_LENGTH) {
            throw Refusal.invalid(
                    "留言不能超过" + NOTE_LENGTH + "个字，现有" + text.length() + "个字。",
                    "A note may have at most " + NOTE_LENGTH + " characters, not " + text.length() + ".");
        }
        ColleagueNotes.Note written =
                new ColleagueNotes.Note(one.number(), userId, one.unitOf(userId), clock.instant(), text);
        notes.add(written);
        return shelves.shown(written);
    }

    /** The minutes of the meeting that decided about the need. */
    @Transactional(readOnly = true)
    Minutes minutes(String number, String meetingId, String userId) {
        NeedView need = access.readableNeed(number, userId).need();
        return meetings.decisionsOn(need.number()).stream()
                .filter(decision -> decision.session().meetingId().equals(meetingId))
                .findFirst()
                .flatMap(decision -> minutes.of(meetingId))
                .orElseThrow(() -> Refusal.notFound("没有这份会议纪要。", "There are no such minutes."));
    }

    /** Everything about the case, for a person whose right to it is established; contacts masked. */
    AnyCaseFile read(KnownCase one, @Nullable String step, String userId) {
        return one instanceof NeedCase need ? need(need, step, userId) : gate.read((GateCase) one, userId);
    }

    private CaseFile need(NeedCase one, @Nullable String step, String userId) {
        NeedView need = one.need();
        WorkCalendar calendar = calendars.current();
        NeedTexts texts = needs.texts(need.number());
        List<TimelineEntry> timeline = needs.timelineOf(need.number());
        List<Deadline> all = deadlines.ofCase(need.number());
        List<NeedDecision> decisions = meetings.decisionsOn(need.number());
        List<Posting> postings = needs.postingsOf(need.number()).stream()
                .map(posted -> posting(posted, calendar))
                .toList();
        CaseShelf shelf = shelves.of(one, userId);
        return new CaseFile(
                need.number(),
                need.displayTitle(),
                need.status().label(),
                need.category().label(),
                names.unit(need.village()),
                need.grid() == null ? null : names.unit(need.grid()),
                need.kind().label(),
                need.scope().label(),
                need.urgency() == Urgency.URGENT,
                need.hardship(),
                need.leftBehind() == LeftBehind.NONE ? null : need.leftBehind().label(),
                need.channel().label(),
                need.households(),
                need.registeredOn().toString(),
                closedOn(need, timeline, calendar),
                need.ending() == null ? null : need.ending().label(),
                need.rating() == null ? null : need.rating().label(),
                need.planYear(),
                texts.description(),
                need.place() == null ? texts.reportedPlace() : need.place(),
                texts.reporter() == null ? null : masked(texts.reporter()),
                need.responsible() == null ? null : names.unit(need.responsible()),
                text(need.promisedOn()),
                text(need.extensionTo()),
                need.answer(),
                need.mergedInto(),
                duplicates(need),
                merged(need),
                needs.holdersOf(need.number()).stream()
                        .map(stay -> stay(stay, calendar))
                        .toList(),
                due(need, step, all, calendar),
                DeadlineHistory.of(all, timeline, clock.instant(), calendar).stream()
                        .map(line -> deadlineLine(line, calendar))
                        .toList(),
                Promises.in(timeline).stream()
                        .map(told -> promise(told, calendar))
                        .toList(),
                decisions.stream().map(decision -> voted(decision, calendar)).toList(),
                needs.objectionsOf(need.number()).stream()
                        .map(said -> new Objected(
                                Names.moment(said.at(), calendar), said.text(), said.upheld(), said.answer()))
                        .toList(),
                postings.isEmpty() ? null : postings.get(postings.size() - 1),
                postings.isEmpty() ? List.of() : postings.subList(0, postings.size() - 1),
                decisions.isEmpty() ? null : document(decisions.get(decisions.size() - 1), calendar),
                shelf.scores(),
                shelf.evidence(),
                shelf.colleagueNotes(),
                shelf.timeline(timeline.stream()
                        .map(entry -> new CaseShelf.Told(
                                entry.at(),
                                entry.id(),
                                new Happening(
                                        Names.moment(entry.at(), calendar),
                                        Names.local(entry.sentence(), calendar),
                                        names.of(entry.by()),
                                        entry.by().isClock(),
                                        entry.note())))
                        .toList()),
                shelf.accesses(),
                NOTED.contains(need.status()),
                shelf.takesEvidence());
    }

    private static Contact masked(Reporter reporter) {
        return new Contact(
                Mask.name(reporter.name()),
                reporter.phone() == null ? null : Mask.phone(reporter.phone()),
                reporter.email() == null ? null : Mask.email(reporter.email()),
                reporter.consentToName());
    }

    private static @Nullable String closedOn(NeedView need, List<TimelineEntry> timeline, WorkCalendar calendar) {
        return need.status() != Status.CLOSED
                ? null
                : timeline.stream()
                        .filter(entry -> entry.event() == NeedEvent.CLOSED)
                        .reduce((earlier, later) -> later)
                        .map(entry -> calendar.dateOf(entry.at()).toString())
                        .orElse(null);
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
                names.unit(holder.unit()),
                holder.invited().stream().map(names::unit).toList(),
                holder.responsible() == null ? null : names.unit(holder.responsible()),
                first.toString(),
                holder.until() == null ? null : last.toString(),
                calendar.workdaysBetween(first, last));
    }

    private @Nullable Due due(NeedView need, @Nullable String step, List<Deadline> all, WorkCalendar calendar) {
        if (need.status() == Status.CLOSED) {
            return null;
        }
        return all.stream()
                .filter(one -> step == null || one.step().equals(step))
                .reduce((earlier, later) -> later)
                .map(one -> due(one, calendar))
                .orElse(null);
    }

    private Due due(Deadline one, WorkCalendar calendar) {
        LocalDate due = calendar.dateOf(one.dueAt());
        boolean overdue = one.dueAt().isBefore(clock.instant());
        return new Due(
                Names.moment(one.dueAt(), calendar),
                overdue,
                overdue
                        ? calendar.workdaysBetween(due, calendar.today())
                        : calendar.workdaysBetween(calendar.today(), due),
                one.provisional(),
                one.explanation());
    }

    private DeadlineLine deadlineLine(DeadlineHistory.Line line, WorkCalendar calendar) {
        Deadline deadline = line.deadline();
        return new DeadlineLine(
                line.step(),
                Names.moment(deadline.startedAt(), calendar),
                Names.moment(deadline.dueAt(), calendar),
                deadline.provisional(),
                deadline.explanation(),
                line.outcome().kept(),
                line.outcome().code(),
                line.text(),
                line.workdaysLate(),
                line.endedAt() == null ? null : Names.moment(line.endedAt(), calendar),
                line.by() == null ? null : names.of(line.by().by()));
    }

    private Promise promise(Promises.Told told, WorkCalendar calendar) {
        TimelineEntry entry = told.entry();
        return new Promise(
                Names.moment(entry.at(), calendar),
                told.what(),
                told.day(),
                entry.unit() == null ? null : names.unit(entry.unit()),
                names.of(entry.by()),
                entry.note());
    }

    private static Voted voted(NeedDecision decision, WorkCalendar calendar) {
        Vote vote = decision.decision().vote();
        return new Voted(
                decision.session().meetingId(),
                Names.moment(decision.session().meetsAt(), calendar),
                decision.session().venue(),
                decision.session().representatives(),
                decision.session().quorum(),
                decision.session().present(),
                decision.position(),
                decision.decision().wording(),
                decision.decision().voteWording(),
                vote == null ? null : vote.yes(),
                vote == null ? null : vote.no(),
                vote == null ? null : vote.abstain(),
                document(decision, calendar));
    }

    private static @Nullable Document document(NeedDecision decision, WorkCalendar calendar) {
        return decision.minutesPublishedAt() == null || decision.minutesFile() == null
                ? null
                : new Document(
                        decision.session().meetingId(),
                        calendar.dateOf(decision.minutesPublishedAt()).toString(),
                        decision.minutesFile());
    }

    private Posting posting(PostedEntry posted, WorkCalendar calendar) {
        return new Posting(
                calendar.dateOf(posted.postedAt()).toString(),
                posted.until() == null ? null : calendar.dateOf(posted.until()).toString(),
                posted.category().label(),
                names.unit(posted.village()),
                posted.title(),
                posted.description(),
                posted.place(),
                posted.reporter());
    }

    private static @Nullable String text(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }
}
