package org.needsline.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table {@code unit}. */
@Repository
class Units {

    private static final String COLUMNS = "select u.code, u.name, u.name_en, u.unit_level from unit u ";

    private final JdbcClient jdbc;

    Units(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Unit> find(String code) {
        return jdbc.sql(COLUMNS + "where u.code = ?")
                .param(code)
                .query(Units::unit)
                .optional();
    }

    List<Unit> of(Collection<String> codes) {
        return jdbc.sql(COLUMNS + "where u.code in (:codes) order by u.code")
                .param("codes", codes)
                .query(Units::unit)
                .list();
    }

    List<Unit> below(String parentCode, Set<UnitLevel> levels) {
        return jdbc.sql(COLUMNS + "where u.parent_code = :parent and u.unit_level in (:levels)"
                        + " and u.closed_at is null order by u.code")
                .param("parent", parentCode)
                .param("levels", levels.stream().map(Enum::name).toList())
                .query(Units::unit)
                .list();
    }

    List<Unit> ofLevel(UnitLevel level) {
        return jdbc.sql(COLUMNS + "where u.unit_level = ? and u.closed_at is null order by u.code")
                .param(level.name())
                .query(Units::unit)
                .list();
    }

    List<Unit> servedBy(String userId) {
        return jdbc.sql(COLUMNS + "where u.code in (select r.unit_code from staff_role r where r.user_id = :user)"
                        + " or u.code in (" + StaffRoles.LENT.replace("r.role_id, r.unit_code", "r.unit_code")
                        + " and a.deputy_id = :user) order by u.code")
                .param("user", userId)
                .query(Units::unit)
                .list();
    }

    boolean isEmpty() {
        return jdbc.sql("select count(*) from unit").query(Long.class).single() == 0;
    }

    void add(Unit unit) {
        jdbc.sql("insert into unit (code, parent_code, unit_level, name, name_en) values (?, ?, ?, ?, ?)")
                .params(
                        unit.code(),
                        UnitCode.parent(unit.code()).orElse(null),
                        unit.level().name(),
                        unit.name(),
                        unit.nameEn())
                .update();
    }

    void rename(Unit unit) {
        jdbc.sql("update unit set name = ?, name_en = ? where code = ?")
                .params(unit.name(), unit.nameEn(), unit.code())
                .update();
    }

    boolean isClosed(String code) {
        return jdbc.sql("select count(*) from unit where code = ? and closed_at is not null")
                        .param(code)
                        .query(Long.class)
                        .single()
                > 0;
    }

    void close(String code, Instant at) {
        jdbc.sql("update unit set closed_at = ? where code = ?")
                .params(at.atOffset(ZoneOffset.UTC), code)
                .update();
    }

    void reopen(String code) {
        jdbc.sql("update unit set closed_at = null where code = ?").param(code).update();
    }

    long openBelow(String code) {
        return jdbc.sql("select count(*) from unit where parent_code = ? and closed_at is null")
                .param(code)
                .query(Long.class)
                .single();
    }

    /** A unit in the list of administrators. */
    record Listed(Unit unit, boolean closed, long people) {}

    /** Units by part of their code or name, in the order of their codes. */
    List<Listed> search(String text, boolean withClosed, int page, int size) {
        return jdbc.sql(
                        """
                        select u.code, u.name, u.name_en, u.unit_level, u.closed_at,
                               (select count(distinct r.user_id) from staff_role r where r.unit_code = u.code) as people
                        from unit u
                        where (u.code like :code or lower(u.name) like :like or lower(u.name_en) like :like)
                          and (:closed = true or u.closed_at is null)
                        order by u.code limit :size offset :first
                        """)
                .param("code", text.replaceAll("[%_]", "") + "%")
                .param("like", "%" + text.toLowerCase(Locale.ROOT).replaceAll("[%_]", "") + "%")
                .param("closed", withClosed)
                .param("size", size)
                .param("first", (long) page * size)
                .query((row, i) -> new Listed(unit(row, i), row.getObject("closed_at") != null, row.getLong("people")))
                .list();
    }

    List<Unit> villagesNamed(String part, int limit) {
        return jdbc.sql(COLUMNS + "where u.unit_level = 'VILLAGE' and u.closed_at is null"
                        + " and (lower(u.name) like :like or lower(u.name_en) like :like) order by u.code limit :limit")
                .param("like", "%" + part.toLowerCase(Locale.ROOT).replaceAll("[%_\\\\]", "") + "%")
                .param("limit", limit)
                .query(Units::unit)
                .list();
    }

    /** Every unit that is not closed, places before what belongs to them. */
    List<Unit> open() {
        return jdbc.sql(COLUMNS + "where u.closed_at is null order by u.code")
                .query(Units::unit)
                .list();
    }

    private static Unit unit(ResultSet row, int number) throws SQLException {
        return new Unit(
                row.getString("code"),
                row.getString("name"),
                row.getString("name_en"),
                UnitLevel.valueOf(row.getString("unit_level")));
    }
}
