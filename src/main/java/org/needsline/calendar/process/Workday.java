package org.needsline.calendar.process;

import java.util.Date;
import org.needsline.calendar.Calendars;
import org.needsline.engine.ModelBean;
import org.springframework.stereotype.Component;

/** What filters of the task list call: the server runs in UTC, and people mean the district's day. Public, since expressions see nothing else. */
@Component("workday")
@ModelBean
public class Workday {

    private final Calendars calendars;

    Workday(Calendars calendars) {
        this.calendars = calendars;
    }

    /** {@code ${workday.startOfToday()}}: midnight at the beginning of today. */
    public Date startOfToday() {
        return Date.from(calendars.current().startOfToday());
    }

    /** {@code ${workday.endOfToday()}}: the first moment of tomorrow. */
    public Date endOfToday() {
        return Date.from(calendars.current().endOfToday());
    }
}
