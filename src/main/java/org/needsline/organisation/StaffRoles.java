package org.needsline.organisation;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The tables {@code staff} and {@code staff_role}. */
@Repository
class StaffRoles {

    /**
     * What is lent: the work of an absent colleague in a unit in which the deputy works too, or in the one below. Never what is trusted to a
     * person: looking after users, deploying models, confidential reports.
     */
    static final String LENT =
            """
            select r.role_id, r.unit_code from absence a
            join staff_role r on r.user_id = a.user_id join unit u on u.code = r.unit_code
            where a.state = 'active' and r.role_id not in ('admin', 'designer', 'discipline')
            and exists (select 1 from staff_role d where d.user_id = a.deputy_id
                        and (d.unit_code = r.unit_code or d.unit_code = u.parent_code))
            """;

    private final JdbcClient jdbc;

    StaffRoles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The roles that a person holds, and those of absent colleagues for whom they stand in today. */
    List<RoleInUnit> of(String userId) {
        return jdbc.sql("select r.role_id, r.unit_code from staff_role r where r.user_id = :user union " + LENT
                        + " and a.deputy_id = :user order by 1, 2")
                .param("user", userId)
                .query(StaffRoles::role)
                .list();
    }

    /** The roles that a person holds themself. */
    List<RoleInUnit> own(String userId) {
        return jdbc.sql(
                        "select r.role_id, r.unit_code from staff_role r where r.user_id = ? order by r.role_id, r.unit_code")
                .param(userId)
                .query(StaffRoles::role)
                .list();
    }

    /** The roles that one absence lends to its deputy while it lasts. */
    List<RoleInUnit> lentBy(long absence) {
        return jdbc.sql(LENT + " and a.id = ? order by 1, 2")
                .param(absence)
                .query(StaffRoles::role)
                .list();
    }

    List<Staff> holders(Role role, String unitCode) {
        return jdbc.sql("select s.user_id, s.name, s.email, s.phone from staff s where s.user_id in (select r.user_id"
                        + " from staff_role r where r.unit_code = :unit and r.role_id = :role union "
                        + LENT.replace("r.role_id, r.unit_code", "a.deputy_id")
                        + " and r.unit_code = :unit and r.role_id = :role) order by s.user_id")
                .param("unit", unitCode)
                .param("role", role.id())
                .query(StaffRoles::person)
                .list();
    }

    Optional<Staff> person(String userId) {
        return jdbc.sql("select s.user_id, s.name, s.email, s.phone from staff s where s.user_id = ?")
                .param(userId)
                .query(StaffRoles::person)
                .optional();
    }

    List<Staff> everybody() {
        return jdbc.sql("select s.user_id, s.name, s.email, s.phone from staff s order by s.user_id")
                .query(StaffRoles::person)
                .list();
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

    /** Who may stand in for a person: works in a unit of theirs, or in the one above, in which there is something to lend. */
    List<Staff> colleaguesOf(String userId) {
        return jdbc.sql(
                        """
                        select s.user_id, s.name, s.email, s.phone from staff s
                        where s.user_id <> :user and exists (
                          select 1 from staff_role d, staff_role r join unit u on u.code = r.unit_code
                          where d.user_id = s.user_id and r.user_id = :user
                            and r.role_id not in ('admin', 'designer', 'discipline')
                            and (d.unit_code = r.unit_code or d.unit_code = u.parent_code))
                        order by s.user_id
                        """)
                .param("user", userId)
                .query(StaffRoles::person)
                .list();
    }

    /** Roles held in a unit by anybody. */
    long countIn(String unitCode) {
        return jdbc.sql("select count(*) from staff_role where unit_code = ?")
                .param(unitCode)
                .query(Long.class)
                .single();
    }

    /** People by part of their id or name, or by the unit that they or the people below it work in; in the order of their ids. */
    List<Staff> search(String text, String unit, int page, int size) {
        return jdbc.sql(
                        """
                        select s.user_id, s.name, s.email, s.phone from staff s
                        where (:text = '' or lower(s.user_id) like :like or lower(s.name) like :like)
                          and (:unit = '' or exists (select 1 from staff_role r
                                                     where r.user_id = s.user_id and r.unit_code like :below))
                        order by s.user_id limit :size offset :first
                        """)
                .param("text", text)
                .param("like", "%" + text.toLowerCase(Locale.ROOT).replaceAll("[%_]", "") + "%")
                .param("unit", unit)
                .param("below", unit.replaceAll("[%_]", "") + "%")
                .param("size", size)
                .param("first", (long) page * size)
                .query(StaffRoles::person)
                .list();
    }

    /** Every role with its holder, in the order of a file. */
    List<PersonInRole> all() {
        return jdbc.sql("select s.user_id, s.name, s.email, s.phone, r.role_id, r.unit_code from staff s"
                        + " join staff_role r on r.user_id = s.user_id order by s.user_id, r.role_id, r.unit_code")
                .query((row, i) -> new PersonInRole(person(row, i), role(row, i)))
                .list();
    }

    /** A line of a file of people. */
    record PersonInRole(Staff person, RoleInUnit role) {}

    void initialUntil(String userId, @Nullable Instant until) {
        jdbc.sql("update staff set initial_until = ? where user_id = ?")
                .params(until == null ? null : until.atOffset(ZoneOffset.UTC), userId)
                .update();
    }

    /** Until when the person's initial password is good; empty where they have chosen one. */
    Optional<Instant> initialUntil(String userId) {
        return moment("initial_until", userId);
    }

    void passwordSince(String userId, Instant at) {
        jdbc.sql("update staff set password_since = ? where user_id = ?")
                .params(at.atOffset(ZoneOffset.UTC), userId)
                .update();
    }

    /** Sessions that began before this have ended. */
    Optional<Instant> passwordSince(String userId) {
        return moment("password_since", userId);
    }

    private Optional<Instant> moment(String column, String userId) {
        return jdbc.sql("select " + column + " from staff where user_id = ? and " + column + " is not null")
                .param(userId)
                .query((row, i) -> row.getObject(1, OffsetDateTime.class).toInstant())
                .optional();
    }

    boolean isAway(String userId) {
        return jdbc.sql("select count(*) from absence where user_id = ? and state = 'active'")
                        .param(userId)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Who stands in for this person today. */
    List<String> deputiesOf(String userId) {
        return jdbc.sql("select distinct deputy_id from absence where user_id = ? and state = 'active'")
                .param(userId)
                .query(String.class)
                .list();
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
