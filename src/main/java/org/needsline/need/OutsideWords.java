package org.needsline.need;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.needsline.organisation.Organisation;
import org.needsline.organisation.Role;
import org.needsline.organisation.RoleInUnit;
import org.needsline.wording.Bilingual;
import org.needsline.wording.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Words from outside that could stand on a public page: what a resident reported of a need that is posted, and what somebody said against
 * it. None is public before a clerk of the village or its town has released it, in the clerk's wording; hiding counts at once.
 */
@Service
public class OutsideWords {

    /** Where words come from. */
    public enum Source {
        DESCRIPTION("description", "公示需求的原话", "What was reported of a posted need"),
        OBJECTION("objection", "公示异议的原话", "What was said against a posting");

        private final String code;
        private final Bilingual label;

        Source(String code, String zh, String en) {
            this.code = code;
            this.label = Bilingual.of(zh, en);
        }
    }

    /** Whether words are public. */
    public enum State {
        WAITING("waiting", "待审核", "Waiting"),
        RELEASED("released", "已公开", "Public"),
        HIDDEN("hidden", "不公开", "Not public");

        private final String code;
        private final Bilingual label;

        State(String code, String zh, String en) {
            this.code = code;
            this.label = Bilingual.of(zh, en);
        }

        /** The constant of that code; {@link Refusal} if there is none. */
        static State of(String code) {
            return Arrays.stream(values())
                    .filter(state -> state.code.equals(code))
                    .findFirst()
                    .orElseThrow(() -> Refusal.invalid("没有这种状态。", "There is no such state."));
        }
    }

    /**
     * Words as a clerk sees them.
     *
     * @param id id
     * @param number the need
     * @param title the need's title
     * @param source where they come from
     * @param proposed as they came, without phones, house numbers and the name of whoever wrote them
     * @param shown as released last
     * @param state waiting, released or hidden
     * @param stateName the same in words
     * @param cameAt when they came
     * @param decidedBy user id of the clerk who decided last
     * @param decidedAt when
     * @param version counts the decisions: whoever decides on an older one is refused
     */
    public record Item(
            long id,
            String number,
            String title,
            Bilingual source,
            String proposed,
            @Nullable String shown,
            String state,
            Bilingual stateName,
            Instant cameAt,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt,
            int version) {}

    private static final int LISTED = 200;

    private static final String ITEMS = "select w.*, n.title as need_title, n.category as need_category"
            + " from outside_words w join need n on n.number = w.number";

    private final JdbcClient jdbc;
    private final Organisation organisation;
    private final Clock clock;

    OutsideWords(JdbcClient jdbc, Organisation organisation, Clock clock) {
        this.jdbc = jdbc;
        this.organisation = organisation;
        this.clock = clock;
    }

    /** Words came in; they wait. */
    void came(Source source, long sourceId, String number, String village, String masked) {
        jdbc.sql("insert into outside_words (source, source_id, number, village, proposed, state, came_at, version)"
                        + " values (?, ?, ?, ?, ?, ?, ?, 0)")
                .params(
                        source.code,
                        sourceId,
                        number,
                        village,
                        masked,
                        State.WAITING.code,
                        Rows.moment(clock.instant()))
                .update();
    }

    /** What of an objection is public; empty: nothing. */
    @Transactional(readOnly = true)
    public Optional<String> publicOf(long objection) {
        return jdbc.sql("select shown from outside_words where source = ? and source_id = ? and state = ?")
                .params(Source.OBJECTION.code, objection, State.RELEASED.code)
                .query(String.class)
                .optional();
    }

    /**
     * What a person has to do with words from outside.
     *
     * @param clerk whether the person decides about any
     * @param waiting how many wait for them
     */
    public record Waiting(boolean clerk, int waiting) {}

    /** How many words wait for this person. */
    @Transactional(readOnly = true)
    public Waiting waitingFor(String userId) {
        List<String> units = unitsOf(userId);
        if (units.isEmpty()) {
            return new Waiting(false, 0);
        }
        List<Object> values = new ArrayList<>(List.of(State.WAITING.code));
        String within = within(units, values);
        return new Waiting(
                true,
                jdbc.sql("select count(*) from outside_words w where w.state = ? and (" + within + ")")
                        .params(values)
                        .query(Integer.class)
                        .single());
    }

    /** What waits for this clerk, or was decided: oldest first where it waits, else newest first; at most 200. */
    @Transactional(readOnly = true)
    public List<Item> of(String userId, String state) {
        List<String> units = unitsOf(userId);
        if (units.isEmpty()) {
            return List.of();
        }
        State.of(state);
        List<Object> values = new ArrayList<>(List.of(state));
        String within = within(units, values);
        return jdbc.sql(ITEMS + " where w.state = ? and (" + within + ") order by "
                        + (state.equals(State.WAITING.code) ? "w.came_at, w.id" : "w.decided_at desc, w.id desc")
                        + " fetch first " + LISTED + " rows only")
                .params(values)
                .query(OutsideWords::item)
                .list();
    }

    /**
     * The clerk lets the public read these words.
     *
     * @param version as the clerk saw it
     * @throws Refusal conflict, when somebody decided meanwhile; invalid, when the words hold a phone, an identity number or an address of
     *     electronic mail; not found, when they are not of the clerk's village or town
     */
    @Transactional
    public Item released(long id, int version, @Nullable String words, String userId) {
        Item item = ofClerk(id, userId);
        String shown = Checks.required(words, Checks.DESCRIPTION, "公开的文字", "words to show");
        if (PublicWords.hasContact(shown)) {
            throw Refusal.invalid(
                    "文字里有电话、证件号或邮箱，不能公开。请删去后再公开。",
                    "There is a phone or identity number or an e-mail address in it: please take it out first.");
        }
        return decided(item, version, State.RELEASED, shown, userId);
    }

    /** Nobody reads these words on a public page, from this moment on. See {@link #released}. */
    @Transactional
    public Item hidden(long id, int version, String userId) {
        Item item = ofClerk(id, userId);
        return decided(item, version, State.HIDDEN, item.shown(), userId);
    }

    private Item decided(Item item, int version, State state, @Nullable String shown, String userId) {
        int changed = jdbc.sql("update outside_words set state = ?, shown = ?, decided_by = ?, decided_at = ?,"
                        + " version = version + 1 where id = ? and version = ?")
                .params(Arrays.asList(state.code, shown, userId, Rows.moment(clock.instant()), item.id(), version))
                .update();
        if (changed == 0) {
            throw Refusal.conflict(
                    "刚才有人审核过这段文字，请刷新后再看。",
                    "Somebody has just decided about these words: please refresh and look again.");
        }
        return ofClerk(item.id(), userId);
    }

    private Item ofClerk(long id, String userId) {
        List<String> units = unitsOf(userId);
        return jdbc.sql(ITEMS + " where w.id = ?")
                .param(id)
                .query(OutsideWords::item)
                .optional()
                .filter(item -> units.stream().anyMatch(item.number()::startsWith))
                .orElseThrow(() -> Refusal.notFound(
                        "没有这段文字，或不归您审核。", "There are no such words, or they are not yours to decide about."));
    }

    /** The villages of these units as a condition; its values are added. */
    private static String within(List<String> units, List<Object> values) {
        List<String> within = new ArrayList<>();
        for (String unit : units) {
            within.add("w.village between ? and ?");
            values.add(unit + "0".repeat(12 - unit.length()));
            values.add(unit + "9".repeat(12 - unit.length()));
        }
        return String.join(" or ", within);
    }

    /** Villages and towns whose clerk the person is. */
    private List<String> unitsOf(String userId) {
        return organisation.rolesOf(userId).stream()
                .filter(held -> held.role() == Role.CLERK)
                .map(RoleInUnit::unitCode)
                .filter(code -> code.length() == 12 || code.length() == 9)
                .toList();
    }

    private static Item item(ResultSet row, int i) throws SQLException {
        String title = row.getString("need_title");
        State state = State.of(Rows.text(row, "state"));
        return new Item(
                row.getLong("id"),
                Rows.text(row, "number"),
                title == null
                        ? Category.of(Rows.text(row, "need_category")).label().zh()
                        : title,
                row.getString("source").equals(Source.OBJECTION.code)
                        ? Source.OBJECTION.label
                        : Source.DESCRIPTION.label,
                Rows.text(row, "proposed"),
                row.getString("shown"),
                state.code,
                state.label,
                Rows.requiredInstant(row, "came_at"),
                row.getString("decided_by"),
                Rows.instant(row, "decided_at"),
                row.getInt("version"));
    }
}
