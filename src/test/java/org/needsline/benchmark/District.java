package org.needsline.benchmark;

import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A fictional district of the size that the library must carry: 15 towns, 650 villages, 80 departments, 1,300 grids. */
final class District {

    static final String CODE = "990101";

    private static final int TOWNS = 15;
    private static final int VILLAGES = 650;
    private static final List<String> DISTRICT_DEPARTMENTS = List.of(
            "transport",
            "housing",
            "water",
            "agriculture",
            "civil-affairs",
            "health",
            "education",
            "justice",
            "finance",
            "culture",
            "employment",
            "market",
            "environment",
            "planning",
            "police",
            "emergency",
            "forestry",
            "veterans",
            "taxation",
            "statistics");
    private static final List<String> TOWN_DEPARTMENTS =
            List.of("agriculture", "public-services", "party-affairs", "safety");

    private final List<String> villages = new ArrayList<>();

    District() {
        for (int i = 0; i < VILLAGES; i++) {
            villages.add(CODE + (100 + i % TOWNS) + (201 + i / TOWNS));
        }
    }

    List<String> villages() {
        return villages;
    }

    static String town(String village) {
        return village.substring(0, 9);
    }

    /** In every group there is one person, whose user id is the group's. */
    static List<String> groupsOf(String user) {
        return List.of(user.substring(0, user.indexOf('.')), user);
    }

    /** Units, people and logins, written as the import writes them, but at once. */
    void load(DataSource database) {
        JdbcTemplate jdbc = new JdbcTemplate(database);
        List<Object[]> units = new ArrayList<>();
        List<Object[]> roles = new ArrayList<>();
        units.add(unit(CODE, null, "DISTRICT"));
        for (String role : List.of(
                "clerk",
                "supervisor",
                "manager",
                "discipline",
                "access-office",
                "justice",
                "finance",
                "leading-group")) {
            roles.add(new Object[] {role, CODE});
        }
        for (String department : DISTRICT_DEPARTMENTS) {
            body(units, roles, CODE, department, "DEPARTMENT", "officer");
        }
        for (int i = 0; i < TOWNS; i++) {
            String town = CODE + (100 + i);
            units.add(unit(town, CODE, "TOWN"));
            for (String role : List.of("clerk", "supervisor", "manager")) {
                roles.add(new Object[] {role, town});
            }
            for (String department : TOWN_DEPARTMENTS) {
                body(units, roles, town, department, "DEPARTMENT", "officer");
            }
            body(units, roles, town, "volunteers", "TEAM", "team");
        }
        for (String village : villages) {
            units.add(unit(village, town(village), "VILLAGE"));
            for (String role : List.of("clerk", "secretary", "grid-worker")) {
                roles.add(new Object[] {role, village});
            }
            body(units, roles, village, "volunteers", "TEAM", "team");
            for (String grid : List.of("001", "002")) {
                units.add(unit(village + grid, village, "GRID"));
                roles.add(new Object[] {"grid-worker", village + grid});
            }
        }
        jdbc.batchUpdate(
                "insert into unit (code, parent_code, unit_level, name, name_en) values (?, ?, ?, ?, ?)"
                        + " on conflict do nothing",
                units);
        List<Object[]> people = new ArrayList<>();
        List<Object[]> held = new ArrayList<>();
        List<Object[]> users = new ArrayList<>();
        List<Object[]> groups = new ArrayList<>();
        List<Object[]> members = new ArrayList<>();
        for (Object[] role : roles) {
            String group = role[0] + "." + role[1];
            people.add(new Object[] {group, "示例" + role[1]});
            held.add(new Object[] {group, role[0], role[1]});
            users.add(new Object[] {group, group});
            groups.add(new Object[] {group, group});
            groups.add(new Object[] {role[0], role[0]});
            members.add(new Object[] {group, group});
            members.add(new Object[] {group, role[0]});
        }
        jdbc.batchUpdate("insert into staff (user_id, name) values (?, ?) on conflict do nothing", people);
        jdbc.batchUpdate(
                "insert into staff_role (user_id, role_id, unit_code) values (?, ?, ?) on conflict do nothing", held);
        jdbc.batchUpdate("insert into ACT_ID_USER (ID_, REV_, FIRST_) values (?, 1, ?) on conflict do nothing", users);
        jdbc.batchUpdate("insert into ACT_ID_GROUP (ID_, REV_, NAME_) values (?, 1, ?) on conflict do nothing", groups);
        jdbc.batchUpdate(
                "insert into ACT_ID_MEMBERSHIP (USER_ID_, GROUP_ID_) values (?, ?) on conflict do nothing", members);
    }

    private static void body(
            List<Object[]> units, List<Object[]> roles, String of, String name, String level, String role) {
        units.add(unit(of + "-" + name, of, level));
        roles.add(new Object[] {role, of + "-" + name});
    }

    private static Object[] unit(String code, String parent, String level) {
        return new Object[] {code, parent, level, "示例" + code, "Sample " + code};
    }
}
