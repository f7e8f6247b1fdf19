package org.needsline.publicsite;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.needsline.calendar.Deadline;
import org.needsline.calendar.Deadlines;
import org.needsline.need.Ending;
import org.needsline.need.NeedEvent;
import org.needsline.need.NeedService;
import org.needsline.need.NeedView;
import org.needsline.need.OutwardNeed;
import org.needsline.need.OutwardNeeds;
import org.needsline.need.PublicNeeds;
import org.needsline.need.Reporter;
import org.needsline.need.Status;
import org.needsline.need.TimelineEntry;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Unit;
import org.needsline.wording.Bilingual;
import org.springframework.stereotype.Component;

/** Where a need stands, for the one who told it: what is done, what comes next and by when, who holds it, and what the reporter may do. */
@Component
class WhereItStands {

    /** The step whose deadline counts while a need stands somewhere. Names as the decision table has them. */
    private static final Map<Status, Set<String>> STEPS = Map.ofEntries(
            Map.entry(Status.REGISTERED, Set.of("TriageNeed")),
            Map.entry(Status.CONFIRMING_URGENCY, Set.of("ConfirmUrgency")),
            Map.entry(Status.TRIAGE, Set.of("TriageNeed")),
            Map.entry(Status.SUPPLEMENT, Set.of("SupplementNeed")),
            Map.entry(Status.MERGING, Set.of("AwaitMergeObjection", "ReviewMerge")),
            Map.entry(Status.SCREENING, Set.of("AwaitScreening.town", "ScreenByTown")),
            Map.entry(Status.REJECTED, Set.of("AwaitAppeal")),
            Map.entry(Status.APPEALED, Set.of("ReviewAppeal")),
            Map.entry(Status.POSTING, Set.of("PostNeed")),
            Map.entry(Status.CLAIMING, Set.of("ClaimNeed")),
            Map.entry(Status.ASSIGNING, Set.of("AssignNeed")),
            Map.entry(Status.SUPERVISING, Set.of("SuperviseDelivery")),
            Map.entry(Status.VERIFYING, Set.of("VerifyDelivery")),
            Map.entry(Status.RATING, Set.of("AwaitRating")),
            Map.entry(Status.CALLING_BACK, Set.of("CallBack")),
            Map.entry(Status.DISPUTED, Set.of("DecideDispute")),
            Map.entry(Status.WITHDRAWN, Set.of("UndoWithdrawal")));

    private static final Set<Status> WITH_THE_UNIT =
            EnumSet.of(Status.DELIVERING, Status.SUPERVISING, Status.RATING, Status.CALLING_BACK);

    private static final Set<Status> OVER = EnumSet.of(Status.CLOSED, Status.WITHDRAWN);

    private final NeedService needs;
    private final PublicNeeds published;
    private final OutwardNeeds outward;
    private final Deadlines deadlines;
    private final Organisation organisation;
    private final Clock clock;

    WhereItStands(
            NeedService needs,
            PublicNeeds published,
            OutwardNeeds outward,
            Deadlines deadlines,
            Organisation organisation,
            Clock clock) {
        this.needs = needs;
        this.published = published;
        this.outward = outward;
        this.deadlines = deadlines;
        this.organisation = organisation;
        this.clock = clock;
    }

    /** A step that was taken. */
    record Taken(Instant at, Bilingual what) {}

    /**
     * What the reporter sees; nothing else leaves the house on this page.
     *
     * @param number the reporter's own number
     * @param title official title; null until there is one
     * @param category what it is about
     * @param status code of where it stands, for the words of the page
     * @param statusName the same in words
     * @param reachable that the reporter left a phone number
     * @param holder who has it now
     * @param due until when the next step is to be taken; null where nothing runs
     * @param late that this moment has passed
     * @param promisedOn day on which it is promised to be done
     * @param into title of the need that goes on with it
     * @param ending how it ended
     * @param answer the answer of the offices
     * @param question what the clerk asks
     * @param taken the steps, newest first
     */
    record Standing(
            String number,
            @Nullable String title,
            Bilingual category,
            String status,
            Bilingual statusName,
            boolean reachable,
            Bilingual village,
            @Nullable Bilingual holder,
            @Nullable Instant due,
            boolean late,
            @Nullable LocalDate promisedOn,
            @Nullable Bilingual into,
            @Nullable Bilingual ending,
            @Nullable String answer,
            @Nullable String question,
            boolean mayAnswer,
            boolean mayRate,
            boolean hasRated,
            boolean mayAppeal,
            boolean mayObjectToMerge,
            boolean mayUndo,
            boolean mayAdd,
            boolean mayWithdraw,
            List<Taken> taken) {

        /** For the template: whose words say what is going on and what comes next. */
        public String words() {
            if (status.equals(Status.RATING.code()) && hasRated) {
                return "rated";
            }
            return status.equals(Status.CALLING_BACK.code()) && !reachable ? status + "Unreached" : status;
        }
    }

    Standing of(String number) {
        NeedView own = needs.view(number);
        NeedView lead = leadOf(own);
        List<TimelineEntry> timeline = needs.timelineOf(number);
        // A merged need has come to its own end; what happens now happens to the one that goes on.
        boolean follows = lead != own && own.status() == Status.CLOSED;
        NeedView now = follows ? lead : own;
        Deadline deadline = deadlineOf(now);
        Instant due = deadline == null ? null : deadline.dueAt();
        boolean open = !OVER.contains(own.status());
        boolean rated = needs.hasRated(number);
        Reporter reporter = needs.texts(number).reporter();
        Ending ending = now.status() == Status.CLOSED ? now.ending() : null;
        return new Standing(
                number,
                own.title(),
                own.category().label(),
                now.status().code(),
                now.status().label(),
                reporter != null && reporter.phone() != null,
                organisation.require(own.village()).label(),
                ending == null ? holderOf(now) : null,
                due,
                due != null && due.isBefore(clock.instant()),
                now.promisedOn(),
                lead == own ? null : titleOf(lead),
                ending == null ? null : ending.label(),
                now == own ? own.answer() : published.answerOf(now.number()).orElse(null),
                question(own, timeline),
                own.status() == Status.SUPPLEMENT,
                lead.status() == Status.RATING && !rated,
                rated,
                own.status() == Status.REJECTED && !own.appealUsed(),
                own.status() == Status.MERGING,
                own.status() == Status.WITHDRAWN,
                open,
                open,
                taken(timeline, follows ? needs.timelineOf(lead.number()) : List.of()));
    }

    private NeedView leadOf(NeedView need) {
        NeedView lead = need;
        for (int i = 0; i < 10 && lead.mergedInto() != null; i++) {
            lead = needs.view(lead.mergedInto());
        }
        return lead;
    }

    /** Somebody else reported it: no more of it than anybody may read. */
    private Bilingual titleOf(NeedView lead) {
        return outward.find(lead.number())
                .filter(OutwardNeed::posted)
                .map(OutwardNeed::title)
                .map(title -> Bilingual.of(title, title))
                .orElse(lead.category().label());
    }

    private @Nullable Deadline deadlineOf(NeedView need) {
        Set<String> steps = STEPS.getOrDefault(need.status(), Set.of());
        return steps.isEmpty()
                ? null
                : deadlines.ofCase(need.number()).stream()
                        .filter(deadline -> steps.contains(deadline.step()))
                        .reduce((earlier, later) -> later)
                        .orElse(null);
    }

    private @Nullable Bilingual holderOf(NeedView need) {
        String unit = need.responsible() != null && WITH_THE_UNIT.contains(need.status())
                ? need.responsible()
                : need.holdingUnit();
        return organisation.unit(unit).map(Unit::label).orElse(null);
    }

    private static @Nullable String question(NeedView need, List<TimelineEntry> timeline) {
        return need.status() != Status.SUPPLEMENT
                ? null
                : timeline.stream()
                        .filter(entry -> entry.event() == NeedEvent.ASKED_REPORTER)
                        .reduce((earlier, later) -> later)
                        .map(TimelineEntry::note)
                        .orElse(null);
    }

    private static List<Taken> taken(List<TimelineEntry> own, List<TimelineEntry> lead) {
        // Its own end came with the merge and is no end to its reporter.
        List<TimelineEntry> all = new ArrayList<>(
                lead.isEmpty()
                        ? own
                        : own.stream()
                                .filter(entry -> entry.event() != NeedEvent.CLOSED)
                                .toList());
        Instant merged = all.isEmpty() ? Instant.EPOCH : all.get(all.size() - 1).at();
        lead.stream().filter(entry -> entry.at().isAfter(merged)).forEach(all::add);
        return all.stream()
                .filter(TimelineEntry::isForReporter)
                .sorted(Comparator.comparing(TimelineEntry::at)
                        .thenComparingLong(TimelineEntry::id)
                        .reversed())
                .map(entry -> new Taken(
                        entry.at(),
                        entry.by().isClock()
                                ? Bilingual.of(
                                        entry.event().label().zh() + "（到时间自动流转）",
                                        entry.event().label().en() + " (moved on automatically)")
                                : entry.event().label()))
                .toList();
    }
}
