package org.needsline.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code staff} and {@code staff_role}. */
@Repository
class StaffRoles {

    private final JdbcClient jdbc;

    StaffRoles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<RoleInUnit> of(String userId) {
        return jdbc.sql(
                        "select r.role_id, r.unit_code from staff_role r where r.user_id = ? order by r.role_id, r.unit_code")
                .param(userId)
                .query(StaffRoles::role)
                .list();
    }

    List<Staff> holders(Role role, String unitCode) {
        return jdbc.sql(
                        "select s.user_id, s.name, s.email, s.phone from staff s join staff_role r on r.user_id = s.user_id"
                                + " where r.unit_code = ? and r.role_id = ? order by s.user_id")
                .params(unitCode, role.id())
                .query(StaffRoles::person)
                .list();
    }

    Optional<Staff> person(String userId) {
        return jdbc.sql("select s.user_id, s.name, s.email, s.phone from staff s where s.user_id = ?")
                .param(userId)
                .query(StaffRoles::person)
                .optional();
    }

    void add(Staff person) {
        jdbc.sql("insert into staff (user_id, name, email, phone) values (?, ?, ?, ?)")
                .params(person.userId(), person.name(), person.email(), person.phone())
                .update();
    }

    void end(String userId, RoleInUnit role) {
        jdbc.sql("delete from staff_role where user_id = ? and role_id = ? and unit_code = ?")
                .params(userId, role.role().id(), role.unitCode())
                .update();
    }

    long countOf(Role role) {
        return jdbc.sql("select count(distinct user_id) from staff_role where role_id = ?")
                .param(role.id())
                .query(Long.class)
                .single();
    }

    void change(Staff person) {
        jdbc.sql("update staff set name = ?, email = ?, phone = ? where user_id = ?")
                .params(person.name(), person.email(), person.phone(), person.userId())
                .update();
    }

    void add(String userId, RoleInUnit role) {
        jdbc.sql("insert into staff_role (user_id, role_id, unit_code) values (?, ?, ?)")
                .params(userId, role.role().id(), role.unitCode())
                .update();
    }

    private static Staff person(ResultSet row, int number) throws SQLException {
        return new Staff(
                row.getString("user_id"), row.getString("name"), row.getString("email"), row.getString("phone"));
    }

    private static RoleInUnit role(ResultSet row, int number) throws SQLException {
        String id = row.getString("role_id");
        Role role = Role.of(id)
                .orElseThrow(() -> new IllegalStateException("Table staff_role holds an unknown role: " + id));
        return new RoleInUnit(role, row.getString("unit_code"));
    }
}
