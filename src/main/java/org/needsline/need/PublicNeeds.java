package org.needsline.need;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/**
 * What the public may read of the library. Each record names exactly what a page shows; what was never posted, was withdrawn or is with the
 * discipline office is not there at all (domain, 3.2 and 6).
 */
@Repository
@Transactional(readOnly = true)
public class PublicNeeds {

    private static final Set<Status> UNDER_WAY = Set.of(
            Status.CLAIMING,
            Status.ASSIGNING,
            Status.DELIVERING,
            Status.SUPERVISING,
            Status.VERIFYING,
            Status.RATING,
            Status.CALLING_BACK,
            Status.DISPUTED,
            Status.CONCLUDED);

    /** Endings of which the public learns. A withdrawn need is its reporter's again, a merged one goes on under the other's number. */
    private static final Set<Ending> RESULTS = Set.of(
            Ending.MET,
            Ending.EXPLAINED,
            Ending.PLANNED,
            Ending.CLOSED_AFTER_DISPUTE,
            Ending.REJECTED,
            Ending.OUTSIDE_REMIT);

    private static final Set<Ending> WITH_PUBLIC_REASONS =
            Set.of(Ending.EXPLAINED, Ending.PLANNED, Ending.CLOSED_AFTER_DISPUTE);

    private static final List<String> ACCEPTED = Arrays.stream(Status.values())
            .filter(status -> status == Status.ACCEPTED || status == Status.POSTING || UNDER_WAY.contains(status))
            .map(Status::code)
            .toList();
    private static final List<String> CARRIED =
            codes(Set.of(Ending.MET, Ending.EXPLAINED, Ending.PLANNED, Ending.CLOSED_AFTER_DISPUTE));

    private static final String ENTRY =
            """
            select n.number, n.village, p.category, p.title, p.place, p.reporter, p.posted_at, p.posted_until,
                   n.status, n.ending, n.closed_at, n.responsible, n.promised_on, n.plan_year
            from need n join need_posting p on p.number = n.number
             and p.id = (select max(q.id) from need_posting q where q.number = n.number)
            """;
    private static final String PAGE = " fetch first :size rows only";

    private final JdbcClient jdbc;
    private final Needs needs;
    private final Reporters reporters;
    private final OutsideWords outside;

    PublicNeeds(JdbcClient jdbc, Needs needs, Reporters reporters, OutsideWords outside) {
        this.jdbc = jdbc;
        this.needs = needs;
        this.reporters = reporters;
        this.outside = outside;
    }

    /**
     * A need in a list of the public. How its reporter rated it is counted among the village's figures only: beside a surname it would be
     * known whose rating it is.
     *
     * @param title null where only the category may be shown
     * @param place null where only the category may be shown, or a single household is concerned
     * @param reporter surname and ＊＊; null if anonymous or without consent
     * @param until end of the time for objections; null: posted afterwards, without one
     * @param responsible code of the unit that delivers or delivered
     */
    public record Entry(
            String number,
            String village,
            Category category,
            @Nullable String title,
            @Nullable String place,
            @Nullable String reporter,
            Instant postedAt,
            @Nullable Instant until,
            Status status,
            @Nullable Ending ending,
            @Nullable Instant closedAt,
            @Nullable String responsible,
            @Nullable LocalDate promisedOn,
            @Nullable Integer planYear) {}

    /**
     * A need on its own page.
     *
     * @param description the resident's words as a clerk has released them; null until then, and where they may not be shown
     * @param answer the reasons that are public with this ending, masked
     * @param objections to any of its postings, oldest first, without those that a clerk still holds
     */
    public record Page(
            Entry entry, @Nullable String description, @Nullable String answer, List<AnsweredObjection> objections) {}

    /**
     * An objection and what became of it.
     *
     * @param said as a clerk has released it; null until then
     * @param upheld null while it is not answered
     * @param answer the public answer, masked
     */
    public record AnsweredObjection(
            Instant at, @Nullable String said, @Nullable Boolean upheld, @Nullable String answer) {}

    /**
     * A need as the minutes of a meeting name it.
     *
     * @param title the posted title; null: only the category
     */
    public record Subject(Category category, @Nullable String title) {}

    /**
     * The figures of a village since it began.
     *
     * @param received registered, whatever became of it
     * @param accepted taken into the list, by the meeting, the town or as urgent
     * @param met delivered and closed
     * @param medianDays from registration to closing of those that were met; null while there are none
     */
    public record Figures(
            long received,
            long accepted,
            long met,
            @Nullable Integer medianDays,
            long satisfied,
            long mostly,
            long dissatisfied) {

        public long rated() {
            return satisfied + mostly + dissatisfied;
        }
    }

    /** What is posted now, what ends first at the top. */
    public List<Entry> posted(String village, int first, int size) {
        return jdbc.sql(ENTRY + " where n.village = :village and n.status = 'posting'"
                        + " order by p.posted_until, n.number offset :first rows" + PAGE)
                .param("village", village)
                .param("first", first)
                .param("size", size)
                .query(PublicNeeds::entry)
                .list();
    }

    /** What was posted and is being worked on, the next promised day at the top. */
    public List<Entry> underWay(String village, int first, int size) {
        return jdbc.sql(ENTRY + " where n.village = :village and n.status in (:statuses)"
                        + " order by case when n.promised_on is null then 1 else 0 end, n.promised_on, n.number"
                        + " offset :first rows" + PAGE)
                .param("village", village)
                .param("statuses", codes(UNDER_WAY))
                .param("first", first)
                .param("size", size)
                .query(PublicNeeds::entry)
                .list();
    }

    /** What is over, the latest at the top. */
    public List<Entry> results(String village, int first, int size) {
        return jdbc.sql(ENTRY + " where n.village = :village and n.status = 'closed' and n.ending in (:endings)"
                        + " order by n.closed_at desc, n.number offset :first rows" + PAGE)
                .param("village", village)
                .param("endings", codes(RESULTS))
                .param("first", first)
                .param("size", size)
                .query(PublicNeeds::entry)
                .list();
    }

    /** The newest postings, whatever became of them since. */
    public List<Entry> newest(String village, int size) {
        return jdbc.sql(ENTRY + " where p.village = :village and n.status <> 'withdrawn'"
                        + " and (n.ending is null or n.ending in (:endings)) order by p.posted_at desc, n.number"
                        + PAGE)
                .param("village", village)
                .param("endings", codes(RESULTS))
                .param("size", size)
                .query(PublicNeeds::entry)
                .list();
    }

    /** One need; empty if the public may not read of it. */
    public Optional<Page> page(String number) {
        return entryOf(number).map(entry -> {
            List<PostedEntry> postings = needs.postings(number);
            List<String> names = reporters.namesAround(number);
            return new Page(
                    entry,
                    postings.get(postings.size() - 1).description(),
                    publicReasons(entry, names),
                    needs.objections(number).stream()
                            .filter(objection -> !objection.held())
                            .map(objection -> new AnsweredObjection(
                                    objection.at(),
                                    outside.publicOf(objection.id())
                                            .map(said -> PublicWords.withoutNames(said, names))
                                            .orElse(null),
                                    objection.upheld(),
                                    objection.answer() == null ? null : PublicWords.text(objection.answer(), names)))
                            .toList());
        });
    }

    /** What the offices answered, as others than the reporter may read it: without anybody's name, phones and house numbers. */
    public Optional<String> answerOf(String number) {
        return Optional.ofNullable(needs.view(number).answer())
                .map(answer -> PublicWords.text(answer, reporters.namesAround(number)));
    }

    /** Whether the public may read of it. */
    public boolean isPublic(String number) {
        return entryOf(number).isPresent();
    }

    /** Category, and title where it was posted, of each need that there is. */
    public Map<String, Subject> subjects(Collection<String> numbers) {
        Map<String, Subject> subjects = new HashMap<>();
        if (!numbers.isEmpty()) {
            jdbc.sql(
                            """
                            select n.number, n.category, n.status, n.ending, p.title
                            from need n left join need_posting p on p.number = n.number
                             and p.id = (select max(q.id) from need_posting q where q.number = n.number)
                            where n.number in (:numbers)
                            """)
                    .param("numbers", numbers)
                    .query((row, i) -> Map.entry(
                            Rows.text(row, "number"),
                            new Subject(
                                    Category.of(Rows.text(row, "category")),
                                    isPublic(Status.of(Rows.text(row, "status")), Rows.coded(row, "ending", Ending::of))
                                            ? row.getString("title")
                                            : null)))
                    .list()
                    .forEach(each -> subjects.put(each.getKey(), each.getValue()));
        }
        return subjects;
    }

    /** The figures of a village, counted from the rows of its needs: some hundred, by the index on the village. */
    public Figures figures(String village) {
        return jdbc.sql(
                        """
                        select count(*) as received,
                          count(*) filter (where status in (:accepted) or ending in (:carried)) as accepted,
                          count(*) filter (where ending = 'met') as met,
                          percentile_cont(0.5) within group (order by extract(epoch from closed_at)
                            - extract(epoch from cast(registered_on as timestamp with time zone)))
                            filter (where ending = 'met') as median_seconds,
                          count(*) filter (where rating = 'satisfied') as satisfied,
                          count(*) filter (where rating = 'mostly') as mostly,
                          count(*) filter (where rating = 'dissatisfied') as dissatisfied
                        from need where village = :village
                        """)
                .param("village", village)
                .param("accepted", ACCEPTED)
                .param("carried", CARRIED)
                .query((row, i) -> new Figures(
                        row.getLong("received"),
                        row.getLong("accepted"),
                        row.getLong("met"),
                        days(row),
                        row.getLong("satisfied"),
                        row.getLong("mostly"),
                        row.getLong("dissatisfied")))
                .single();
    }

    private static @Nullable Integer days(ResultSet row) throws SQLException {
        double seconds = row.getDouble("median_seconds");
        return row.wasNull() ? null : (int) Math.max(0, Math.round(seconds / 86_400));
    }

    private Optional<Entry> entryOf(String number) {
        return jdbc
                .sql(ENTRY + " where n.number = :number")
                .param("number", number)
                .query(PublicNeeds::entry)
                .list()
                .stream()
                .filter(entry -> isPublic(entry.status(), entry.ending()))
                .findFirst();
    }

    /** Whether the public may read of a posted need with this status and ending. */
    static boolean isPublic(Status status, @Nullable Ending ending) {
        return status != Status.WITHDRAWN && (ending == null || RESULTS.contains(ending));
    }

    private @Nullable String publicReasons(Entry entry, Collection<String> names) {
        if (entry.title() == null || entry.ending() == null || !WITH_PUBLIC_REASONS.contains(entry.ending())) {
            return null;
        }
        String answer = needs.view(entry.number()).answer();
        return answer == null ? null : PublicWords.text(answer, names);
    }

    private static List<String> codes(Collection<? extends Coded> constants) {
        return constants.stream().map(Coded::code).sorted().collect(Collectors.toList());
    }

    private static Entry entry(ResultSet row, int i) throws SQLException {
        return new Entry(
                Rows.text(row, "number"),
                Rows.text(row, "village"),
                Category.of(Rows.text(row, "category")),
                row.getString("title"),
                row.getString("place"),
                row.getString("reporter"),
                Rows.requiredInstant(row, "posted_at"),
                Rows.instant(row, "posted_until"),
                Status.of(Rows.text(row, "status")),
                Rows.coded(row, "ending", Ending::of),
                Rows.instant(row, "closed_at"),
                row.getString("responsible"),
                row.getObject("promised_on", LocalDate.class),
                row.getObject("plan_year", Integer.class));
    }
}
