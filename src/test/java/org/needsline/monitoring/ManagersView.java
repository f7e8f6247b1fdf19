package org.needsline.monitoring;

import org.needsline.monitoring.Overview.Waiting;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/** The managers' page for measuring: the same calls that Cockpit makes. */
public final class ManagersView {

    private final Monitoring monitoring;
    private final String person;

    /** Makes the person a manager of that unit if they are none yet. */
    public ManagersView(BeanFactory system, String person, String unit) {
        this.monitoring = system.getBean(Monitoring.class);
        this.person = person;
        JdbcTemplate jdbc = system.getBean(JdbcTemplate.class);
        if (jdbc.queryForList("select user_id from staff where user_id = ?", person)
                .isEmpty()) {
            jdbc.update("insert into staff (user_id, name) values (?, ?)", person, person);
            jdbc.update("insert into staff_role (user_id, role_id, unit_code) values (?, 'manager', ?)", person, unit);
        }
    }

    public Object overview() {
        return monitoring.overview(person);
    }

    public Object worstUnit() {
        Waiting worst = monitoring.overview(person).units().get(0);
        return monitoring.ofUnit(worst.unit().code(), person);
    }
}
