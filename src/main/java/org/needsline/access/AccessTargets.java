package org.needsline.access;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.needsline.wording.Refusal;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code access_target}. */
@Repository
class AccessTargets {

    private static final String COLUMNS =
            "select community, stance, burden, words, answered_at, paid, received_at, exit_ground, exit_words,"
                    + " exit_asked_at from access_target where number = ?";

    private final JdbcClient jdbc;
    private final JdbcTemplate many;
    private final Clock clock;

    AccessTargets(JdbcClient jdbc, JdbcTemplate many, Clock clock) {
        this.jdbc = jdbc;
        this.many = many;
        this.clock = clock;
    }

    void replace(String number, Collection<String> communities) {
        jdbc.sql("delete from access_target where number = ?").param(number).update();
        many.batchUpdate(
                "insert into access_target (number, community) values (?, ?)",
                communities.stream().map(each -> new Object[] {number, each}).toList());
    }

    /** In the order of their codes. */
    List<AccessTarget> of(String number) {
        return jdbc.sql(COLUMNS + " order by community")
                .param(number)
                .query(AccessTargets::row)
                .list();
    }

    /** Of several requests at once, by number. */
    Map<String, List<AccessTarget>> ofAll(Collection<String> numbers) {
        Map<String, List<AccessTarget>> all = new HashMap<>();
        if (!numbers.isEmpty()) {
            jdbc.sql("select number, "
                            + COLUMNS.substring("select ".length()).replace("number = ?", "number in (:numbers)")
                            + " order by number, community")
                    .param("numbers", numbers)
                    .query((RowCallbackHandler)
                            row -> all.computeIfAbsent(row.getString("number"), number -> new ArrayList<>())
                                    .add(row(row, 0)));
        }
        return all;
    }

    Optional<AccessTarget> find(String number, String community) {
        return jdbc.sql(COLUMNS + " and community = ?")
                .params(number, community)
                .query(AccessTargets::row)
                .optional();
    }

    AccessTarget require(String number, String community) {
        return find(number, community)
                .orElseThrow(() -> Refusal.forbidden("本社区不是该事项的目标社区。", "Your community is not a target of this item."));
    }

    void answered(
            String number,
            String community,
            Stance stance,
            @Nullable Integer burden,
            @Nullable String words,
            String by) {
        jdbc.sql("update access_target set stance = ?, burden = ?, words = ?, answered_at = ?, answered_by = ?"
                        + " where number = ? and community = ?")
                .params(stance.code(), burden, words, now(), by, number, community)
                .update();
    }

    /** Who has not answered is silent from now on. */
    int silent(String number) {
        return jdbc.sql(
                        "update access_target set stance = ?, answered_at = ?, answered_by = ? where number = ? and stance is null")
                .params(Stance.SILENT.code(), now(), AccessHappening.CLOCK, number)
                .update();
    }

    void received(String number, String community, BigDecimal paid, String by) {
        jdbc.sql(
                        "update access_target set paid = ?, received_at = ?, received_by = ? where number = ? and community = ?")
                .params(paid, now(), by, number, community)
                .update();
    }

    void askedForExit(String number, String community, ExitGround ground, @Nullable String words, String by) {
        jdbc.sql("update access_target set exit_ground = ?, exit_words = ?, exit_asked_at = ?, exit_asked_by = ?"
                        + " where number = ? and community = ?")
                .params(ground.code(), words, now(), by, number, community)
                .update();
    }

    /** An evaluation has answered the wishes for exit; from now on they count anew. */
    void exitsAnswered(String number) {
        jdbc.sql(
                        "update access_target set exit_ground = null, exit_words = null, exit_asked_at = null, exit_asked_by = null"
                                + " where number = ?")
                .param(number)
                .update();
    }

    int exitsAsked(String number) {
        return jdbc.sql("select count(*) from access_target where number = ? and exit_asked_at is not null")
                .param(number)
                .query(Integer.class)
                .single();
    }

    /** More than a third of the target communities (domain 4). */
    boolean thirdAsksForExit(String number) {
        int all = jdbc.sql("select count(*) from access_target where number = ?")
                .param(number)
                .query(Integer.class)
                .single();
        return exitsAsked(number) * 3 > all;
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static AccessTarget row(ResultSet row, int number) throws SQLException {
        String stance = row.getString("stance");
        String ground = row.getString("exit_ground");
        return new AccessTarget(
                row.getString("community"),
                stance == null ? null : Coded.of(Stance.class, stance, "态度", "answer"),
                row.getObject("burden", Integer.class),
                row.getString("words"),
                instant(row, "answered_at"),
                row.getBigDecimal("paid"),
                instant(row, "received_at"),
                ground == null ? null : Coded.of(ExitGround.class, ground, "理由", "ground"),
                row.getString("exit_words"),
                instant(row, "exit_asked_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
