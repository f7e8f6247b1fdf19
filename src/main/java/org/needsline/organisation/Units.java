package org.needsline.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
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

    List<Unit> below(String parentCode, Set<UnitLevel> levels) {
        return jdbc.sql(COLUMNS + "where u.parent_code = :parent and u.unit_level in (:levels) order by u.code")
                .param("parent", parentCode)
                .param("levels", levels.stream().map(Enum::name).toList())
                .query(Units::unit)
                .list();
    }

    List<Unit> ofLevel(UnitLevel level) {
        return jdbc.sql(COLUMNS + "where u.unit_level = ? order by u.code")
                .param(level.name())
                .query(Units::unit)
                .list();
    }

    List<Unit> servedBy(String userId) {
        return jdbc.sql(COLUMNS
                        + "where u.code in (select r.unit_code from staff_role r where r.user_id = ?) order by u.code")
                .param(userId)
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

    private static Unit unit(ResultSet row, int number) throws SQLException {
        return new Unit(
                row.getString("code"),
                row.getString("name"),
                row.getString("name_en"),
                UnitLevel.valueOf(row.getString("unit_level")));
    }
}
