package org.needsline.need;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Repository;

/** The library's rows: needs with their timelines and past stays. */
@Repository
class Needs {

    private static final TypeReference<LinkedHashMap<String, String>> FACTS = new TypeReference<>() {};

    private final JdbcTemplate jdbc;
    private final ObjectMapper json;
    private final NeedSearchRows search;
    private final ApplicationEventPublisher events;

    Needs(JdbcTemplate jdbc, ObjectMapper json, NeedSearchRows search, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.json = json;
        this.search = search;
        this.events = events;
    }

    Optional<Need> find(String number) {
        return query(NeedColumns.SELECT + " where number = ?", number).stream().findFirst();
    }

    Need require(String number) {
        return find(number)
                .orElseThrow(() -> Refusal.notFound(
                        "没有编号为“" + number + "”的需求。", "There is no need with the number " + number + "."));
    }

    /** The facts of a need. A step asks for the same ones several times; within a transaction they are read once. */
    NeedView view(String number) {
        Map<String, NeedView> seen = SeenViews.ofTransaction();
        NeedView known = seen.get(number);
        if (known == null) {
            known = require(number).view();
            seen.put(number, known);
        }
        return known;
    }

    List<Need> query(String sql, @Nullable Object... values) {
        return jdbc.query(sql, (row, i) -> NeedColumns.read(row), values);
    }

    void add(Need need) {
        jdbc.update(NeedColumns.INSERT, NeedColumns.toInsert(need));
        addTimeline(need);
        search.put(need, concern(need).units());
    }

    /** Stores a step. Refused when somebody else took a step since the need was read. */
    void save(Need need) {
        if (need.happened.isEmpty()) {
            return;
        }
        if (jdbc.update(NeedColumns.UPDATE, NeedColumns.toUpdate(need)) == 0) {
            throw Refusal.conflict(
                    "需求" + need.number + "刚被他人办理，请刷新后再试。",
                    "Somebody else has just worked on need " + need.number + ": refresh and try again.");
        }
        need.version++;
        SeenViews.ofTransaction().remove(need.number);
        for (Holder stay : need.staysOver) {
            jdbc.update(
                    """
                    insert into need_holder (number, stay, held_level, unit, invited, responsible, held_since, held_until)
                    values (?, (select coalesce(max(h.stay), 0) + 1 from need_holder h where h.number = ?), ?, ?, ?, ?, ?, ?)
                    """,
                    need.number,
                    need.number,
                    stay.level().code(),
                    stay.unit(),
                    Rows.joined(stay.invited()),
                    stay.responsible(),
                    Rows.moment(stay.since()),
                    Rows.moment(stay.until()));
        }
        need.staysOver.clear();
        addTimeline(need);
        if (!need.found().equals(need.foundAs)) {
            search.put(need, concern(need).units());
        } else if (!need.standing().equals(need.stoodAs)) {
            search.stands(need);
        }
        boolean stoodElsewhere = need.stoodAs == null || need.stoodAs.status() != need.status;
        need.foundAs = need.found();
        need.stoodAs = need.standing();
        if (stoodElsewhere) {
            events.publishEvent(new NeedStood(need.number, need.status));
        }
    }

    /** Whom a need concerns, or concerned at a stay that is over. */
    Concern concern(Need need) {
        Set<String> units = new LinkedHashSet<>();
        units.add(need.village);
        if (need.grid != null) {
            units.add(need.grid);
        }
        units.addAll(need.involved);
        List<Holder> stays = new ArrayList<>(pastStays(need.number));
        stays.add(need.currentStay());
        for (Holder stay : stays) {
            units.add(stay.unit());
            units.addAll(stay.invited());
            if (stay.responsible() != null) {
                units.add(stay.responsible());
            }
        }
        return new Concern(need.village, units, need.registeredBy);
    }

    /** Makes needs that were stored before they could be searched findable; returns how many there were, at most {@code limit}. */
    int makeFindable(int limit) {
        List<String> missing = search.missing(limit);
        missing.forEach(this::makeFindableAnew);
        return missing.size();
    }

    /** After its words were changed without a step. */
    void makeFindableAnew(String number) {
        find(number).ifPresent(need -> search.put(need, concern(need).units()));
    }

    private void addTimeline(Need need) {
        List<Object[]> rows = new ArrayList<>();
        for (Happening happening : need.happened) {
            rows.add(new @Nullable Object[] {
                need.number,
                happening.entry(),
                Rows.moment(happening.at()),
                happening.event().code(),
                happening.actor().userId(),
                happening.actor().unit(),
                happening.level().code(),
                happening.unit(),
                written(happening.facts()),
                happening.note(),
                Rows.code(happening.score()),
                happening.days()
            });
        }
        jdbc.batchUpdate(
                """
                insert into need_timeline
                  (number, entry, happened_at, event, by_user, by_unit, held_level, unit, facts, note, score, workdays)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                rows);
        need.happened.clear();
    }

    List<TimelineEntry> timeline(String number) {
        return jdbc.query(
                "select * from need_timeline where number = ? order by entry",
                (row, i) -> new TimelineEntry(
                        row.getLong("entry"),
                        number,
                        Rows.requiredInstant(row, "happened_at"),
                        NeedEvent.of(Rows.text(row, "event")),
                        Actor.of(Rows.text(row, "by_user"), row.getString("by_unit")),
                        Level.of(Rows.text(row, "held_level")),
                        row.getString("unit"),
                        read(row.getString("facts")),
                        row.getString("note")),
                number);
    }

    List<ScoreFact> scoreFacts(String number) {
        return jdbc.query(
                "select * from need_timeline where number = ? and score is not null order by entry",
                (row, i) -> new ScoreFact(
                        ScoreType.of(Rows.text(row, "score")),
                        Objects.requireNonNullElse(row.getString("unit"), ""),
                        Level.of(Rows.text(row, "held_level")),
                        row.getInt("workdays"),
                        Rows.requiredInstant(row, "happened_at"),
                        row.getLong("entry")),
                number);
    }

    List<Holder> pastStays(String number) {
        return jdbc.query(
                "select * from need_holder where number = ? order by stay",
                (row, i) -> new Holder(
                        Level.of(Rows.text(row, "held_level")),
                        Rows.text(row, "unit"),
                        Rows.split(row.getString("invited")),
                        row.getString("responsible"),
                        Rows.requiredInstant(row, "held_since"),
                        Rows.instant(row, "held_until")),
                number);
    }

    // ---- postings and objections

    PostedEntry addPosting(PostedEntry entry) {
        long id = insertedId(
                """
                insert into need_posting
                  (number, village, category, title, description, place, reporter, posted_at, posted_until)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                entry.number(),
                entry.village(),
                entry.category().code(),
                entry.title(),
                entry.description(),
                entry.place(),
                entry.reporter(),
                Rows.moment(entry.postedAt()),
                Rows.moment(entry.until()));
        return new PostedEntry(
                id,
                entry.number(),
                entry.village(),
                entry.category(),
                entry.title(),
                entry.description(),
                entry.place(),
                entry.reporter(),
                entry.postedAt(),
                entry.until());
    }

    List<PostedEntry> postings(String number) {
        return jdbc.query(POSTINGS + " where number = ? order by id", POSTING, number);
    }

    Optional<PostedEntry> posting(long id) {
        return jdbc.query(POSTINGS + " where id = ?", POSTING, id).stream().findFirst();
    }

    long addObjection(String number, long posting, Objection objection, Instant at) {
        return insertedId(
                """
                insert into need_objection (number, posting, objection, objector_name, objector_phone, objected_at, held)
                values (?, ?, ?, ?, ?, ?, ?)
                """,
                number,
                posting,
                objection.text(),
                objection.name(),
                objection.phone(),
                Rows.moment(at),
                objection.held());
    }

    List<ObjectionRecord> objections(String number) {
        return jdbc.query("select * from need_objection where number = ? order by id", OBJECTION, number);
    }

    List<ObjectionRecord> objectionsTo(long posting) {
        return jdbc.query("select * from need_objection where posting = ? order by id", OBJECTION, posting);
    }

    /** False when it was let through before, or there is no such objection to that need. */
    boolean releaseObjection(String number, long id) {
        return jdbc.update(
                        "update need_objection set held = false where number = ? and id = ? and held = true",
                        number,
                        id)
                == 1;
    }

    /** False when it was answered before, or there is no such objection to that need. */
    boolean answerObjection(String number, ObjectionAnswer answer, String text, Instant at) {
        return jdbc.update(
                        """
                        update need_objection set upheld = ?, answer = ?, answered_at = ?, held = false
                        where number = ? and id = ? and upheld is null
                        """,
                        answer.upheld(),
                        text,
                        Rows.moment(at),
                        number,
                        answer.objectionId())
                == 1;
    }

    private long insertedId(String sql, @Nullable Object... values) {
        var keys = new org.springframework.jdbc.support.GeneratedKeyHolder();
        jdbc.update(
                connection -> {
                    var statement = connection.prepareStatement(sql, new String[] {"id"});
                    for (int i = 0; i < values.length; i++) {
                        statement.setObject(i + 1, values[i]);
                    }
                    return statement;
                },
                keys);
        return Objects.requireNonNull(keys.getKey(), "The database gave no id").longValue();
    }

    /** The resident's words only as a clerk has released them. */
    private static final String POSTINGS =
            """
            select p.*, (select w.shown from outside_words w
              where w.source = 'description' and w.source_id = p.id and w.state = 'released') as released
            from need_posting p""";

    private static final RowMapper<PostedEntry> POSTING = (row, i) -> new PostedEntry(
            row.getLong("id"),
            Rows.text(row, "number"),
            Rows.text(row, "village"),
            Category.of(Rows.text(row, "category")),
            row.getString("title"),
            row.getString("released"),
            row.getString("place"),
            row.getString("reporter"),
            Rows.requiredInstant(row, "posted_at"),
            Rows.instant(row, "posted_until"));

    private static final RowMapper<ObjectionRecord> OBJECTION = (row, i) -> new ObjectionRecord(
            row.getLong("id"),
            Rows.text(row, "objection"),
            row.getString("objector_name"),
            row.getString("objector_phone"),
            Rows.requiredInstant(row, "objected_at"),
            row.getBoolean("held"),
            flag(row, "upheld"),
            row.getString("answer"));

    private static @Nullable Boolean flag(ResultSet row, String column) throws SQLException {
        boolean flag = row.getBoolean(column);
        return row.wasNull() ? null : flag;
    }

    private @Nullable String written(Map<String, String> facts) {
        try {
            return facts.isEmpty() ? null : json.writeValueAsString(facts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Facts of a timeline entry cannot be written", e);
        }
    }

    private Map<String, String> read(@Nullable String facts) {
        try {
            return facts == null ? Map.of() : json.readValue(facts, FACTS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Facts of a timeline entry cannot be read: " + facts, e);
        }
    }
}
